// SPDX-License-Identifier: MPL-2.0
// Writes a Grid's table into a sheet: headings, rows, totals. The only caller of setDataArray.
// Not for: charts, pages, what a whole workbook is.
#pragma once

#include "calc/cells.hpp"
#include "calc/number_formats.hpp"
#include "calc/prepared_rows.hpp"
#include "calc/steps.hpp"
#include "calc/words.hpp"

#include "report/grid.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

namespace odc::calc {

/// Where a table stands.
struct TablePlace {
    std::int32_t column = 0;
    std::int32_t headingRow = 0;
    std::int32_t firstRow = 0; ///< of the data
    std::int32_t rowCount = 0; ///< of the data, subtotals included
    std::int32_t columnCount = 0;
    std::optional<std::int32_t> totalRow = {};

    [[nodiscard]] std::int32_t lastColumn() const { return column + columnCount - 1; }
    [[nodiscard]] std::int32_t lastRow() const { return firstRow + rowCount - 1; }
    [[nodiscard]] std::int32_t endRow() const { return totalRow.value_or(lastRow()); }
    /// Heading row and data, what the database range holds.
    [[nodiscard]] cells::Area databaseArea() const {
        return {column, headingRow, lastColumn(), std::max(headingRow, lastRow())};
    }
};

/// White on the accent's colour, with air around.
void styleHeadings(const Reference<css::uno::XInterface>& headings);

/// What of a table can be known before anything is written.
TablePlace placeTable(const report::Grid& grid, const PreparedRows& rows, std::int32_t column,
                      std::int32_t headingRow);

/// One table's way onto a sheet.
struct TableToWrite {
    std::shared_ptr<const report::Grid> grid;
    std::shared_ptr<const PreparedRows> rows;
    TablePlace place;
    /// The sheet is the report's own: its columns may also become narrower.
    bool ownsColumns = true;
};

/// The steps of one table. `sheet` is asked when the first step runs: it may not be there before.
/// Thread: that of who writes the document.
void addTableSteps(Steps& steps, const TableToWrite& table,
                   const std::function<Reference<css::sheet::XSpreadsheet>()>& sheet,
                   const NumberFormats& formats, const Words& words);

} // namespace odc::calc
