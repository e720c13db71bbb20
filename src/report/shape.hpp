// SPDX-License-Identifier: MPL-2.0
// Sorting, cutting and grouping a combined table, quotients, and the figures of totals rows.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"
#include "report/grid.hpp"
#include "report/report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace odc::report {

/// Adds the column `path` as the quotient of two others; a real, null where a part is null or the
/// denominator is zero. Errors: wrongUsage (a column that is missing or no number, or a path that
/// is taken).
Result<void> addQuotient(base::Table& table, const ColumnDefinition& definition);

/// A run of rows with the same value of the group column.
struct GroupRun {
    std::string value; ///< as textOf writes it; empty for null
    std::int64_t firstRow = 0;
    std::int64_t rowCount = 0;
    bool operator==(const GroupRun&) const = default;
};

/// Sorts (stable, nulls last), keeps the first `top` rows, then groups. One pass over the columns.
/// Errors: wrongUsage (a column that is missing).
Result<std::vector<GroupRun>> shapeRows(base::Table& table, const Shape& shape);

/// What a totals row says for rows `first` to `first + count`, one entry a column.
Totals totalsOf(const base::Table& table, std::span<const GridColumn> columns, std::int64_t first,
                std::int64_t count);

} // namespace odc::report
