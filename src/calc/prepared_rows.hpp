// SPDX-License-Identifier: MPL-2.0
// A Grid's rows as the values that Calc takes, in blocks, so that the main thread only hands them
// over. Not for: headings, formulas, looks.
#pragma once

#include "calc/uno.hpp"

#include "base/date.hpp"
#include "report/cell_values.hpp"
#include "report/grid.hpp"
#include "report/number_look.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace odc::calc {

/// Null: an empty text, which leaves its cell empty.
Any cellOf(const report::CellValue& value);

/// Rows that are handed over in one call.
struct RowBlock {
    std::int32_t firstRow = 0; ///< counted from the first row under the headings
    Sequence<Sequence<Any>> cells;
};

/// A row of subtotals that stands under its group.
struct SubtotalRow {
    std::int32_t row = 0;
    std::int32_t firstRow = 0; ///< of its group
    std::int32_t rowCount = 0; ///< of its group
    std::string heading;
};

/// A cell that keeps a number as text, because a cell's number cannot hold all its digits.
struct ExactText {
    std::int32_t row = 0;
    std::int32_t column = 0;
};

struct PreparedRows {
    std::vector<std::size_t> columns; ///< positions in Grid::columns of those shown
    std::vector<RowBlock> blocks;
    std::int32_t rowCount = 0; ///< subtotal rows included
    std::vector<SubtotalRow> subtotals;
    std::vector<ExactText> exactTexts;
    std::vector<report::SeenValues> seen = {}; ///< one a column shown
};

/// Units:  dates as days since nullDate, durations and times as fractions of a day.
/// Null:   an empty text, which leaves its cell empty.
/// Errors: tooLarge, where the rows do not fit a sheet of 1,048,576 rows.
/// Thread: any; no UNO object is touched.
base::Result<PreparedRows> prepareRows(const report::Grid& grid, base::Day nullDate);

} // namespace odc::calc
