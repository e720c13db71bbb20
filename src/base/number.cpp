// SPDX-License-Identifier: MPL-2.0
#include "base/number.hpp"

#include <array>
#include <cfloat>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace odc::base {
namespace {

/// The parts of a decimal literal, checked: digits before and after the point, then an exponent.
struct DecimalParts {
    std::string_view whole;
    std::string_view fraction;
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t countDigits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count]))
        ++count;
    return count;
}

std::optional<DecimalParts> readDecimal(std::string_view text) {
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        text.remove_prefix(1);
    DecimalParts parts;
    parts.whole = text.substr(0, countDigits(text));
    text.remove_prefix(parts.whole.size());
    if (!text.empty() && text[0] == '.') {
        text.remove_prefix(1);
        parts.fraction = text.substr(0, countDigits(text));
        text.remove_prefix(parts.fraction.size());
    }
    if (parts.whole.empty() && parts.fraction.empty())
        return std::nullopt;
    if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
        text.remove_prefix(1);
        if (!text.empty() && (text[0] == '-' || text[0] == '+'))
            text.remove_prefix(1);
        const std::size_t digits = countDigits(text);
        if (digits == 0)
            return std::nullopt;
        text.remove_prefix(digits);
    }
    if (!text.empty())
        return std::nullopt;
    return parts;
}

/// Digits, a point, digits, and at most 15 of them: number and power of ten are exact doubles then,
/// and their quotient is the nearest double to the literal. Nothing for any other form.
std::optional<double> parseShortReal(std::string_view text) {
    constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                               1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool isNegative = text.starts_with('-');
    if (isNegative)
        text.remove_prefix(1);
    if (FLT_EVAL_METHOD != 0 || text.empty() || text.size() > powers.size() ||
        !isDigit(text.front()) || !isDigit(text.back()))
        return std::nullopt;
    std::int64_t number = 0;
    std::size_t afterPoint = 0; ///< place of the first digit of the fraction
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isDigit(text[at]))
            number = number * 10 + (text[at] - '0');
        else if (text[at] == '.' && afterPoint == 0)
            afterPoint = at + 1;
        else
            return std::nullopt;
    }
    if (afterPoint == 0 && text.size() == powers.size())
        return std::nullopt;
    const std::size_t places = afterPoint == 0 ? 0 : text.size() - afterPoint;
    const double value = static_cast<double>(number) / powers[places];
    return isNegative ? -value : value;
}

} // namespace

std::optional<double> parseReal(std::string_view text) {
    if (const auto value = parseShortReal(text))
        return value;
    if (text == "INF")
        return std::numeric_limits<double>::infinity();
    if (text == "-INF")
        return -std::numeric_limits<double>::infinity();
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    // from_chars would also take "inf", "nan" and "infinity", which OData does not write.
    if (text.empty() || !(isDigit(text[0]) || text[0] == '-' || text[0] == '.'))
        return std::nullopt;
    if (text[0] == '-' && (text.size() < 2 || !(isDigit(text[1]) || text[1] == '.')))
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size())
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        // Too small rounds to zero; too large is no number that a cell could hold.
        const auto exponent = text.find_first_of("eE");
        const bool isTiny = exponent != std::string_view::npos && exponent + 1 < text.size() &&
                            text[exponent + 1] == '-';
        if (!isTiny)
            return std::nullopt;
        return text[0] == '-' ? -0.0 : 0.0;
    }
    if (error != std::errc())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string formatReal(double value) {
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-INF" : "INF";
    char buffer[40];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, error == std::errc() ? end : buffer};
}

bool fitsDouble(std::int64_t value) {
    constexpr std::int64_t limit = std::int64_t{1} << 53;
    if (value >= -limit && value <= limit)
        return true;
    const auto near = static_cast<double>(value);
    // 2^63 is a double but no int64: casting it back would be undefined.
    return near < 9223372036854775808.0 && static_cast<std::int64_t>(near) == value;
}

bool fitsDouble(std::string_view decimal) {
    const auto parts = readDecimal(decimal);
    if (!parts)
        return false;
    std::string digits(parts->whole);
    digits += parts->fraction;
    const auto first = digits.find_first_not_of('0');
    if (first == std::string::npos)
        return true;
    const auto last = digits.find_last_not_of('0');
    if (last - first + 1 > 15)
        return false;
    // Far outside a double's range even few digits cannot be held.
    const auto value = parseReal(decimal);
    return value && (std::isnormal(*value));
}

bool isDecimal(std::string_view text) {
    return readDecimal(text).has_value();
}

} // namespace odc::base
