// SPDX-License-Identifier: MPL-2.0
// What the members of a row's object mean in verbose and in light JSON: properties, annotations,
// deferred and expanded navigation, errors. In any order.
#pragma once

#include "odata/decode/row_builder.hpp"
#include "text/json_rows.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

class JsonHandler {
public:
    explicit JsonHandler(RowBuilder& builder);

    bool beginRow();
    bool endRow();
    bool scalar(const text::JsonName& name, text::JsonToken token, std::string_view text);
    bool beginObject(const text::JsonName& name, text::JsonWish& wish);
    bool endObject();
    bool beginArray(const text::JsonName& name, text::JsonWish& wish);
    bool endArray(const text::JsonName& name, std::int64_t count);
    bool raw(const text::JsonName& name, std::string_view json);

private:
    /// What an object that is being read turned out to be.
    enum class Inside : std::uint8_t {
        level,   ///< a row, a complex value, an expanded single entity
        unknown, ///< nothing but metadata so far
        list,    ///< {"results": […]}, an expanded collection, or what is stepped over
        error,
    };
    struct Frame {
        Inside inside;
        PropertyLevel* level = nullptr;
        PropertySlot* slot = nullptr;
    };

    bool scalarElsewhere(const text::JsonName& name, text::JsonToken token, std::string_view text);
    bool scalarOf(PropertySlot& slot, std::string_view name, text::JsonToken token,
                  std::string_view text);
    /// The level that a member belongs to; null where it does not matter.
    PropertyLevel* levelOfMember(std::string_view name);
    bool isReserved(PropertySlot& slot, std::string_view text);
    [[nodiscard]] const std::string* typeOf(const PropertySlot& slot) const;
    bool readAnnotation(std::string_view name, std::string_view text);
    bool isErrorHere(std::string_view name) const;

    RowBuilder& builder_;
    std::vector<Frame> frames_;
    std::map<std::string, std::string, std::less<>> types_; ///< path → Edm type, from annotations
    PropertySlot* arraySlot_ = nullptr; ///< of the array whose items are counted
    std::string errorWords_;
    std::int64_t members_ = 0; ///< met in this row
    bool isRowSkipped_ = false;
};

} // namespace odc::odata

/// Made where the handler is, so that its functions become part of the reader's calls.
extern template class odc::text::JsonRowsReader<odc::odata::JsonHandler>;
