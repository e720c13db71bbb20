// SPDX-License-Identifier: MPL-2.0
#include "odata/literal.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "odata/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace odc::odata {

namespace {

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isGuid(std::string_view text) {
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

template <typename Limits>
bool isWholeWithin(std::string_view value) {
    const auto number = base::parseInteger(value);
    return number && *number >= std::numeric_limits<Limits>::min() &&
           *number <= std::numeric_limits<Limits>::max();
}

bool isSpecialReal(std::string_view value) {
    return value == "INF" || value == "-INF" || value == "NaN";
}

/// Digits, at most one point with digits on both sides, an exponent where allowed. Stricter than
/// what a number in a payload may look like: this text goes between the words of a filter.
bool isPlainNumber(std::string_view text, bool mayHaveExponent) {
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i > begin;
    };
    if (i < text.size() && text[i] == '-')
        ++i;
    if (!digits())
        return false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    if (mayHaveExponent && i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            ++i;
        if (!digits())
            return false;
    }
    return i == text.size();
}

std::string quote(std::string_view prefix, std::string_view value) {
    std::string text(prefix);
    text.push_back('\'');
    for (const char c : value) {
        if (c == '\'')
            text.push_back('\'');
        text.push_back(c);
    }
    text.push_back('\'');
    return text;
}

bool hasPointOrExponent(std::string_view value) {
    return value.find_first_of(".eE") != std::string_view::npos;
}

/// Colour names or numbers between commas: "Solid,Yellow", "-42".
bool isEnumValue(std::string_view value) {
    for (;;) {
        const std::string_view member = value.substr(0, value.find(','));
        if (!isIdentifier(member) && !isWholeWithin<std::int64_t>(member))
            return false;
        if (member.size() == value.size())
            return true;
        value.remove_prefix(member.size() + 1);
    }
}

/// "NS.Colour"
bool isQualifiedName(std::string_view name) {
    for (;;) {
        const std::string_view part = name.substr(0, name.find('.'));
        if (!isIdentifier(part))
            return false;
        if (part.size() == name.size())
            return true;
        name.remove_prefix(part.size() + 1);
    }
}

/// "SRID=4326;Point(8.7 50.1)": letters, numbers and balanced brackets. What the letters mean is
/// the service's to judge; that they stay inside their apostrophes is ours.
bool isSpatial(std::string_view value) {
    constexpr std::string_view srid = "SRID=";
    if (lowerCase(value.substr(0, srid.size())) != "srid=")
        return false;
    int depth = 0;
    for (const char c : value.substr(srid.size())) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool isPlain = isLetter || (c >= '0' && c <= '9') ||
                             std::string_view(" .,;+-()").find(c) != std::string_view::npos;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (!isPlain || depth < 0)
            return false;
    }
    return depth == 0 && value.find('(') != std::string_view::npos;
}

constexpr std::string_view base64Letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string writeV4(std::string_view edmType, std::string_view value) {
    if (edmType == "Edm.Duration")
        return quote("duration", value);
    if (edmType == "Edm.Binary")
        return quote("binary", base64OfHex(value));
    if (edmType == "Edm.Geography" || edmType == "Edm.Geometry")
        return quote(lowerCase(edmType.substr(4)), value);
    if (!edmType.starts_with("Edm.") && edmType != "null")
        return quote(edmType, value);
    return edmType == "null" ? "null" : std::string(value);
}

} // namespace

bool isIdentifier(std::string_view text) {
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    return !text.empty() && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

std::optional<std::string> hexOfBase64(std::string_view text) {
    if (text.size() % 4 == 0 && text.ends_with('='))
        text.remove_suffix(text.ends_with("==") ? 2 : 1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string hex;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t letter = base64Letters.find(c == '+' ? '-' : c == '/' ? '_' : c);
        if (letter == std::string_view::npos)
            return std::nullopt;
        bits = (bits << 6u | static_cast<unsigned>(letter)) & 0xFFFFu;
        count += 6;
        if (count >= 8) {
            count -= 8;
            hex += fmt::format("{:02X}", bits >> static_cast<unsigned>(count) & 0xFFu);
        }
    }
    // What is left over belongs to no byte.
    if ((bits & ((1u << static_cast<unsigned>(count)) - 1u)) != 0)
        return std::nullopt;
    return hex;
}

std::string base64OfHex(std::string_view hex) {
    const auto digit = [](char c) {
        return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    };
    std::string text;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 6) {
        unsigned bits = 0;
        unsigned bytes = 0;
        for (std::size_t j = i; j < i + 6; j += 2) {
            const bool isHere = j + 1 < hex.size();
            bits = bits << 8u | (isHere ? digit(hex[j]) * 16 + digit(hex[j + 1]) : 0);
            bytes += isHere ? 1 : 0;
        }
        for (unsigned k = 0; k < 4; ++k)
            text.push_back(k <= bytes ? base64Letters[bits >> (18u - 6u * k) & 63u] : '=');
    }
    return text;
}

bool hasLiteralsOf(std::string_view edmType, Dialect dialect) {
    if (edmType == "Edm.DateTime" || edmType == "Edm.Time")
        return dialect != Dialect::v4;
    if (edmType == "Edm.Date" || edmType == "Edm.TimeOfDay" || edmType == "Edm.Duration")
        return dialect == Dialect::v4;
    if (edmType == "Edm.Geography" || edmType == "Edm.Geometry")
        return dialect != Dialect::v2;
    return edmType == "null" || edmType.starts_with("Edm.") || dialect == Dialect::v4;
}

bool isValidLiteral(std::string_view edmType, std::string_view value) {
    if (edmType == "Edm.String")
        return true;
    if (edmType == "null")
        return value.empty();
    if (edmType == "Edm.Boolean")
        return value == "true" || value == "false";
    if (edmType == "Edm.Int32")
        return isPlainNumber(value, false) && isWholeWithin<std::int32_t>(value);
    if (edmType == "Edm.Int64")
        return isPlainNumber(value, false) && isWholeWithin<std::int64_t>(value);
    if (edmType == "Edm.Int16")
        return isPlainNumber(value, false) && isWholeWithin<std::int16_t>(value);
    if (edmType == "Edm.Byte")
        return isPlainNumber(value, false) && isWholeWithin<std::uint8_t>(value);
    if (edmType == "Edm.SByte")
        return isPlainNumber(value, false) && isWholeWithin<std::int8_t>(value);
    if (edmType == "Edm.Decimal")
        return isPlainNumber(value, false);
    if (edmType == "Edm.Double" || edmType == "Edm.Single")
        return isSpecialReal(value) || isPlainNumber(value, true);
    if (edmType == "Edm.DateTime")
        return base::parseMoment(value).has_value();
    if (edmType == "Edm.DateTimeOffset") {
        const auto moment = base::parseMoment(value);
        return moment && moment->hadZone;
    }
    if (edmType == "Edm.Time")
        return base::parseDuration(value).has_value();
    if (edmType == "Edm.Duration")
        return base::parseDuration(value).has_value() && value.find('P') != std::string_view::npos;
    if (edmType == "Edm.Date")
        return base::parseDay(value).has_value();
    if (edmType == "Edm.TimeOfDay")
        return base::parseMoment("1970-01-01T" + std::string(value)).has_value() &&
               value.find_first_not_of("0123456789:.") == std::string_view::npos;
    if (edmType == "Edm.Geography" || edmType == "Edm.Geometry")
        return isSpatial(value);
    if (edmType == "Edm.Guid")
        return isGuid(value);
    if (edmType == "Edm.Binary")
        return value.size() % 2 == 0 && std::all_of(value.begin(), value.end(), isHex);
    return !edmType.starts_with("Edm.") && isQualifiedName(edmType) && isEnumValue(value);
}

std::string canonicalLiteral(std::string_view edmType, std::string value) {
    if (edmType == "Edm.DateTime" && value.size() == 10)
        value += "T00:00:00";
    return value;
}

std::string writeLiteralV2(std::string_view edmType, std::string_view value) {
    return writeLiteral(edmType, value, Dialect::v2);
}

std::string writeLiteral(std::string_view edmType, std::string_view value, Dialect dialect) {
    if (edmType == "Edm.String" || !isValidLiteral(edmType, value) ||
        !hasLiteralsOf(edmType, dialect))
        return quote("", value);
    if (dialect == Dialect::v4)
        return writeV4(edmType, value);
    if (edmType == "Edm.Geography" || edmType == "Edm.Geometry")
        return quote(lowerCase(edmType.substr(4)), value);
    if (edmType == "null")
        return "null";
    if (edmType == "Edm.Int64")
        return fmt::format("{}L", value);
    if (edmType == "Edm.Decimal")
        return fmt::format("{}M", value);
    if (edmType == "Edm.Single")
        return fmt::format("{}f", value);
    if (edmType == "Edm.Double")
        return isSpecialReal(value) || hasPointOrExponent(value) ? std::string(value)
                                                                 : fmt::format("{}d", value);
    if (edmType == "Edm.DateTime")
        return quote("datetime", canonicalLiteral(edmType, std::string(value)));
    if (edmType == "Edm.DateTimeOffset")
        return quote("datetimeoffset", value);
    if (edmType == "Edm.Time")
        return quote("time", value);
    if (edmType == "Edm.Guid")
        return quote("guid", value);
    if (edmType == "Edm.Binary")
        return quote("X", value);
    return std::string(value);
}

} // namespace odc::odata
