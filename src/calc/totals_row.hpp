// SPDX-License-Identifier: MPL-2.0
// Totals and subtotals as formulas over the cells above them.
#pragma once

#include "calc/sheet_writer.hpp"

namespace odc::calc {

/// Whether any column of this table is added up.
bool hasTotals(const report::Grid& grid, const PreparedRows& rows);

/// Writes the totals row and the subtotal rows. A column that is not added up and says why gets
/// its reason as a note on the cell.
void writeTotals(const Reference<css::sheet::XSpreadsheet>& sheet, const report::Grid& grid,
                 const PreparedRows& rows, const TablePlace& place, const Words& words);

} // namespace odc::calc
