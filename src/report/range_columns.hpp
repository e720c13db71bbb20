// SPDX-License-Identifier: MPL-2.0
// A refresh's columns brought into the order in which they stand in the range, by their paths.
#pragma once

#include "report/grid.hpp"
#include "report/range_definition.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

/// What changed from the range's columns to the grid's.
struct ArrangedColumns {
    std::vector<RangeColumn> columns = {}; ///< as they shall stand
    std::vector<std::size_t> gone = {};    ///< positions in the old order that are taken out
    std::size_t added = 0;                 ///< that many of `columns`, the last ones, are new
    std::vector<std::string> warnings = {};
    bool operator==(const ArrangedColumns&) const = default;
};

std::vector<std::size_t> keyPositions(std::span<const RangeColumn> columns);
std::optional<std::size_t> positionOf(std::span<const RangeColumn> columns, std::string_view path);

/// Orders the shown columns of `grid` as `known` has them, new ones behind, and drops hidden ones;
/// without known columns all stay as they are. `keys` name a row, by the service or the user.
/// A range has no subtotals: groups are dropped, their rows stay in order.
/// Errors: badResponse (no columns at all; with ColumnChanges::refuse, which columns differ);
/// wrongUsage (a key of the user's that is no column).
Result<ArrangedColumns> arrangeColumns(Grid& grid, std::span<const RangeColumn> known,
                                       const RangeProperties& properties,
                                       std::span<const std::string> keys);

} // namespace odc::report
