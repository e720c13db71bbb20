// SPDX-License-Identifier: MPL-2.0
// One report on a sheet: heading, period, notes, the table, its range, its charts, its pages.
#pragma once

#include "calc/group_summary.hpp"
#include "calc/page_style.hpp"
#include "calc/prepared_workbook.hpp"
#include "calc/sheet_writer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace odc::calc {

/// What all sheets of one write have in common. Outlives the steps.
struct WriteContext {
    Reference<css::sheet::XSpreadsheetDocument> document;
    std::vector<OUString>& pageStyles; ///< grows by those that are made
    NumberFormats formats;
    Words words;
    OUString title;        ///< of the workbook
    OUString overviewName; ///< empty: there is none to link to
};

/// One report's way onto its sheet; filled as the steps run.
struct ReportSheet {
    PreparedReport report;
    Reference<css::sheet::XSpreadsheet> sheet; ///< set before the first step, or by one
    std::int32_t column = 0;
    std::int32_t row = 0;  ///< of the heading
    bool ownsSheet = true; ///< made for the report: page, column widths and frozen rows are ours
    TablePlace place = {};
    OUString rangeName = {};
    std::optional<SummaryPlace> summary = {};

    /// All cells that are written.
    [[nodiscard]] cells::Area area() const {
        return {column, row, summary ? summary->lastColumn() : place.lastColumn(),
                summary ? std::max(place.endRow(), summary->lastRow()) : place.endRow()};
    }
};

/// Settles where heading, table and totals stand.
void placeReport(ReportSheet& target, bool hasOverview);

/// `target` must outlive the steps.
void addReportSteps(Steps& steps, WriteContext& context, ReportSheet& target);

/// The columns and cells that a chart of this report draws, of a grouped report the totals of its
/// groups; nothing where they are not on the sheet.
struct ChartCells {
    css::table::CellRangeAddress categories;
    std::vector<css::table::CellRangeAddress> series;
    report::CellFormat categoryFormat = report::CellFormat::general;
    bool isDaily = false;
    std::int32_t pointCount = 0;
    report::CellFormat valueFormat = report::CellFormat::general;
    double greatest = 0; ///< of a grouped report's totals; else 0
};
std::optional<ChartCells> chartCellsOf(const report::Chart& chart, const ReportSheet& target);

} // namespace odc::calc
