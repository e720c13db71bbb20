// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/json_handler.hpp"

#include "odata/decode/service_error.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::JsonToken;
using text::JsonWish;

namespace {

/// "__metadata", "odata.etag", "@odata.id", "Total@odata.type".
bool isReservedName(std::string_view name) {
    return name.starts_with("__") || name.starts_with("odata.") ||
           name.find('@') != std::string_view::npos;
}

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

JsonHandler::JsonHandler(RowBuilder& builder) : builder_(builder) {
    frames_.reserve(80);
}

bool JsonHandler::beginRow() {
    frames_.assign(1, Frame{Inside::level, &builder_.root()});
    members_ = 0;
    isRowSkipped_ = false;
    return builder_.beginRow();
}

bool JsonHandler::endRow() {
    return isRowSkipped_ || builder_.endRow();
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
    if (frame.inside == Inside::list) {
        if (name.text == "__next")
            builder_.warn(fmt::format("The service sent only a part of the expanded \"{}\" of some "
                                      "rows; their counts are of that part.",
                                      frame.slot->name));
        return true;
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

/// "Total@odata.type": "Edm.Int64" counts the first time only: a column keeps its kind.
bool JsonHandler::readAnnotation(std::string_view name, std::string_view text) {
    if (name == "@odata.context" && text.ends_with("/$deletedEntity") && members_ == 1) {
        builder_.warn("The service also named deleted rows, which are left out.");
        isRowSkipped_ = true;
        return true;
    }
    for (const std::string_view ending : {"@odata.type", "@type"}) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            std::string_view type = text.starts_with('#') ? text.substr(1) : text;
            name.remove_suffix(ending.size());
            const Frame& frame = frames_.back();
            const std::string path = frame.level->prefix() + std::string(name);
            if (!types_.contains(path))
                types_.emplace(path, type.starts_with("Edm.") ? std::string(type)
                                                              : "Edm." + std::string(type));
            return true;
        }
    }
    if (name.ends_with("@odata.nextLink"))
        builder_.warn(fmt::format("The service sent only a part of the expanded \"{}\" of some "
                                  "rows; their counts are of that part.",
                                  name.substr(0, name.find('@'))));
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
    const Frame& frame = frames_.back();
    if (frame.inside == Inside::list)
        return true;
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
        if (isReservedName(name.text))
            return builder_.ignore(slot);
    }
    wish = JsonWish::walk;
    frames_.push_back({Inside::unknown, nullptr, &slot});
    return true;
}

bool JsonHandler::endObject() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (frame.inside == Inside::error && frames_.size() == 1)
        return builder_.fail(serviceError(errorWords_, builder_.rowCount()));
    return true;
}

bool JsonHandler::beginArray(const text::JsonName& name, JsonWish& wish) {
    ++members_;
    if (isRowSkipped_)
        return true;
    Frame& frame = frames_.back();
    if (frame.inside == Inside::unknown && name.text == "results") {
        frame.inside = Inside::list;
        arraySlot_ = frame.slot;
        wish = JsonWish::count;
        return true;
    }
    if (frame.inside == Inside::list || frame.inside == Inside::error)
        return true;
    PropertyLevel* const level = levelOfMember(name.text);
    if (!level)
        return !builder_.hasFailed();
    PropertySlot& slot = level->byToken(name.token, name.text);
    if (slot.isIgnored)
        return true;
    if (slot.column == PropertySlot::none && !slot.level && isReservedName(name.text))
        return builder_.ignore(slot);
    arraySlot_ = &slot;
    wish = JsonWish::count;
    return true;
}

bool JsonHandler::endArray(const text::JsonName&, std::int64_t count) {
    return builder_.appendCount(*arraySlot_, count);
}

/// Never wished for.
bool JsonHandler::raw(const text::JsonName&, std::string_view) {
    return true;
}

} // namespace odc::odata

template class odc::text::JsonRowsReader<odc::odata::JsonHandler>;
