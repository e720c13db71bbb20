// SPDX-License-Identifier: MPL-2.0
// Charts whose figures are cells: delete a row, and the chart has one point less.
#pragma once

#include "calc/cells.hpp"

#include <com/sun/star/awt/Rectangle.hpp>

#include "report/grid.hpp"

#include <cstdint>
#include <vector>

namespace odc::calc {

/// Where a chart stands and which cells it draws.
struct ChartPlace {
    Reference<css::sheet::XSpreadsheet> sheet;        ///< that it stands on
    css::awt::Rectangle rectangle;                    ///< 1/100 mm from the sheet's corner
    css::table::CellRangeAddress categories;          ///< one column, its heading cell first
    std::vector<css::table::CellRangeAddress> series; ///< the same
    report::CellFormat categoryFormat = report::CellFormat::general;
    std::int32_t categoryAxisKey = 0; ///< number format of a date axis
    std::int32_t pointCount = 0;
    bool isDaily = false; ///< the categories are days that follow each other
    bool isSmall = false; ///< on the Overview: smaller letters, no axis titles
    report::CellFormat valueFormat = report::CellFormat::general;
    double greatest = 0; ///< of the values, where it is known: for an axis of durations
};

void addChart(const report::Chart& chart, const ChartPlace& place);

} // namespace odc::calc
