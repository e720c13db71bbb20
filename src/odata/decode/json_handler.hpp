// SPDX-License-Identifier: MPL-2.0
// What the members of a row's object mean in verbose and in light JSON: properties, annotations,
// deferred and expanded navigation, errors. In any order.
#pragma once

#include "odata/decode/collection_text.hpp"
#include "odata/decode/expanded_rows.hpp"
#include "odata/decode/row_builder.hpp"
#include "text/json_rows.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

class JsonHandler {
public:
    explicit JsonHandler(RowBuilder& builder);
    /// Before the first byte; the reader is borrowed.
    void attach(text::JsonRowsCore& reader) { reader_ = &reader; }

    bool beginRow();
    bool endRow();
    bool scalar(const text::JsonName& name, text::JsonToken token, std::string_view text);
    bool beginObject(const text::JsonName& name, text::JsonWish& wish);
    bool endObject();
    bool beginArray(const text::JsonName& name, text::JsonWish& wish);
    bool endArray(const text::JsonName& name, std::int64_t count);
    bool raw(const text::JsonName& name, std::string_view json);
    bool rawTree(const text::JsonName& name, const text::JsonValue& tree);

    /// For rows in another format, whose expanded members are trees like JSON's.
    ExpandedRows& expanded() { return expanded_; }
    bool endRowElsewhere();

private:
    /// What an object that is being read turned out to be.
    enum class Inside : std::uint8_t {
        level,   ///< a row, a complex value, an expanded single entity
        unknown, ///< nothing but metadata so far
        list,    ///< {"results": […]}, an expanded collection, or what is stepped over
        error,
        items, ///< a collection property: its items are put together
        item,  ///< an item with parts, or a part with parts of its own
        media, ///< {"__mediaresource": {…}}
    };
    struct Frame {
        Inside inside;
        PropertyLevel* level = nullptr;
        PropertySlot* slot = nullptr;
        bool hasType = false; ///< the object has "__metadata": it is no list of related rows
    };

    bool scalarElsewhere(const text::JsonName& name, text::JsonToken token, std::string_view text);
    bool scalarOf(PropertySlot& slot, std::string_view name, text::JsonToken token,
                  std::string_view text);
    bool scalarInCollection(const text::JsonName& name, text::JsonToken token,
                            std::string_view text);
    /// The level that a member belongs to; null where it does not matter.
    PropertyLevel* levelOfMember(std::string_view name);
    [[nodiscard]] const std::string* typeOf(const PropertySlot& slot) const;
    bool readAnnotation(std::string_view name, std::string_view text);
    bool readAnnotationOf(std::string_view property, std::string_view term, std::string_view text);
    void skipRow(std::string_view warning);
    bool isErrorHere(std::string_view name) const;
    bool beginPart(const text::JsonName& name, text::JsonWish& wish, bool isObject);
    bool beginItems(PropertySlot& slot, text::JsonWish& wish);
    bool beginCollection(PropertySlot& slot);
    bool endCollection(PropertySlot& slot);
    bool takeFirstList(PropertySlot& slot, const text::JsonValue& list);
    bool takeShape(PropertySlot& slot, const text::JsonValue& shape);
    bool readMember(PropertySlot& slot, const text::JsonValue& member);
    bool endExpandedRow();

    RowBuilder& builder_;
    text::JsonRowsCore* reader_ = nullptr;
    std::vector<Frame> frames_;
    std::map<std::string, std::string, std::less<>> types_; ///< path → Edm type, from annotations
    PropertySlot* nested_ = nullptr; ///< of the array or object that was wished counted or raw
    CollectionText collection_;
    ExpandedRows expanded_;
    bool hasShapes_ = false;                        ///< the items of the collection are shapes
    std::set<std::string, std::less<>> navigation_; ///< paths that lead to other rows
    std::string errorWords_;
    std::int64_t members_ = 0; ///< met in this row
    bool isRowSkipped_ = false;
};

} // namespace odc::odata

/// Made where the handler is, so that its functions become part of the reader's calls.
extern template class odc::text::JsonRowsReader<odc::odata::JsonHandler>;
