// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/json_handler.hpp"

#include "base/number.hpp"
#include "odata/decode/json_reserved.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::JsonToken;
using text::JsonWish;

namespace {

ValueForm formOf(JsonToken token) {
    switch (token) {
    case JsonToken::number:
        return ValueForm::number;
    case JsonToken::boolean:
        return ValueForm::boolean;
    default:
        return ValueForm::string;
    }
}

} // namespace

JsonHandler::JsonHandler(RowBuilder& builder)
    : builder_(builder), expanded_(builder, builder.fetchMembers()) {
    frames_.reserve(80);
}

bool JsonHandler::beginRow() {
    frames_.assign(1, Frame{Inside::level, &builder_.root()});
    members_ = 0;
    isRowSkipped_ = false;
    expanded_.forget();
    return builder_.beginRow();
}

bool JsonHandler::endRow() {
    if (!isRowSkipped_) [[likely]]
        return expanded_.isEmpty() ? builder_.endRow() : endExpandedRow();
    builder_.dropRow();
    return true;
}

/// What a delta names that is no row of the table.
void JsonHandler::skipRow(std::string_view warning) {
    builder_.warn(std::string(warning));
    isRowSkipped_ = true;
}

PropertyLevel* JsonHandler::levelOfMember(std::string_view name) {
    Frame& frame = frames_.back();
    if (frame.inside == Inside::unknown && !isReservedName(name)) {
        frame.level = builder_.enter(*frame.slot);
        frame.inside = frame.level ? Inside::level : Inside::list;
    }
    return frame.inside == Inside::level ? frame.level : nullptr;
}

bool JsonHandler::scalar(const text::JsonName& name, JsonToken token, std::string_view text) {
    ++members_;
    // Nearly all values: in a row or a part of one, of a column that is known.
    Frame& frame = frames_.back();
    if (frame.inside == Inside::level && !isRowSkipped_) [[likely]] {
        PropertySlot& slot = frame.level->byToken(name.token, name.text);
        if (builder_.isDecided(slot) && token != JsonToken::null &&
            text.size() <= builder_.limits().maxValueBytes) [[likely]]
            return builder_.appendDecided(slot, text);
        return scalarOf(slot, name.text, token, text);
    }
    return scalarElsewhere(name, token, text);
}

[[gnu::noinline]] bool JsonHandler::scalarElsewhere(const text::JsonName& name, JsonToken token,
                                                    std::string_view text) {
    if (isRowSkipped_)
        return true;
    const Frame& frame = frames_.back();
    if (frame.inside == Inside::error) {
        if (name.text == "message" || name.text == "value")
            errorWords_ = text;
        return true;
    }
    if (frame.inside == Inside::items || frame.inside == Inside::item)
        return scalarInCollection(name, token, text);
    if ((frame.inside == Inside::list || frame.inside == Inside::unknown) &&
        name.text == "__next") {
        expanded_.noteNext(*frame.slot, text);
        return true;
    }
    if (frame.inside == Inside::list)
        return true;
    if (frame.inside == Inside::media) {
        PropertySlot& slot = *frame.slot;
        const bool isWanted = name.text == "media_src" && builder_.isPlain(slot);
        return !isWanted || builder_.isFilled(slot) || builder_.appendDecided(slot, text);
    }
    PropertyLevel* const level = levelOfMember(name.text);
    if (!level)
        return !builder_.hasFailed();
    return scalarOf(level->byToken(name.token, name.text), name.text, token, text);
}

[[gnu::noinline]] bool JsonHandler::scalarOf(PropertySlot& slot, std::string_view name,
                                             JsonToken token, std::string_view text) {
    if (slot.isIgnored) [[unlikely]]
        return readAnnotation(name, text);
    const bool isNew = slot.column == PropertySlot::none;
    if (isNew && !slot.level && isReservedName(name))
        return builder_.ignore(slot) && readAnnotation(name, text);
    if (token == JsonToken::null)
        return builder_.appendNull(slot);
    if (text.size() > builder_.limits().maxValueBytes)
        return builder_.fail(Error{
            .kind = ErrorKind::tooLarge,
            .message = fmt::format("A value in row {} has more than {} bytes, the limit for "
                                   "one value. Leave that column out.",
                                   builder_.rowCount() + 1, builder_.limits().maxValueBytes)});
    if (isNew || builder_.isUndecided(slot)) [[unlikely]]
        if (const std::string* const type = typeOf(slot))
            return builder_.append(slot, text, ValueForm::typed, *type);
    return builder_.append(slot, text, formOf(token), {});
}

/// "@odata.type" and "@type" alike: version 4.01 leaves out the first word.
bool JsonHandler::readAnnotation(std::string_view name, std::string_view text) {
    const auto at = name.find('@');
    if (at == std::string_view::npos)
        return true;
    const std::string_view property = name.substr(0, at);
    std::string_view term = name.substr(at + 1);
    if (term.starts_with("odata."))
        term.remove_prefix(6);
    if (!property.empty())
        return readAnnotationOf(property, term, text);
    if (term == "context" && frames_.size() == 1) {
        if (text.ends_with("/$deletedEntity"))
            skipRow("The service also named deleted rows, which are left out.");
        else if (text.ends_with("/$link") || text.ends_with("/$deletedLink"))
            skipRow("The service also named links between rows that have changed, which are left "
                    "out.");
    }
    return true;
}

bool JsonHandler::readAnnotationOf(std::string_view property, std::string_view term,
                                   std::string_view text) {
    PropertyLevel* const level = frames_.back().level;
    if (frames_.back().inside != Inside::level)
        return true;
    if (term == "type") {
        // Counts the first time only: a column keeps its kind.
        const auto [type, isNew] =
            types_.emplace(level->prefix() + std::string(property), std::string());
        if (!isNew)
            return true;
        type->second = fullTypeName(text);
        if (PropertySlot* const slot = level->find(property))
            builder_.retype(*slot, type->second);
        return true;
    }
    if (term == "nextLink") {
        navigation_.insert(level->prefix() + std::string(property));
        expanded_.noteNext(level->byName(property), text);
        return true;
    }
    if (term == "count") {
        if (const auto count = base::parseInteger(text))
            expanded_.noteCount(level->byName(property), *count);
        return true;
    }
    if (term == "navigationLink" || term == "navigationLinkUrl" || term == "associationLink" ||
        term == "associationLinkUrl") {
        navigation_.insert(level->prefix() + std::string(property));
        return true;
    }
    if (term == "mediaReadLink") {
        PropertySlot* const slot = level->find(property);
        if (slot && builder_.isPlain(*slot) && !builder_.isFilled(*slot))
            return builder_.appendDecided(*slot, text);
    }
    return true;
}

const std::string* JsonHandler::typeOf(const PropertySlot& slot) const {
    if (types_.empty())
        return nullptr;
    const auto found = types_.find(slot.owner->prefix() + slot.name);
    return found == types_.end() ? nullptr : &found->second;
}

bool JsonHandler::isErrorHere(std::string_view name) const {
    return frames_.size() == 1 && members_ == 1 && (name == "error" || name == "odata.error");
}

bool JsonHandler::beginObject(const text::JsonName& name, JsonWish& wish) {
    ++members_;
    if (isRowSkipped_)
        return true;
    Frame& frame = frames_.back();
    if (frame.inside == Inside::items || frame.inside == Inside::item)
        return beginPart(name, wish, true);
    if (frame.inside == Inside::unknown && name.text == "__metadata")
        frame.hasType = true;
    if (frame.inside == Inside::list || frame.inside == Inside::media)
        return true;
    if (frame.inside == Inside::unknown && name.text == "__mediaresource") {
        wish = JsonWish::walk;
        frames_.push_back({Inside::media, nullptr, frame.slot});
        return true;
    }
    if (frame.inside == Inside::error) {
        if (name.text == "message") {
            wish = JsonWish::walk;
            frames_.push_back({Inside::error});
        }
        return true;
    }
    PropertyLevel* const level = levelOfMember(name.text);
    if (!level)
        return !builder_.hasFailed();
    PropertySlot& slot = level->byToken(name.token, name.text);
    if (slot.isIgnored)
        return true;
    if (slot.column == PropertySlot::none && !slot.level) {
        // A service that fails in the middle of a page writes the error where a row would be.
        if (isErrorHere(name.text)) {
            wish = JsonWish::walk;
            frames_.push_back({Inside::error});
            return true;
        }
        if (isReservedName(name.text)) {
            if (frames_.size() == 1 && (name.text == "@removed" || name.text == "@odata.removed")) {
                skipRow("The service also named deleted rows, which are left out.");
                return true;
            }
            return builder_.ignore(slot);
        }
    }
    nested_ = &slot;
    if (ExpandedRows::wantsMembers(slot) || builder_.formOf(slot) == ColumnForm::shape ||
        (!slot.isLookedAt && !slot.level)) {
        wish = JsonWish::raw;
        return true;
    }
    wish = JsonWish::walk;
    frames_.push_back({Inside::unknown, nullptr, &slot});
    return true;
}

bool JsonHandler::endObject() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (frame.inside == Inside::item)
        collection_.endObject();
    if (frame.inside == Inside::error && frames_.size() == 1)
        return builder_.fail(serviceError(errorWords_, builder_.rowCount()));
    return true;
}

bool JsonHandler::beginArray(const text::JsonName& name, JsonWish& wish) {
    ++members_;
    if (isRowSkipped_)
        return true;
    Frame& frame = frames_.back();
    if (frame.inside == Inside::items || frame.inside == Inside::item)
        return beginPart(name, wish, false);
    if (frame.inside == Inside::unknown && name.text == "results") {
        PropertySlot& slot = *frame.slot;
        frame.inside = Inside::list;
        if (!frame.hasType && slot.column == PropertySlot::none)
            slot.isNavigation = true;
        return beginItems(slot, wish);
    }
    if (frame.inside == Inside::list || frame.inside == Inside::error ||
        frame.inside == Inside::media)
        return true;
    PropertyLevel* const level = levelOfMember(name.text);
    if (!level)
        return !builder_.hasFailed();
    PropertySlot& slot = level->byToken(name.token, name.text);
    if (slot.isIgnored)
        return true;
    if (slot.column == PropertySlot::none && !slot.level && isReservedName(name.text))
        return builder_.ignore(slot);
    if (ExpandedRows::wantsMembers(slot)) {
        nested_ = &slot;
        wish = JsonWish::raw;
        return true;
    }
    return beginItems(slot, wish);
}

bool JsonHandler::endArray(const text::JsonName&, std::int64_t count) {
    const Frame frame = frames_.back();
    if (frame.inside != Inside::items)
        return builder_.appendCount(*nested_, count);
    frames_.pop_back();
    if (frame.slot)
        return endCollection(*frame.slot);
    collection_.endArray();
    return true;
}

} // namespace odc::odata

template class odc::text::JsonRowsReader<odc::odata::JsonHandler>;
