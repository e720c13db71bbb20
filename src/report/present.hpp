// SPDX-License-Identifier: MPL-2.0
// From a combined table to the Grid: period columns, headings, formats, totals, charts, notes.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"
#include "report/grid.hpp"
#include "report/prepare.hpp"
#include "report/report.hpp"
#include "report/shape.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

inline constexpr std::string_view firstDayPath = "FirstDay";
inline constexpr std::string_view lastDayPath = "LastDay";
inline constexpr std::string_view periodPath = "Period";

/// Adds FirstDay, LastDay and Period, for reports whose rows bear the end of a period.
/// Errors: wrongUsage (no such date column, or a source has a column of one of those names),
///         badResponse (the date column holds no dates).
Result<void> addPeriodColumns(const Report& report, const Prepared& prepared,
                              std::string_view language, base::Table& table);

/// The grid of a table that has its final rows.
Result<Grid> present(const Report& report, const Prepared& prepared, std::string_view language,
                     base::Table table, const std::vector<GroupRun>& groups);

} // namespace odc::report
