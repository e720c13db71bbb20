// SPDX-License-Identifier: MPL-2.0
// A prepared workbook's way into a document: all sheets or none.
#pragma once

#include "calc/prepared_workbook.hpp"
#include "calc/report_job.hpp"
#include "calc/report_sheet.hpp"

#include <com/sun/star/table/XCell.hpp>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace odc::calc {

/// Where a single report goes when it is not to get a sheet of its own.
struct TargetCell {
    Reference<css::sheet::XSpreadsheet> sheet;
    std::int32_t column = 0;
    std::int32_t row = 0;
};

/// Thread: one at a time, not necessarily the main one; see README.
class WorkbookWriter {
public:
    /// `target` only with a workbook of one report and no overview.
    /// Throws UNO exceptions where the document does not take it.
    WorkbookWriter(const Reference<css::uno::XComponentContext>& context,
                   const Reference<css::sheet::XSpreadsheetDocument>& document,
                   PreparedWorkbook workbook, const std::optional<TargetCell>& target);
    ~WorkbookWriter();
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;

    /// Writes for about that long. Whether more is left. Throws UNO exceptions; then takeBack.
    bool step(std::chrono::milliseconds budget);
    /// After the last step: one undo step, and what was written.
    std::vector<SheetDone> keep();
    /// The document is as it was. Never throws.
    void takeBack();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace odc::calc
