// SPDX-License-Identifier: MPL-2.0
#include "odata/decimal.hpp"

#include <algorithm>
#include <cstdint>

namespace odc::odata {

namespace {

constexpr int maxScale = 38;
constexpr int maxDivisionScale = 28;

std::optional<Int128> times(Int128 left, Int128 right) {
    Int128 product = 0;
    if (__builtin_mul_overflow(left, right, &product))
        return std::nullopt;
    return product;
}

/// Takes zeros off the end of the fraction.
Decimal reduced(Decimal value) {
    while (value.scale > 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        --value.scale;
    }
    return value;
}

std::optional<Decimal> scaledTo(Decimal value, int scale) {
    for (; value.scale < scale; ++value.scale) {
        const auto digits = times(value.digits, 10);
        if (!digits)
            return std::nullopt;
        value.digits = *digits;
    }
    return value;
}

struct Pair {
    Decimal left;
    Decimal right;
};

/// Both with one scale.
std::optional<Pair> aligned(Decimal left, Decimal right) {
    left = reduced(left);
    right = reduced(right);
    const int scale = std::max(left.scale, right.scale);
    const auto a = scaledTo(left, scale);
    const auto b = scaledTo(right, scale);
    if (!a || !b)
        return std::nullopt;
    return Pair{*a, *b};
}

/// Nothing for what has over 38 digits, so that every Decimal can be negated.
std::optional<Decimal> bounded(Decimal value) {
    constexpr std::int64_t half = 1'000'000'000'000'000'000; // 10^18
    constexpr Int128 limit = Int128{half} * half * 100;
    if (value.digits >= limit || value.digits <= -limit)
        return std::nullopt;
    return value;
}

int signOf(Int128 value) {
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

} // namespace

std::optional<Decimal> parseDecimal(std::string_view text) {
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    Decimal value;
    bool hasPoint = false;
    bool hasDigit = false;
    for (const char c : text) {
        if (c == '.' && !hasPoint) {
            hasPoint = true;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        hasDigit = true;
        const auto shifted = times(value.digits, 10);
        if (!shifted || __builtin_add_overflow(*shifted, Int128{c - '0'}, &value.digits))
            return std::nullopt;
        if (hasPoint && ++value.scale > maxScale)
            return std::nullopt;
    }
    if (!hasDigit)
        return std::nullopt;
    if (isNegative)
        value.digits = -value.digits;
    return bounded(value);
}

std::string formatDecimal(Decimal value) {
    value = reduced(value);
    const bool isNegative = value.digits < 0;
    std::string text;
    do {
        const int digit = static_cast<int>(value.digits % 10);
        text.push_back(static_cast<char>('0' + (digit < 0 ? -digit : digit)));
        value.digits /= 10;
    } while (value.digits != 0 || static_cast<int>(text.size()) <= value.scale);
    if (value.scale > 0)
        text.insert(static_cast<std::size_t>(value.scale), 1, '.');
    if (isNegative)
        text.push_back('-');
    std::reverse(text.begin(), text.end());
    return text;
}

int compare(Decimal left, Decimal right) {
    if (signOf(left.digits) != signOf(right.digits))
        return signOf(left.digits) < signOf(right.digits) ? -1 : 1;
    if (const auto pair = aligned(left, right))
        return signOf(pair->left.digits - pair->right.digits);
    // Too far apart in size to have one scale: the whole parts tell.
    const auto wholeOf = [](Decimal value) {
        for (; value.scale > 0; --value.scale)
            value.digits /= 10;
        return value.digits;
    };
    const Int128 a = wholeOf(left);
    const Int128 b = wholeOf(right);
    return a < b ? -1 : a > b ? 1 : 0;
}

std::optional<Decimal> add(Decimal left, Decimal right) {
    const auto pair = aligned(left, right);
    Decimal sum;
    if (!pair || __builtin_add_overflow(pair->left.digits, pair->right.digits, &sum.digits))
        return std::nullopt;
    sum.scale = pair->left.scale;
    return bounded(sum);
}

std::optional<Decimal> subtract(Decimal left, Decimal right) {
    right.digits = -right.digits;
    return add(left, right);
}

std::optional<Decimal> multiply(Decimal left, Decimal right) {
    left = reduced(left);
    right = reduced(right);
    const auto digits = times(left.digits, right.digits);
    if (!digits || left.scale + right.scale > maxScale)
        return std::nullopt;
    return bounded({*digits, left.scale + right.scale});
}

std::optional<Decimal> divide(Decimal left, Decimal right) {
    const auto pair = aligned(left, right);
    if (!pair || pair->right.digits == 0)
        return std::nullopt;
    Decimal quotient{pair->left.digits / pair->right.digits, 0};
    Int128 rest = pair->left.digits % pair->right.digits;
    // Long division, digit by digit, as far as it fits.
    while (rest != 0 && quotient.scale < maxDivisionScale) {
        const auto shifted = times(quotient.digits, 10);
        const auto tenfold = times(rest, 10);
        if (!shifted || !tenfold)
            break;
        Int128 digits = 0;
        if (__builtin_add_overflow(*shifted, *tenfold / pair->right.digits, &digits))
            break;
        quotient = {digits, quotient.scale + 1};
        rest = *tenfold % pair->right.digits;
    }
    return quotient;
}

std::optional<Decimal> remainder(Decimal left, Decimal right) {
    const auto pair = aligned(left, right);
    if (!pair || pair->right.digits == 0)
        return std::nullopt;
    return Decimal{pair->left.digits % pair->right.digits, pair->left.scale};
}

Decimal roundToWhole(Decimal value, Rounding rounding) {
    Int128 unit = 1;
    value = reduced(value);
    for (int i = 0; i < value.scale; ++i) {
        const auto next = times(unit, 10);
        if (!next)
            return {};
        unit = *next;
    }
    Int128 whole = value.digits / unit;
    const Int128 rest = value.digits % unit;
    if (rounding == Rounding::down && rest < 0)
        --whole;
    else if (rounding == Rounding::up && rest > 0)
        ++whole;
    else if (rounding == Rounding::nearest) {
        const Int128 size = rest < 0 ? -rest : rest;
        if (size >= unit - size && size != 0)
            whole += rest < 0 ? -1 : 1;
    }
    return {whole, 0};
}

} // namespace odc::odata
