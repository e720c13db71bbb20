// SPDX-License-Identifier: MPL-2.0
#include "odata/literal.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "odata/expression.hpp"

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

} // namespace

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
    if (edmType == "Edm.Guid")
        return isGuid(value);
    if (edmType == "Edm.Binary")
        return value.size() % 2 == 0 && std::all_of(value.begin(), value.end(), isHex);
    return false;
}

std::string canonicalLiteral(std::string_view edmType, std::string value) {
    if (edmType == "Edm.DateTime" && value.size() == 10)
        value += "T00:00:00";
    return value;
}

std::string writeLiteralV2(std::string_view edmType, std::string_view value) {
    if (edmType == "Edm.String" || !isValidLiteral(edmType, value))
        return quote("", value);
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
