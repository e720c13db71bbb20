// SPDX-License-Identifier: MPL-2.0
// Which cells of a range show that the last refresh changed them. Plain data; no sheet.
#pragma once

#include "report/range_changes.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace odc::report {

enum class Mark {
    added,
    changed,
    goneBelow, ///< between this row and the next one a row stood
    goneAbove, ///< the same before this row
};

/// Cells of rows counted from the first row of data, columns from the range's first.
struct MarkedCells {
    Mark mark = Mark::changed;
    std::int32_t row = 0;
    std::int32_t rowCount = 1;
    std::int32_t column = 0;
    std::int32_t lastColumn = 0;
    bool operator==(const MarkedCells&) const = default;
};

/// No cell twice: a line for a row that is gone is left out where its neighbours are new, and where
/// a neighbour's cell changed. Where a row stood is told by the rows before it that are gone, and
/// new: right where the others kept their order.
std::vector<MarkedCells> marksOf(const RangeChanges& changes, std::span<const RangeColumn> columns,
                                 std::int32_t rowCount);

} // namespace odc::report
