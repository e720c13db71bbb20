// SPDX-License-Identifier: MPL-2.0
// The arrays and objects inside a row: collections, shapes, and those that nothing is known of.
#include "odata/decode/json_handler.hpp"
#include "odata/decode/json_reserved.hpp"
#include "odata/decode/shape.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace odc::odata {

using base::Error;
using text::JsonToken;
using text::JsonWish;

/// A part of an item, or an item itself.
bool JsonHandler::scalarInCollection(const text::JsonName& name, JsonToken token,
                                     std::string_view text) {
    if (frames_.back().inside == Inside::item) {
        if (isReservedName(name.text))
            return true;
        collection_.name(name.text);
    }
    switch (token) {
    case JsonToken::null:
        collection_.null();
        break;
    case JsonToken::boolean:
        collection_.boolean(text == "true");
        break;
    case JsonToken::number:
        collection_.number(text);
        break;
    case JsonToken::string:
        collection_.string(text);
        break;
    }
    return true;
}

/// An object or an array that is an item, or a part of one.
bool JsonHandler::beginPart(const text::JsonName& name, JsonWish& wish, bool isObject) {
    if (frames_.back().inside == Inside::item) {
        if (isReservedName(name.text))
            return true;
        collection_.name(name.text);
    } else if (isObject && hasShapes_) {
        wish = JsonWish::raw;
        return true;
    }
    wish = JsonWish::walk;
    if (isObject)
        collection_.beginObject();
    else
        collection_.beginArray();
    frames_.push_back({isObject ? Inside::item : Inside::items});
    return true;
}

/// A collection property is put together; rows of an expanded one are counted; what nothing is
/// known of is looked at first.
bool JsonHandler::beginItems(PropertySlot& slot, JsonWish& wish) {
    nested_ = &slot;
    wish = JsonWish::walk;
    if (builder_.formOf(slot) == ColumnForm::collection)
        return beginCollection(slot);
    if (slot.level || slot.isNavigation) {
        wish = JsonWish::count;
        return true;
    }
    if (slot.column != PropertySlot::none && builder_.isDecided(slot)) {
        if (builder_.become(slot, ColumnForm::collection, {}))
            return beginCollection(slot);
        wish = JsonWish::skip;
        return !builder_.hasFailed();
    }
    wish = JsonWish::raw;
    return true;
}

bool JsonHandler::beginCollection(PropertySlot& slot) {
    const std::string_view itemType = itemTypeOf(builder_.typeOf(slot));
    hasShapes_ = isShapeType(itemType);
    collection_.begin(builder_.policyOf(slot), itemType);
    frames_.push_back({Inside::items, nullptr, &slot});
    return true;
}

bool JsonHandler::endCollection(PropertySlot& slot) {
    return builder_.append(slot, collection_.finish(), ValueForm::typed, {});
}

bool JsonHandler::raw(const text::JsonName& name, std::string_view json) {
    auto read = text::readJson(json, {.maxDepth = builder_.limits().maxDepth,
                                      .maxBytes = builder_.limits().maxEntryBytes});
    if (!read) {
        Error error = std::move(read).error();
        error.where.clear();
        return builder_.fail(std::move(error));
    }
    return rawTree(name, *read);
}

bool JsonHandler::rawTree(const text::JsonName&, const text::JsonValue& tree) {
    if (frames_.back().inside == Inside::items) {
        const auto shape = shapeFromJson(tree, false);
        collection_.typed(shape ? *shape : text::jsonTextOf(tree), "Edm.String");
        return true;
    }
    PropertySlot& slot = *nested_;
    const bool isList = tree.type == text::JsonValue::Type::array || tree.find("results");
    if (ExpandedRows::wantsMembers(slot) && (isList || tree.find("__deferred")))
        return expanded_.take(slot, tree);
    if (tree.type == text::JsonValue::Type::array)
        return takeFirstList(slot, tree);
    if (builder_.formOf(slot) == ColumnForm::shape)
        return takeShape(slot, tree);
    slot.isLookedAt = true;
    if (looksLikeShape(tree)) {
        const std::string* const type = typeOf(slot);
        if (!builder_.become(slot, ColumnForm::shape, type ? *type : std::string()))
            return !builder_.hasFailed();
        return takeShape(slot, tree);
    }
    frames_.push_back({Inside::unknown, nullptr, &slot});
    return reader_->readMembers(tree) && endObject();
}

bool JsonHandler::takeShape(PropertySlot& slot, const text::JsonValue& shape) {
    const bool isGeometry = builder_.typeOf(slot).starts_with("Edm.Geometry");
    if (const auto text = shapeFromJson(shape, isGeometry))
        return builder_.append(slot, *text, ValueForm::typed, {});
    builder_.warn(fmt::format("Some values of \"{}{}\" are no shapes that are known, and are left "
                              "out.",
                              slot.owner->prefix(), slot.name));
    return builder_.appendNull(slot);
}

/// Below the row's columns, while the row is open.
bool JsonHandler::readMember(PropertySlot& slot, const text::JsonValue& member) {
    PropertyLevel* const level = builder_.enter(slot);
    if (!level || member.type != text::JsonValue::Type::object)
        return !builder_.hasFailed();
    frames_.push_back({Inside::level, level, &slot});
    const bool isFine = reader_->readMembers(member);
    frames_.pop_back();
    return isFine;
}

bool JsonHandler::endExpandedRow() {
    return expanded_.endRow([this](PropertySlot& slot, const text::JsonValue& member) {
        return readMember(slot, member);
    });
}

bool JsonHandler::endRowElsewhere() {
    if (expanded_.isEmpty())
        return builder_.endRow();
    frames_.assign(1, Frame{Inside::level, &builder_.root()});
    return endExpandedRow();
}

namespace {

/// Rows of other tables say where they are to be found, or have such rows of their own.
bool isEntity(const text::JsonValue& item) {
    if (const text::JsonValue* const metadata = item.find("__metadata"))
        return metadata->find("uri") != nullptr || metadata->find("id") != nullptr;
    static constexpr std::string_view terms[] = {"id", "etag", "editLink", "readLink"};
    return std::ranges::any_of(item.members, [](const text::JsonMember& member) {
        if (member.value.find("__deferred") || member.value.find("results"))
            return true;
        std::string_view name = member.name;
        if (name.starts_with('@'))
            name.remove_prefix(1);
        else if (!name.starts_with("odata."))
            return false;
        if (name.starts_with("odata."))
            name.remove_prefix(6);
        return std::ranges::find(terms, name) != std::end(terms);
    });
}

} // namespace

/// Decides what the property is.
bool JsonHandler::takeFirstList(PropertySlot& slot, const text::JsonValue& list) {
    slot.isNavigation = navigation_.contains(slot.owner->prefix() + slot.name) ||
                        (!list.items.empty() && isEntity(list.items.front()));
    if (slot.isNavigation)
        return builder_.appendCount(slot, static_cast<std::int64_t>(list.items.size()));
    const std::string* const type = typeOf(slot);
    if (list.items.empty() && !type)
        return builder_.appendEmptyCollection(slot);
    if (!builder_.become(slot, ColumnForm::collection, type ? *type : std::string()))
        return !builder_.hasFailed();
    beginCollection(slot);
    const text::JsonName item{};
    return reader_->readItems(list) && endArray(item, static_cast<std::int64_t>(list.items.size()));
}

} // namespace odc::odata
