// SPDX-License-Identifier: MPL-2.0
#include "text/json_value.hpp"

#include "text/json_errors.hpp"
#include "text/json_unescape.hpp"
#include "text/json_writer.hpp"
#include "text/simdjson_door.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace odc::text {

using base::Error;
using base::ErrorKind;

namespace {

namespace ondemand = simdjson::ondemand;

/// Walks the document once. Every value is consumed, so all of it is checked.
class TreeReader {
public:
    explicit TreeReader(const JsonLimits& limits)
        : maxDepth_(limits.maxDepth), nodesLeft_(limits.maxNodes) {}

    bool read(ondemand::value source, JsonValue& into, int depth) {
        if (depth > maxDepth_) {
            isTooDeep_ = true;
            return false;
        }
        if (nodesLeft_ == 0) {
            hasTooMany_ = true;
            return false;
        }
        --nodesLeft_;
        if (isBareSpecial(tokenOf(source))) {
            into.type = JsonValue::Type::string;
            into.text = tokenOf(source);
            return true;
        }
        ondemand::json_type type{};
        if (!take(source.type().get(type)))
            return false;
        switch (type) {
        case ondemand::json_type::object:
            return readObject(source, into, depth);
        case ondemand::json_type::array: {
            into.type = JsonValue::Type::array;
            ondemand::array array;
            return take(source.get_array().get(array)) && readItems(array, into, depth);
        }
        case ondemand::json_type::string:
            return readString(source, into);
        case ondemand::json_type::number:
            return readNumber(source, into);
        case ondemand::json_type::boolean:
            into.type = JsonValue::Type::boolean;
            return take(source.get_bool().get(into.isTrue));
        case ondemand::json_type::null:
            return readNull(source);
        }
        return take(simdjson::TAPE_ERROR);
    }

    bool readItems(ondemand::array& array, JsonValue& into, int depth) {
        for (auto found : array) {
            ondemand::value value;
            if (!take(std::move(found).get(value)))
                return false;
            into.items.emplace_back();
            if (!read(value, into.items.back(), depth + 1))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool isTooDeep() const { return isTooDeep_; }
    [[nodiscard]] bool hasTooMany() const { return hasTooMany_; }
    [[nodiscard]] simdjson::error_code code() const { return code_; }

private:
    bool take(simdjson::error_code code) {
        if (code != simdjson::SUCCESS && code_ == simdjson::SUCCESS)
            code_ = code;
        return code == simdjson::SUCCESS;
    }

    bool readNull(ondemand::value& source) {
        bool isNull = false;
        return take(source.is_null().get(isNull)) &&
               take(isNull ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR);
    }

    bool readObject(ondemand::value& source, JsonValue& into, int depth) {
        into.type = JsonValue::Type::object;
        ondemand::object object;
        if (!take(source.get_object().get(object)))
            return false;
        for (auto found : object) {
            ondemand::field field;
            if (!take(std::move(found).get(field)))
                return false;
            std::string_view name;
            if (!take(field.unescaped_key().get(name)))
                return false;
            into.members.push_back({std::string(name), {}});
            if (!read(field.value(), into.members.back().value, depth + 1))
                return false;
        }
        return true;
    }

    bool readString(ondemand::value& source, JsonValue& into) {
        into.type = JsonValue::Type::string;
        std::string_view escaped = tokenOf(source);
        std::string_view text;
        const auto code = source.get_string().get(text);
        if (code != simdjson::STRING_ERROR || escaped.size() < 2 || escaped.back() != '"') {
            into.text = text;
            return take(code);
        }
        escaped.remove_prefix(1);
        escaped.remove_suffix(1);
        return take(unescapeLeniently(escaped, into.text) ? simdjson::SUCCESS : code);
    }

    /// Takes the literal; the library steps over a value that was only looked at.
    bool readNumber(ondemand::value& source, JsonValue& into) {
        into.type = JsonValue::Type::number;
        const std::string_view token = tokenOf(source);
        into.text = token;
        return take(isJsonNumber(token) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR);
    }

    static std::string_view tokenOf(ondemand::value& source) {
        std::string_view token = source.raw_json_token();
        while (!token.empty() && isSpace(token.back()))
            token.remove_suffix(1);
        return token;
    }

    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

    int maxDepth_;
    std::size_t nodesLeft_;
    bool isTooDeep_ = false;
    bool hasTooMany_ = false;
    simdjson::error_code code_ = simdjson::SUCCESS;
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

} // namespace

bool isBareSpecial(std::string_view token) {
    return token == "INF" || token == "-INF" || token == "NaN";
}

bool isJsonNumber(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t first = at;
    at = skipDigits(text, at);
    if (at == first || (text[first] == '0' && at > first + 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = at + 1;
        at = skipDigits(text, fraction);
        if (at == fraction)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = skipDigits(text, exponent);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

const JsonValue* JsonValue::find(std::string_view name) const {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const JsonMember& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

std::string_view JsonValue::textOf(std::string_view name) const {
    const JsonValue* const value = find(name);
    return value && value->type == Type::string ? std::string_view(value->text)
                                                : std::string_view();
}

// Written out: clang 16 crashes on the defaulted one.
bool JsonValue::operator==(const JsonValue& other) const {
    return type == other.type && isTrue == other.isTrue && text == other.text &&
           items == other.items && members == other.members;
}

namespace {

void write(const JsonValue& value, JsonWriter& out) {
    switch (value.type) {
    case JsonValue::Type::null:
        return out.null();
    case JsonValue::Type::boolean:
        return out.boolean(value.isTrue);
    case JsonValue::Type::number:
        return out.number(value.text);
    case JsonValue::Type::string:
        return out.string(value.text);
    case JsonValue::Type::array:
        out.beginArray();
        for (const JsonValue& item : value.items)
            write(item, out);
        return out.endArray();
    case JsonValue::Type::object:
        out.beginObject();
        for (const JsonMember& member : value.members) {
            out.name(member.name);
            write(member.value, out);
        }
        return out.endObject();
    }
}

} // namespace

std::string jsonTextOf(const JsonValue& value) {
    std::string text;
    JsonWriter out(text);
    write(value, out);
    return text;
}

Result<JsonValue> readJson(std::string_view json, const JsonLimits& limits) {
    if (json.size() > limits.maxBytes)
        return Error{.kind = ErrorKind::tooLarge,
                     .message =
                         fmt::format("The service's answer has more than {} bytes, the "
                                     "limit for such a document. Check the address, or ask for "
                                     "less.",
                                     limits.maxBytes)};
    if (looksLikeUtf16(json))
        return jsonNotUtf8();
    if (json.starts_with("\xEF\xBB\xBF"))
        json.remove_prefix(3);
    // As the one item of an array, so that a bare scalar needs no code of its own.
    const simdjson::padded_string padded("[" + std::string(json) + "]");
    ondemand::parser parser;
    if (parser.allocate(padded.size(), static_cast<std::size_t>(limits.maxDepth) + 8) !=
        simdjson::SUCCESS)
        return Error{.kind = ErrorKind::tooLarge,
                     .message = "There is not enough memory to read the service's answer."};
    const auto end = static_cast<std::int64_t>(json.size());
    ondemand::document document;
    ondemand::array array;
    simdjson::error_code code = parser.iterate(padded).get(document);
    if (code == simdjson::SUCCESS)
        code = document.get_array().get(array);
    if (code == simdjson::UNCLOSED_STRING)
        return jsonCut(end);
    if (code != simdjson::SUCCESS)
        return notJson(simdjson::error_message(code), 0);

    JsonValue wrapper;
    TreeReader reader(limits);
    const bool isRead = reader.readItems(array, wrapper, 0);
    const char* here = nullptr;
    const bool isAtEnd = document.current_location().get(here) != simdjson::SUCCESS;
    const std::int64_t offset = isAtEnd ? end : here - padded.data() - 1;
    if (reader.isTooDeep() || reader.code() == simdjson::DEPTH_ERROR)
        return jsonTooDeep(limits.maxDepth, offset);
    if (reader.hasTooMany())
        return Error{.kind = ErrorKind::tooLarge,
                     .message = fmt::format("The service's answer has more than {} values where a "
                                            "short document belongs, which is refused. Check the "
                                            "address; if it is right, tell the service's operator.",
                                            limits.maxNodes),
                     .where = fmt::format("byte {}", offset)};
    if (!isRead)
        return offset >= end ? jsonCut(end)
                             : notJson(simdjson::error_message(reader.code()), offset);
    if (wrapper.items.empty())
        return jsonCut(end);
    if (!isAtEnd || wrapper.items.size() != 1)
        return notJson("something follows the document's end", offset);
    return std::move(wrapper.items.front());
}

} // namespace odc::text
