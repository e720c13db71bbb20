// SPDX-License-Identifier: MPL-2.0
// Cells of a range as values: read, compared, named by their key.
#pragma once

#include "calc/cells.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace odc::calc::ranges {

using Document = Reference<css::sheet::XSpreadsheetDocument>;
using Sheet = Reference<css::sheet::XSpreadsheet>;
using CellRows = Sequence<Sequence<Any>>;

inline std::int32_t rowsOf(const cells::Area& area) {
    return area.lastRow - area.row + 1;
}
inline std::int32_t columnsOf(const cells::Area& area) {
    return area.lastColumn - area.column + 1;
}

/// Every cell that the sheet has.
cells::Area wholeSheet(const Sheet& sheet);
/// 0 of an empty sheet.
std::int32_t lastUsedRow(const Sheet& sheet);

/// Numbers and texts; of a formula its result, of an empty cell an empty text.
CellRows readCells(const Sheet& sheet, const cells::Area& area);
void writeCells(const Sheet& sheet, const cells::Area& area, const CellRows& rows);
/// The same for one cell.
void writeCell(const Sheet& sheet, std::int32_t column, std::int32_t row, const Any& cell);
/// Takes away what cells hold, not how they look.
void emptyCells(const Sheet& sheet, const cells::Area& area);

bool isSameCell(const Any& left, const Any& right);
bool isEmptyCell(const Any& cell);
/// Whether no cell holds anything.
bool isEmptyArea(const Sheet& sheet, const cells::Area& area);

struct FormulaCell {
    std::int32_t column = 0;
    std::int32_t row = 0;
    OUString formula;
};
/// The formulas of an area; nothing is read where there are none.
std::vector<FormulaCell> formulasIn(const Sheet& sheet, const cells::Area& area);

/// Digests (report/row_digest.hpp) of a row's key cells, and of all its cells.
std::uint64_t keyOf(const Sequence<Any>& row, std::span<const std::size_t> keyColumns);
std::uint64_t digestOf(const Sequence<Any>& row);

} // namespace odc::calc::ranges
