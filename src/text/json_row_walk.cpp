// SPDX-License-Identifier: MPL-2.0
#include "text/json_row_walk.hpp"

#include "base/limits.hpp"
#include "text/json_errors.hpp"
#include "text/json_unescape.hpp"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace odc::text {

using base::Error;

namespace {

namespace ondemand = simdjson::ondemand;

std::string_view trimEnd(std::string_view token) {
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    return token;
}

/// Whether a text has a backslash. Looks at 16 bytes at a time, which the window's padding allows.
bool hasEscape(std::string_view text) {
#ifdef __SSE2__
    const __m128i backslash = _mm_set1_epi8('\\');
    for (std::size_t at = 0; at < text.size(); at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, backslash)));
        if (text.size() - at < 16)
            found &= (1u << (text.size() - at)) - 1;
        if (found != 0)
            return true;
    }
    return false;
#else
    return text.find('\\') != std::string_view::npos;
#endif
}

using DateBuffer = std::array<char, 40>;

/// "\/Date(1423000000000)\/" without its two backslashes, in `buffer`; empty where the text is
/// anything else. Reads behind a short text, which the window's padding allows.
std::string_view plainDate(std::string_view escaped, DateBuffer& buffer) {
    constexpr std::string_view head = "\\/Date(";
    constexpr std::string_view tail = ")\\/";
    if (escaped.size() > buffer.size() || escaped.size() < head.size() + tail.size() ||
        !escaped.starts_with(head) || !escaped.ends_with(tail))
        return {};
    const std::string_view inside =
        escaped.substr(head.size(), escaped.size() - head.size() - tail.size());
    if (hasEscape(inside))
        return {};
    const std::size_t size = escaped.size() - 2;
    // Always the whole buffer, which is a few moves instead of a call.
    std::memcpy(buffer.data(), escaped.data() + 1, buffer.size());
    buffer[size - 1] = '/';
    return {buffer.data(), size};
}

/// Of what stands in an array.
constexpr JsonName itemName{{}, &itemName};

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
        names_.rewind();
        if (!stopIfNot(calls_.beginRow(handler_)) || !readObject(row, 2) ||
            !stopIfNot(calls_.endRow(handler_)))
            return false;
        ++rowsRead_;
        if (names_.size() > base::limits::maxNames)
            return fail(Error{.kind = base::ErrorKind::tooLarge,
                              .message = fmt::format("The rows of the service's answer have more "
                                                     "than {} different properties, which is "
                                                     "refused. Select the ones that you need.",
                                                     base::limits::maxNames)});
        if (names_.bytes() > base::limits::maxNameBytes)
            return fail(Error{.kind = base::ErrorKind::tooLarge,
                              .message = fmt::format("The names of the properties in the service's "
                                                     "answer have more than {} MB together, which "
                                                     "is refused. Select the ones that you need.",
                                                     base::limits::maxNameBytes >> 20)});
    }
    // The last bracket must be the one that the array ended with.
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS) {
        here_ = rest;
        return fail(notJson("the list of rows ends where it should not", byteOffset()));
    }
    return true;
}

/// The token ends with the string's closing quote and white space, so that its end need not be
/// looked for.
[[gnu::always_inline]] inline bool
JsonRowWalk::readString(ondemand::value& value, const JsonName& name, std::string_view token) {
    std::string_view text = trimEnd(token);
    if (text.size() < 2 || text.back() != '"')
        return take(simdjson::STRING_ERROR);
    text.remove_prefix(1);
    text.remove_suffix(1);
    if (!hasEscape(text)) {
        ondemand::raw_json_string ignored;
        if (!take(value.get_raw_json_string().get(ignored)))
            return false;
        return stopIfNot(calls_.scalar(handler_, name, JsonToken::string, text));
    }
    // Most escapes there are in verbose JSON: its dates.
    DateBuffer buffer;
    if (const std::string_view date = plainDate(text, buffer); !date.empty()) {
        ondemand::raw_json_string ignored;
        return take(value.get_raw_json_string().get(ignored)) &&
               stopIfNot(calls_.scalar(handler_, name, JsonToken::string, date));
    }
    return readEscaped(value, name, text);
}

[[gnu::noinline]] bool JsonRowWalk::readEscaped(ondemand::value& value, const JsonName& name,
                                                std::string_view escaped) {
    std::string_view text;
    const auto code = value.get_string().get(text);
    if (code == simdjson::STRING_ERROR && unescapeLeniently(escaped, lenient_))
        text = lenient_;
    else if (!take(code))
        return false;
    return stopIfNot(calls_.scalar(handler_, name, JsonToken::string, text));
}

/// Part of the loop over an object, as is readString: a call a field took a tenth of the time.
[[gnu::always_inline]] inline bool JsonRowWalk::readField(ondemand::field&& field, int depth) {
    here_ = field.key().raw();
    const JsonName* found = names_.find(here_);
    if (!found) {
        std::string_view text;
        if (!take(field.unescaped_key().get(text)))
            return false;
        found = &names_.add(text);
    }
    return readValue(field.value(), *found, depth);
}

[[gnu::always_inline]] inline bool JsonRowWalk::readValue(ondemand::value& value,
                                                          const JsonName& name, int depth) {
    const std::string_view token = value.raw_json_token();
    here_ = token.data();
    switch (token.front()) {
    case '"':
        return readString(value, name, token);
    case '{': {
        JsonWish wish = JsonWish::skip;
        if (!stopIfNot(calls_.beginObject(handler_, name, wish)))
            return false;
        if (wish == JsonWish::skip)
            return true; // the library steps over what was not read
        if (wish == JsonWish::raw)
            return readRaw(value, name);
        ondemand::object object;
        return take(value.get_object().get(object)) && readObject(object, depth + 1) &&
               stopIfNot(calls_.endObject(handler_));
    }
    case '[':
        return readArray(value, name, depth);
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
    else if (isBareSpecial(literal))
        kind = JsonToken::string;
    else if (!isJsonNumber(literal))
        return take(simdjson::NUMBER_ERROR);
    return stopIfNot(calls_.scalar(handler_, name, kind, literal));
}

/// A value in an array, which is rare enough for a call.
[[gnu::noinline]] bool JsonRowWalk::readNested(ondemand::value& value, const JsonName& name,
                                               int depth) {
    return readValue(value, name, depth);
}

bool JsonRowWalk::readObject(ondemand::object& object, int depth) {
    if (depth > maxDepth_)
        return fail(jsonTooDeep(maxDepth_, byteOffset()));
    for (auto found : object) {
        // Not copied out of the result: the copy waits for stores that have only just been made,
        // and took longer than the rest of the loop.
        if (!take(found.error()) || !readField(std::move(found).value_unsafe(), depth))
            return false;
    }
    return true;
}

[[gnu::noinline]] bool JsonRowWalk::readArray(ondemand::value& value, const JsonName& name,
                                              int depth) {
    JsonWish wish = JsonWish::skip;
    if (!stopIfNot(calls_.beginArray(handler_, name, wish)))
        return false;
    if (wish == JsonWish::skip)
        return true;
    if (wish == JsonWish::raw)
        return readRaw(value, name);
    if (depth + 1 > maxDepth_)
        return fail(jsonTooDeep(maxDepth_, byteOffset()));
    ondemand::array array;
    if (!take(value.get_array().get(array)))
        return false;
    std::int64_t count = 0;
    for (auto item : array) {
        if (!take(item.error()))
            return false;
        ++count;
        if (wish == JsonWish::walk && !readNested(item.value_unsafe(), itemName, depth + 1))
            return false;
    }
    return stopIfNot(calls_.endArray(handler_, name, count));
}

bool JsonRowWalk::readRaw(ondemand::value& value, const JsonName& name) {
    std::string_view json;
    // The library's slice goes on to the next token.
    if (*here_ == '{') {
        ondemand::object object;
        if (!take(value.get_object().get(object)) || !take(object.raw_json().get(json)))
            return false;
    } else {
        ondemand::array array;
        if (!take(value.get_array().get(array)) || !take(array.raw_json().get(json)))
            return false;
    }
    return stopIfNot(calls_.raw(handler_, name, trimEnd(json)));
}

bool JsonRowWalk::readRow(const JsonValue& row) {
    return stopIfNot(calls_.beginRow(handler_)) && readMembers(row) &&
           stopIfNot(calls_.endRow(handler_));
}

bool JsonRowWalk::readMembers(const JsonValue& object) {
    for (const JsonMember& member : object.members)
        if (!readTree(member.value, names_.add(member.name)))
            return false;
    return true;
}

bool JsonRowWalk::readItems(const JsonValue& array) {
    for (const JsonValue& item : array.items)
        if (!readTree(item, itemName))
            return false;
    return true;
}

/// The same calls as for a value that is read while it arrives. A tree is no deeper than allowed.
bool JsonRowWalk::readTree(const JsonValue& value, const JsonName& name) {
    const bool isObject = value.type == JsonValue::Type::object;
    if (!isObject && value.type != JsonValue::Type::array) {
        std::string_view text = value.text;
        if (value.type == JsonValue::Type::boolean)
            text = value.isTrue ? "true" : "false";
        else if (value.type == JsonValue::Type::null)
            text = "null";
        return stopIfNot(calls_.scalar(handler_, name, tokenOf(value.type), text));
    }
    JsonWish wish = JsonWish::skip;
    if (!stopIfNot(isObject ? calls_.beginObject(handler_, name, wish)
                            : calls_.beginArray(handler_, name, wish)))
        return false;
    if (wish == JsonWish::skip)
        return true;
    if (wish == JsonWish::raw)
        return stopIfNot(calls_.rawTree(handler_, name, value));
    if (isObject)
        return readMembers(value) && stopIfNot(calls_.endObject(handler_));
    if (wish == JsonWish::walk && !readItems(value))
        return false;
    return stopIfNot(
        calls_.endArray(handler_, name, static_cast<std::int64_t>(value.items.size())));
}

} // namespace odc::text
