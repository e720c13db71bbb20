// SPDX-License-Identifier: MPL-2.0
// The entries of an expanded feed as a tree in the form of JSON, so that what is done with expanded
// members is written once. Not for: rows of the feed that was asked for (atom_handler.hpp).
#pragma once

#include "base/result.hpp"
#include "odata/decode/atom_names.hpp"
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
    /// The start tag of the feed has been read; `base` is in force there.
    void begin(std::string_view base);
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
    };

    bool push(Frame frame) {
        frames_.push_back(std::move(frame));
        return frames_.back().where == Where::property;
    }
    bool startInFeed(AtomName name, AtomSpace space, const text::XmlAttributes& attributes,
                     AtomNames& names);
    bool startInEntry(AtomName name, AtomSpace space, const text::XmlAttributes& attributes,
                      AtomNames& names);
    bool startProperty(text::XmlName localName, const text::XmlAttributes& attributes,
                       AtomNames& names);
    static void addProperty(Frame& parent, Frame property, std::string_view text);
    static void addLink(Frame& entry, Frame link);

    std::vector<Frame> frames_;
    std::string base_;
};

/// A feed that goes on with an expanded collection.
/// Errors: badResponse, tooLarge, serviceFailed.
base::Result<MembersPage> readAtomMembers(std::string_view xml, const DecoderLimits& limits);

} // namespace odc::odata
