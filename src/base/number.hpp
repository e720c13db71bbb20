// SPDX-License-Identifier: MPL-2.0
// Numbers as text, exactly: what a double can hold and what it cannot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odc::base {

/// Whole text is one number; no locale, no leading or trailing space. INF, -INF and NaN are read.
std::optional<double> parseReal(std::string_view text);
std::optional<std::int64_t> parseInteger(std::string_view text);
/// Shortest text that reads back as the same double; INF, -INF, NaN.
std::string formatReal(double value);

/// Whether a double holds exactly the integer (at most 15 significant digits, or exactly equal).
bool fitsDouble(std::int64_t value);
/// Whether a decimal literal ("12.50", "1E5") can be shown by a cell without loss: at most 15
/// significant digits once leading and trailing zeros are dropped.
bool fitsDouble(std::string_view decimal);
/// Whether text is a decimal literal at all.
bool isDecimal(std::string_view text);

} // namespace odc::base
