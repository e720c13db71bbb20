// SPDX-License-Identifier: MPL-2.0
// What a refresh changed, row by row, for a person to read: new rows, rows with other values (which
// column, what before, what now) and rows that vanished.
#pragma once

#include "report/range_definition.hpp"
#include "report/row_alignment.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace odc::report {

/// A cell as it stands in a sheet: nothing, a number (moments too), a text.
using SheetValue = std::variant<std::monostate, double, std::string>;
using SheetRow = std::vector<SheetValue>;

/// A row that may have changed, before and after. Both have the columns that stood in the range
/// before and stand there now.
struct RowPair {
    std::optional<SheetRow> before = {};
    std::optional<SheetRow> after = {};
    std::int32_t row = noRow; ///< its place among the rows: now, or before where it is gone
};

enum class RowFate { added, changed, gone };

struct CellChange {
    std::size_t column = 0; ///< in RangeChanges::columns
    SheetValue before = {};
    SheetValue after = {};
    bool operator==(const CellChange&) const = default;
};

struct RowChange {
    RowFate fate = RowFate::changed;
    std::int32_t row = noRow;
    SheetRow key = {}; ///< values of the key columns; empty where none name a row
    /// Of a changed row the cells that differ; of the others those that hold something.
    std::vector<CellChange> cells = {};
    bool operator==(const RowChange&) const = default;
};

struct RangeChanges {
    std::string when = {}; ///< of the refresh, as its status has it
    std::vector<RangeColumn> columns = {};
    std::vector<RowChange> rows =
        {};             ///< new ones, then changed ones, then gone ones, as they stand
    bool isCut = false; ///< more rows changed than are listed
    bool operator==(const RangeChanges&) const = default;
};

/// At most so many rows are listed: more than that nobody reads.
inline constexpr std::size_t mostChangesListed = 5'000;

/// A row before and now; noRow where there is none.
struct RowMatch {
    std::int32_t before = noRow;
    std::int32_t after = noRow;
    bool operator==(const RowMatch&) const = default;
};

/// Rows whose digests differ, new rows and gone ones, at most one more than are listed of each
/// kind. Without an alignment rows are compared where they stand.
std::vector<RowMatch> rowsToCompare(std::span<const std::uint64_t> standing,
                                    std::span<const std::uint64_t> wanted,
                                    const std::optional<RowAlignment>& alignment);

/// Rows without a difference are left out. Moments differ from half a second on: a sheet holds them
/// as fractions of days.
RangeChanges listChanges(std::vector<RangeColumn> columns, const std::vector<RowPair>& pairs);

/// A value as a person reads it, by its column's kind: moments in ISO form. `nullDate` is the day
/// that a sheet counts from.
std::string textOf(const SheetValue& value, base::ValueKind kind, base::Day nullDate);
/// "Id 7" or "Region North, Year 2014"; of a row that nothing names "row 12", counted from 1.
std::string rowName(const RangeChanges& changes, const RowChange& row, base::Day nullDate);

} // namespace odc::report
