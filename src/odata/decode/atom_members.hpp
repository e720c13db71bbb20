// SPDX-License-Identifier: MPL-2.0
// The entries of an expanded feed as a tree in the form of JSON, so that what is done with expanded
// members is written once. Not for: rows of the feed that was asked for (atom_handler.hpp).
#pragma once

#include "base/result.hpp"
#include "odata/decode/atom_names.hpp"
#include "odata/decode/mapped_values.hpp"
#include "odata/decoder.hpp"
#include "text/json_value.hpp"
#include "text/xml_push.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

struct MembersPage;

/// Properties become members, texts all of them, with "Name@odata.type" before them where the
/// payload names the type; inline feeds become arrays.
class AtomMembers {
public:
    explicit AtomMembers(const std::vector<FeedMapping>& mappings) : mappings_(mappings) {}

    /// The start tag of the feed has been read; `base` is in force there, and `path` leads from a
    /// row to its entries.
    void begin(std::string_view base, std::string path);
    /// Whether the text of the element is wanted.
    bool startElement(text::XmlName localName, text::XmlName uri,
                      const text::XmlAttributes& attributes, AtomNames& names);
    /// `text` is the wanted text of the element that ends. True: it was the feed.
    bool endElement(std::string_view text);

    /// Where the feed goes on, resolved on its base; or empty.
    [[nodiscard]] const std::string& nextLink() const { return frames_.front().nextLink; }
    /// Its entries.
    [[nodiscard]] text::JsonValue take() { return std::move(frames_.front().value); }

private:
    enum class Where : std::uint8_t {
        feed,
        entry,
        content,
        properties,
        property,
        link,
        inlined,
        mapped, ///< an element outside of an entry's content that is a value, or leads to one
        skip
    };
    struct Frame {
        Where where = Where::skip;
        std::string name = {};
        std::string type = {};
        text::JsonValue value = {};
        std::string nextLink = {};
        std::vector<text::JsonMember> links = {}; ///< of an entry: they stand before its properties
        bool isNull = false;
        bool isToFeed = false;
        bool wantsText = false;         ///< of one that is mapped
        std::string path = {};          ///< of a feed, a link, or what lies inside of them
        MappedValues* values = nullptr; ///< of an entry, and of what is mapped in it
    };

    bool push(Frame frame) {
        if (frame.where == Where::feed || frame.where == Where::entry ||
            frame.where == Where::inlined)
            frame.path = frames_.back().path;
        frames_.push_back(std::move(frame));
        return frames_.back().where == Where::property || frames_.back().wantsText;
    }
    /// False, and nothing done, where the element has no part in a mapping.
    bool startMapped(text::XmlName localName, text::XmlName uri,
                     const text::XmlAttributes& attributes, AtomNames& names);
    static void addMapped(Frame& entry);
    bool startInFeed(AtomName name, AtomSpace space, const text::XmlAttributes& attributes,
                     AtomNames& names);
    bool startInEntry(AtomName name, AtomSpace space, const text::XmlAttributes& attributes,
                      AtomNames& names);
    bool startProperty(text::XmlName localName, const text::XmlAttributes& attributes,
                       AtomNames& names);
    static void addProperty(Frame& parent, Frame property, std::string_view text);
    static void addLink(Frame& entry, Frame link);

    MappedEntries mappings_;
    std::vector<Frame> frames_;
    std::string base_;
};

/// A feed that goes on with an expanded collection, whose entries lie at `path`.
/// Errors: badResponse, tooLarge, serviceFailed.
base::Result<MembersPage> readAtomMembers(std::string_view xml, const DecoderLimits& limits,
                                          const std::vector<FeedMapping>& mappings,
                                          const std::string& path);

} // namespace odc::odata
