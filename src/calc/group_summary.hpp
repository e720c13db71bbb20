// SPDX-License-Identifier: MPL-2.0
// The totals of a grouped report's groups once more, in a run of cells beside the table: subtotal
// rows stand between the rows of their groups, where a chart cannot draw them.
#pragma once

#include "calc/sheet_writer.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace odc::calc {

struct SummaryPlace {
    std::int32_t column = 0;     ///< of the groups' names; the figures follow to the right
    std::int32_t headingRow = 0; ///< the groups follow below
    std::int32_t groupCount = 0;
    std::vector<std::int32_t> figures; ///< positions of the shown columns that are summed up

    [[nodiscard]] std::int32_t lastColumn() const {
        return column + static_cast<std::int32_t>(figures.size());
    }
    [[nodiscard]] std::int32_t lastRow() const { return headingRow + groupCount; }
};

/// Nothing where there are no groups, more than a chart can tell apart, or no chart of a column
/// that has a total.
std::optional<SummaryPlace> placeSummary(const report::Grid& grid, const PreparedRows& rows,
                                         const TablePlace& table);

/// After the table's steps. The figures are formulas that name the subtotals' cells.
void writeSummary(const Reference<css::sheet::XSpreadsheet>& sheet, const TableToWrite& table,
                  const SummaryPlace& summary, const NumberFormats& formats);

} // namespace odc::calc
