// SPDX-License-Identifier: MPL-2.0
// How a range becomes what a refresh brought: which rows of cells are moved, and which are compared
// and written. Plain data, from digests alone. Not for: the cells themselves.
#pragma once

#include "report/row_alignment.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace odc::report {

/// Rows that stand beside each other, counted from the first row of data.
struct RowRun {
    std::int32_t first = 0;
    std::int32_t count = 0;
    bool operator==(const RowRun&) const = default;
};

/// Cells that come in before `row` (with what stands there moving down), or `count` rows from `row`
/// on that go. Rows count as the moves before have left them.
struct RowMove {
    std::int32_t row = 0;
    std::int32_t count = 0;
    bool isInsert = false;
    bool operator==(const RowMove&) const = default;
};

struct RangePlan {
    std::vector<RowMove> moves = {};    ///< one after the other, before anything is written
    std::vector<RowRun> differing = {}; ///< rows as they stand afterwards, in order
    bool operator==(const RangePlan&) const = default;
};

/// What a plan may do, and what it costs.
struct PlanRules {
    /// The range grows and shrinks by cells that move; else rows are written over, and what grows
    /// or shrinks at the end is the caller's.
    bool movesCells = true;
    bool movesInside = true;     ///< also between rows, not only at the end
    std::int32_t width = 1;      ///< columns that are written
    std::int32_t movedWidth = 1; ///< columns that move along
};

/// `standing` is what is in the sheet, one digest a row; `wanted` what shall be
/// there, at least one row (a range without rows keeps an empty one). Without an alignment rows are
/// compared where they stand.
/// Moves are chosen where they cost less than writing all that they would shift, never of the first
/// row: Calc takes a database range's first two rows for one (7.4.7).
RangePlan planRange(std::span<const std::uint64_t> standing, std::span<const std::uint64_t> wanted,
                    const std::optional<RowAlignment>& alignment, const PlanRules& rules);

/// How many rows stay, with other cells.
std::int64_t changedRows(std::span<const std::uint64_t> standing,
                         std::span<const std::uint64_t> wanted,
                         const std::optional<RowAlignment>& alignment);

} // namespace odc::report
