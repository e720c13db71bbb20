// SPDX-License-Identifier: MPL-2.0
// What an Atom page's elements mean, as the XML reader meets them: feed, entry, properties, links,
// expanded entries, errors. In any legal order; what is unknown is stepped over.
#pragma once

#include "odata/decode/atom_names.hpp"
#include "odata/decode/row_builder.hpp"
#include "text/xml_push.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

class AtomHandler {
public:
    explicit AtomHandler(RowBuilder& builder);
    /// Before the first byte; the reader is borrowed.
    void attach(text::XmlPushCore& reader) { reader_ = &reader; }

    void startElement(text::XmlName localName, text::XmlName uri,
                      const text::XmlAttributes& attributes);
    void endElement();
    void characters(std::string_view text) {
        if (isCollecting_)
            collect(text);
    }

    /// What the page says besides its rows, once all of it is read.
    [[nodiscard]] PageEnd pageEnd() const { return end_; }

private:
    /// Where in the document the reader is.
    enum class Where : std::uint8_t {
        document,
        feed,
        entry,
        content,
        properties, ///< of an entry, or of a complex value
        property,   ///< one value, unless a child shows that it is a complex one
        collection, ///< Collection(…): members are counted
        link,
        inlined, ///< m:inline, empty so far
        inlineFeed,
        inlineDone,
        count,
        error,
        errorMessage,
        skip,
    };
    struct Frame {
        Where where;
        PropertyLevel* level = nullptr;
        PropertySlot* slot = nullptr;
    };

    void push(Frame frame) { frames_.push_back(frame); }
    void skip() { frames_.push_back({Where::skip}); }
    void startRoot(text::XmlName localName, AtomSpace space, const text::XmlAttributes& attributes,
                   text::XmlName uri);
    void startInFeed(text::XmlName localName, AtomSpace space,
                     const text::XmlAttributes& attributes);
    void startInEntry(text::XmlName localName, AtomSpace space,
                      const text::XmlAttributes& attributes);
    void startInInline(text::XmlName localName, AtomSpace space);
    void startInInlineFeed(text::XmlName localName, AtomSpace space,
                           const text::XmlAttributes& attributes);
    void startProperty(PropertyLevel& level, text::XmlName localName, text::XmlName uri,
                       const text::XmlAttributes& attributes);
    void startPart(text::XmlName localName, text::XmlName uri,
                   const text::XmlAttributes& attributes);
    void startRow();
    void endProperty(PropertySlot& slot);
    void readLink(const text::XmlAttributes& attributes);
    void readNextLink(const text::XmlAttributes& attributes);
    std::string_view find(const text::XmlAttributes& attributes, AtomName name, AtomSpace space);
    void collect(std::string_view text);
    void readCount();
    void stopWithServiceError();
    void check(bool isFine);

    RowBuilder& builder_;
    text::XmlPushCore* reader_ = nullptr;
    AtomNames names_;
    std::vector<Frame> frames_;
    PageEnd end_;
    std::string base_; ///< xml:base of the root

    // The property that is being read.
    std::string value_;
    std::string type_; ///< m:type, where nothing is known of the property
    text::XmlName propertyUri_ = nullptr;
    bool isNull_ = false;
    bool isCollecting_ = false;

    // The link that is being read.
    std::string linkName_;
    bool isLinkToFeed_ = false;

    std::int64_t members_ = 0; ///< of the collection that is being read
    bool isPropertyDocument_ = false;
};

} // namespace odc::odata
