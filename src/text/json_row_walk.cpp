// SPDX-License-Identifier: MPL-2.0
#include "text/json_row_walk.hpp"

#include "text/json_errors.hpp"

#include <utility>

namespace odc::text {

using base::Error;

namespace {

namespace ondemand = simdjson::ondemand;

std::string_view trimEnd(std::string_view token) {
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    return token;
}

/// The content of a string without escapes, found in the window itself; null data where there are
/// some. `begin` is past the quote; simdjson has seen to it that a closing quote comes.
std::string_view plainString(const char* begin) {
    const char* end = begin;
    while (*end != '"' && *end != '\\')
        ++end;
    return *end == '"' ? std::string_view(begin, static_cast<std::size_t>(end - begin))
                       : std::string_view();
}

JsonToken tokenOf(JsonValue::Type type) {
    switch (type) {
    case JsonValue::Type::boolean:
        return JsonToken::boolean;
    case JsonValue::Type::number:
        return JsonToken::number;
    case JsonValue::Type::string:
        return JsonToken::string;
    default:
        return JsonToken::null;
    }
}

} // namespace

bool JsonRowWalk::fail(Error error) {
    if (!error_)
        error_ = std::move(error);
    return false;
}

bool JsonRowWalk::take(simdjson::error_code code) {
    if (code == simdjson::SUCCESS) [[likely]]
        return true;
    if (code == simdjson::DEPTH_ERROR)
        return fail(jsonTooDeep(maxDepth_, byteOffset()));
    return fail(notJson(simdjson::error_message(code), byteOffset()));
}

bool JsonRowWalk::readRows(const char* text, std::size_t length, std::size_t capacity) {
    rowsRead_ = 0;
    here_ = text;
    if (parser_.capacity() < length &&
        !take(parser_.allocate(length, static_cast<std::size_t>(maxDepth_) + 8)))
        return false;
    ondemand::document document;
    ondemand::array rows;
    if (!take(parser_.iterate(text, length, capacity).get(document)) ||
        !take(document.get_array().get(rows)))
        return false;
    for (auto found : rows) {
        ondemand::value value;
        if (!take(std::move(found).get(value)))
            return false;
        here_ = value.raw_json_token().data();
        ondemand::object row;
        if (const auto code = value.get_object().get(row); code == simdjson::INCORRECT_TYPE)
            return fail(notJson("a list of rows has something else among them", byteOffset()));
        else if (!take(code))
            return false;
        if (!stopIfNot(calls_.beginRow(handler_)) || !readObject(row, 2) ||
            !stopIfNot(calls_.endRow(handler_)))
            return false;
        ++rowsRead_;
    }
    // The last bracket must be the one that the array ended with.
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS) {
        here_ = rest;
        return fail(notJson("the list of rows ends where it should not", byteOffset()));
    }
    return true;
}

bool JsonRowWalk::readObject(ondemand::object& object, int depth) {
    if (depth > maxDepth_)
        return fail(jsonTooDeep(maxDepth_, byteOffset()));
    for (auto found : object) {
        ondemand::field field;
        if (!take(std::move(found).get(field)) || !readField(field, depth))
            return false;
    }
    return true;
}

bool JsonRowWalk::readField(ondemand::field& field, int depth) {
    here_ = field.key().raw();
    std::string_view name = plainString(here_);
    if (!name.data() && !take(field.unescaped_key().get(name)))
        return false;
    ondemand::value value = field.value();
    const std::string_view token = value.raw_json_token();
    here_ = token.data();
    switch (token.front()) {
    case '"':
        return readString(value, name, token);
    case '{': {
        bool isWanted = true;
        if (!stopIfNot(calls_.beginObject(handler_, name, isWanted)))
            return false;
        if (!isWanted)
            return true; // the library steps over what was not read
        ondemand::object object;
        return take(value.get_object().get(object)) && readObject(object, depth + 1) &&
               stopIfNot(calls_.endObject(handler_));
    }
    case '[':
        return readArray(value, name);
    default:
        break;
    }
    // What is only looked at is stepped over by the library.
    const std::string_view literal = trimEnd(token);
    JsonToken kind = JsonToken::number;
    if (literal == "null")
        kind = JsonToken::null;
    else if (literal == "true" || literal == "false")
        kind = JsonToken::boolean;
    else if (!isJsonNumber(literal))
        return take(simdjson::NUMBER_ERROR);
    return stopIfNot(calls_.scalar(handler_, name, kind, literal));
}

bool JsonRowWalk::readString(ondemand::value& value, std::string_view name,
                             std::string_view token) {
    std::string_view text = plainString(token.data() + 1);
    if (!text.data() && !take(value.get_string().get(text)))
        return false;
    return stopIfNot(calls_.scalar(handler_, name, JsonToken::string, text));
}

bool JsonRowWalk::readArray(ondemand::value& value, std::string_view name) {
    ondemand::array array;
    if (!take(value.get_array().get(array)))
        return false;
    std::int64_t count = 0;
    for (auto item : array) {
        if (!take(item.error()))
            return false;
        ++count;
    }
    return stopIfNot(calls_.array(handler_, name, count));
}

bool JsonRowWalk::readRow(const JsonValue& row, int depth) {
    if (depth == 2 && !stopIfNot(calls_.beginRow(handler_)))
        return false;
    for (const JsonMember& member : row.members)
        if (!readMember(member, depth))
            return false;
    return stopIfNot(depth == 2 ? calls_.endRow(handler_) : calls_.endObject(handler_));
}

bool JsonRowWalk::readMember(const JsonMember& member, int depth) {
    const JsonValue& value = member.value;
    if (value.type == JsonValue::Type::object) {
        bool isWanted = true;
        if (!stopIfNot(calls_.beginObject(handler_, member.name, isWanted)))
            return false;
        return !isWanted || readRow(value, depth + 1);
    }
    if (value.type == JsonValue::Type::array)
        return stopIfNot(
            calls_.array(handler_, member.name, static_cast<std::int64_t>(value.items.size())));
    const std::string_view boolean = value.isTrue ? "true" : "false";
    return stopIfNot(calls_.scalar(handler_, member.name, tokenOf(value.type),
                                   value.type == JsonValue::Type::boolean ? boolean : value.text));
}

} // namespace odc::text
