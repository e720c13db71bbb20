// SPDX-License-Identifier: MPL-2.0
// Fills sheets that are there with a prepared workbook.
// Not for: making sheets, undo, failing.
#pragma once

#include "calc/overview.hpp"
#include "calc/prepared_workbook.hpp"
#include "calc/report_sheet.hpp"

#include <deque>
#include <memory>
#include <vector>

namespace odc::calc {

/// Thread: that of who writes the document. Neither copied nor moved: its steps point into it.
struct WorkbookFill {
    WorkbookFill(const Reference<css::sheet::XSpreadsheetDocument>& document,
                 std::shared_ptr<const PreparedWorkbook> prepared,
                 std::vector<OUString>& pageStyles);
    WorkbookFill(const WorkbookFill&) = delete;
    WorkbookFill& operator=(const WorkbookFill&) = delete;

    /// Adds the steps of all reports and of the overview, where `overview` is set by then.
    void addSteps();

    std::shared_ptr<const PreparedWorkbook> workbook;
    WriteContext context;
    std::deque<ReportSheet> reports; ///< in the order of the workbook; their sheets are to be set
    Reference<css::sheet::XSpreadsheet> overview;
    Steps steps;
};

} // namespace odc::calc
