// SPDX-License-Identifier: MPL-2.0
// What an Atom page's elements mean, as the XML reader meets them: feed, entry, properties, links,
// expanded entries, errors. In any legal order; what is unknown is stepped over.
#pragma once

#include "odata/decode/atom_members.hpp"
#include "odata/decode/atom_names.hpp"
#include "odata/decode/collection_text.hpp"
#include "odata/decode/json_handler.hpp"
#include "odata/decode/mapped_values.hpp"
#include "odata/decode/row_builder.hpp"
#include "odata/decode/shape.hpp"
#include "text/xml_push.hpp"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

class AtomHandler {
public:
    /// `inner` reads the members of expanded collections; it and the builder are borrowed.
    AtomHandler(RowBuilder& builder, JsonHandler& inner);
    /// Before the first byte; the reader is borrowed.
    void attach(text::XmlPushCore& reader) { reader_ = &reader; }

    void startElement(text::XmlName localName, text::XmlName uri,
                      const text::XmlAttributes& attributes);
    void endElement();
    void characters(std::string_view text) {
        if (!isCollecting_)
            return;
        if (text.size() <= value_.size() - valueSize_) [[likely]] {
            std::memcpy(value_.data() + valueSize_, text.data(), text.size());
            valueSize_ += text.size();
        } else {
            collectLong(text);
        }
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
        collection, ///< Collection(…)
        item,       ///< an item of a collection, or a part of one
        shape,      ///< a value that is GML, or a part of it
        link,
        inlined, ///< m:inline, empty so far
        inlineFeed,
        inlineDone,
        members, ///< of an expanded collection that is not only counted
        count,
        error,
        errorMessage,
        skip,
        mappedEntry, ///< an entry, where some of its columns stand outside of the content
        mapped,      ///< an element that holds such a value, or leads to one
    };
    /// What an item, or a part of one, turned out to be.
    enum class Part : std::uint8_t { single, null, object, list, done };
    struct Frame {
        Where where = Where::document;
        PropertyLevel* level = nullptr;
        PropertySlot* slot = nullptr;
        Part part = Part::single;
    };

    /// The reader limits the depth, and every element pushes one frame at most: there is room.
    void push(Frame frame) { *++top_ = frame; }
    void skip() { push({Where::skip}); }
    void startRoot(text::XmlName localName, AtomSpace space, const text::XmlAttributes& attributes,
                   text::XmlName uri);
    void startInFeed(text::XmlName localName, AtomSpace space,
                     const text::XmlAttributes& attributes);
    void startInEntry(text::XmlName localName, AtomSpace space,
                      const text::XmlAttributes& attributes);
    bool startMapped(text::XmlName localName, text::XmlName uri,
                     const text::XmlAttributes& attributes);
    void startInMapped(text::XmlName localName, text::XmlName uri,
                       const text::XmlAttributes& attributes);
    void endMapped();
    void endMappedEntry(const PropertyLevel* level);
    void startInInline(text::XmlName localName, AtomSpace space);
    void startInInlineFeed(text::XmlName localName, AtomSpace space,
                           const text::XmlAttributes& attributes);
    void endMembers(PropertySlot& slot);
    void startProperty(PropertyLevel& level, text::XmlName localName, text::XmlName uri,
                       const text::XmlAttributes& attributes);
    void startPart(text::XmlName localName, text::XmlName uri,
                   const text::XmlAttributes& attributes);
    void startRow();
    void startEntry(PropertyLevel& level, std::string_view path);
    void startCollection(PropertyLevel& level, PropertySlot& slot, std::string_view type);
    void startItem(const text::XmlAttributes& attributes, text::XmlName uri);
    void startInItem(text::XmlName localName, text::XmlName uri,
                     const text::XmlAttributes& attributes);
    void endItem(const Frame& frame);
    void startShape(text::XmlName localName, const text::XmlAttributes& attributes);
    void endShapePart();
    void takeShape(const Frame& around);
    void readStreamLink(std::string_view relation, const text::XmlAttributes& attributes);
    [[nodiscard]] bool isEmptyComplex(const PropertySlot& slot) const;
    void endProperty(PropertySlot& slot);
    void readLink(const text::XmlAttributes& attributes);
    void readNextLink(const text::XmlAttributes& attributes);
    void readAttribute(const text::XmlAttribute& attribute, std::string_view& type);
    std::string_view find(const text::XmlAttributes& attributes, AtomName name, AtomSpace space);
    void collectLong(std::string_view text);
    [[nodiscard]] std::string_view value() const { return {value_.data(), valueSize_}; }
    void readCount();
    void stopWithServiceError();
    void check(bool isFine);

    RowBuilder& builder_;
    JsonHandler& inner_;
    text::XmlPushCore* reader_ = nullptr;
    AtomNames names_;
    MappedEntries mappings_;
    std::vector<MappedValues*> mapped_; ///< of the entries around the reader that have any
    std::vector<Frame> frames_;         ///< as many as there can ever be
    Frame* top_;
    PageEnd end_;
    std::string base_; ///< xml:base of the root

    // The property that is being read.
    std::vector<char> value_; ///< grows, and keeps its size
    std::size_t valueSize_ = 0;
    std::string type_; ///< m:type, where nothing is known of the property
    text::XmlName propertyUri_ = nullptr;
    text::XmlName dataUri_ = nullptr;  ///< namespace of the last property
    text::XmlName typeName_ = nullptr; ///< "type" and the namespace of m:type, once met
    text::XmlName typeUri_ = nullptr;
    bool isNull_ = false;
    bool isCollecting_ = false;

    // The link that is being read.
    std::string linkName_;
    bool isLinkToFeed_ = false;

    AtomMembers tree_;
    std::int64_t members_ = 0; ///< of the expanded collection that is being read
    CollectionText collection_;
    GmlShape shape_;
    bool isPropertyDocument_ = false;
};

} // namespace odc::odata

/// Made where the handler is, so that its functions become part of the parser's callbacks.
extern template class odc::text::XmlReader<odc::odata::AtomHandler>;
