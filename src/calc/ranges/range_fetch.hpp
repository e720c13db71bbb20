// SPDX-License-Identifier: MPL-2.0
// The worker's half of a refresh: from the service to rows as cells. No document is touched.
#pragma once

#include "calc/uno.hpp"

#include "base/policy.hpp"
#include "base/task.hpp"
#include "report/range_columns.hpp"
#include "report/range_definition.hpp"
#include "report/refresh.hpp"
#include "report/sheet_rows.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace odc::calc::ranges {

struct FetchedRange;

/// All that a worker needs to know, gathered before it starts.
struct RangeQuestion {
    report::RangeDefinition definition;
    report::Arguments arguments; ///< of the report, those from cells read
    std::string password;
    base::Policy policy; ///< what the gate allowed
    std::string language;
    base::Day nullDate = {};
    bool isEdited = false; ///< the user gave it another question: other columns are no surprise
    /// What an earlier refresh of this range brought; null where that is not known.
    std::shared_ptr<const FetchedRange> known = {};
    /// Of a range that appends: the latest moment that stands in it, as shown.
    std::optional<base::Ticks> newest = {};
};

struct FetchedColumn {
    std::string heading;
    report::CellFormat format = report::CellFormat::general;
    report::NumberLook look = {};
};

struct FetchedRange {
    report::ArrangedColumns arranged;
    std::vector<FetchedColumn> columns;            ///< one for each of arranged.columns
    std::shared_ptr<const report::SheetRows> rows; ///< columns in that order
    std::shared_ptr<const report::RowMarks> marks;
    report::RangeStatus status; ///< what the service's side came to
    std::string asked = {};     ///< all that the rows depend on beside the service
    std::shared_ptr<const feed::KeptAnswer> answer = {}; ///< null where there is nothing to ask by
    /// Of the rows in the service's order; `marks` follow what the range makes of them.
    std::shared_ptr<const report::RowMarks> servedMarks = {};
};

/// The moment, as a status keeps it.
std::string nowText();
/// The same in local time, as a document with this null date counts days.
double localNow(base::Day nullDate);

/// Errors: whatever the report's refreshSpooled, arrangeColumns and markRows return.
/// Thread: a worker.
base::Result<FetchedRange> fetchRange(const RangeQuestion& question, const base::Task& task);

} // namespace odc::calc::ranges
