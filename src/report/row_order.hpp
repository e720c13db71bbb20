// SPDX-License-Identifier: MPL-2.0
// New rows in the order that the user gave to the old ones.
#pragma once

#include "report/row_alignment.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace odc::report {

/// Which new row comes first, second, …: rows that were there and whose sorted cells are as they
/// were (`isStill`) stay in their old order, the others go where `isLess` has them, behind their
/// equals. Without an alignment all rows are sorted.
/// Shape: positions of new rows, each once. Takes n + m log m + m log n calls for m others.
std::vector<std::int32_t>
orderAsBefore(std::size_t count, const RowAlignment* alignment,
              const std::function<bool(std::int32_t newRow, std::int32_t oldRow)>& isStill,
              const std::function<bool(std::int32_t left, std::int32_t right)>& isLess);

} // namespace odc::report
