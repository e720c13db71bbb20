// SPDX-License-Identifier: MPL-2.0
// Reading XML while it arrives: libxml2's push parser without its name. A handler is a template
// parameter and its calls are made straight from the parser's callbacks, so that driving it costs
// nothing a row.
// Not for: documents that are wanted as a tree (text/xml_tree.hpp).
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <string_view>

namespace odc::text {

using base::Result;

/// What a document may be. A document type declaration, and with it every entity but XML's five
/// and every external reference, is refused always.
struct XmlLimits {
    int maxDepth = base::limits::maxDepth;
    int maxAttributes = base::limits::maxXmlAttributes; ///< of one element
    std::size_t maxBytes = ~std::size_t{0};             ///< of the whole document
    std::size_t maxNodes = base::limits::maxTreeNodes;  ///< elements and attributes of a tree
};

/// A name or a namespace URI, ending with a zero byte. Interned: while a reader lives, equal names
/// have equal addresses. Null: no namespace.
using XmlName = const unsigned char*;

inline std::string_view viewOf(XmlName name) {
    return name ? std::string_view(reinterpret_cast<const char*>(name)) : std::string_view();
}

struct XmlAttribute {
    XmlName localName;
    XmlName namespaceUri;
    std::string_view value; ///< entities resolved
};

/// The attributes of one start tag, valid during the call; namespace declarations are not among
/// them.
class XmlAttributes {
public:
    XmlAttributes(const unsigned char** raw, int count) : raw_(raw), count_(count) {}
    [[nodiscard]] int size() const { return count_; }
    [[nodiscard]] XmlName nameAt(int index) const { return raw_[std::ptrdiff_t{5} * index]; }
    [[nodiscard]] XmlAttribute operator[](int index) const {
        const unsigned char** const at = raw_ + std::ptrdiff_t{5} * index;
        return {at[0], at[2],
                std::string_view(reinterpret_cast<const char*>(at[3]),
                                 static_cast<std::size_t>(at[4] - at[3]))};
    }

private:
    const unsigned char** raw_; ///< name, prefix, URI, begin and end of the value, five each
    int count_;
};

/// The part of a reader that knows the library; use XmlReader.
class XmlPushCore {
public:
    using StartCall = void (*)(void* self, XmlName localName, XmlName prefix, XmlName uri, int,
                               const unsigned char**, int attributeCount, int,
                               const unsigned char** attributes);
    using EndCall = void (*)(void* self, XmlName localName, XmlName prefix, XmlName uri);
    using TextCall = void (*)(void* self, const unsigned char* text, int length);

    XmlPushCore(StartCall start, EndCall end, TextCall text, XmlLimits limits);
    XmlPushCore(const XmlPushCore&) = delete;
    XmlPushCore& operator=(const XmlPushCore&) = delete;

    Result<void> push(std::string_view bytes);
    Result<void> finish();
    /// Ends reading with this error; the first one counts. For handlers.
    void stop(base::Error error);
    [[nodiscard]] bool isStopped() const { return isStopped_; }
    /// Where the reader is, for messages.
    [[nodiscard]] std::int64_t byteOffset() const;
    [[nodiscard]] long line() const;

protected:
    ~XmlPushCore();
    void tooDeep();
    void tooManyAttributes();
    void outOfMemory(const std::exception& cause);

    XmlLimits limits_;
    int depth_ = 0;

private:
    void checkEncoding(std::string_view bytes);
    void parse(std::string_view bytes, bool isLast);

    struct Parser;
    Result<void> outcome();

    std::unique_ptr<Parser> parser_;
    bool isStopped_ = false;
};

/// Feeds a Handler with
///   void startElement(XmlName localName, XmlName namespaceUri, const XmlAttributes& attributes);
///   void endElement();
///   void characters(std::string_view text);   // a text may come in several pieces
/// Errors:  badResponse (not well-formed, truncated, wrong encoding, a document type declaration),
///          tooLarge (a limit), libraryMissing, and what the handler gave to stop().
/// Thread:  any one at a time. Nothing is opened on disk or network.
template <typename Handler>
class XmlReader final : public XmlPushCore {
public:
    /// `handler` is borrowed and outlives the reader.
    XmlReader(Handler& handler, XmlLimits limits)
        : XmlPushCore(&onStart, &onEnd, &onText, limits), handler_(handler) {}

private:
    static XmlReader& of(void* self) {
        return *static_cast<XmlReader*>(static_cast<XmlPushCore*>(self));
    }
    static void onStart(void* self, XmlName localName, XmlName, XmlName uri, int,
                        const unsigned char**, int attributeCount, int,
                        const unsigned char** attributes) {
        XmlReader& reader = of(self);
        if (reader.isStopped())
            return;
        if (++reader.depth_ > reader.limits_.maxDepth)
            return reader.tooDeep();
        if (attributeCount > reader.limits_.maxAttributes)
            return reader.tooManyAttributes();
        try {
            reader.handler_.startElement(localName, uri, XmlAttributes(attributes, attributeCount));
        } catch (const std::exception& cause) {
            reader.outOfMemory(cause);
        }
    }
    static void onEnd(void* self, XmlName, XmlName, XmlName) {
        XmlReader& reader = of(self);
        if (reader.isStopped())
            return;
        --reader.depth_;
        try {
            reader.handler_.endElement();
        } catch (const std::exception& cause) {
            reader.outOfMemory(cause);
        }
    }
    static void onText(void* self, const unsigned char* text, int length) {
        XmlReader& reader = of(self);
        if (reader.isStopped())
            return;
        try {
            reader.handler_.characters(std::string_view(reinterpret_cast<const char*>(text),
                                                        static_cast<std::size_t>(length)));
        } catch (const std::exception& cause) {
            reader.outOfMemory(cause);
        }
    }

    Handler& handler_;
};

} // namespace odc::text
