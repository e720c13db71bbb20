// SPDX-License-Identifier: MPL-2.0
// Exact decimal arithmetic for filters, up to 38 digits. Not for: columns, which keep the literal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace odc::odata {

__extension__ typedef __int128 Int128; // NOLINT(modernize-use-using): needs __extension__

/// digits / 10^scale, with a scale of 0 to 38.
struct Decimal {
    Int128 digits = 0;
    int scale = 0;
};

/// "-12.50"; nothing where the text is no plain decimal or has too many digits.
std::optional<Decimal> parseDecimal(std::string_view text);
/// Without trailing zeros after the point.
std::string formatDecimal(Decimal value);

int compare(Decimal left, Decimal right);
/// Nothing: the result does not fit. Division keeps up to 28 digits after the point and is cut
/// there.
std::optional<Decimal> add(Decimal left, Decimal right);
std::optional<Decimal> subtract(Decimal left, Decimal right);
std::optional<Decimal> multiply(Decimal left, Decimal right);
std::optional<Decimal> divide(Decimal left, Decimal right);
std::optional<Decimal> remainder(Decimal left, Decimal right);

enum class Rounding { nearest, down, up };
/// To a whole number; nearest takes a half away from zero.
Decimal roundToWhole(Decimal value, Rounding rounding);

} // namespace odc::odata
