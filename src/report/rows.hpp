// SPDX-License-Identifier: MPL-2.0
// Addressing and regrouping the rows of a Table column by column, so that at no time more than one
// column exists twice.
#pragma once

#include "base/table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace odc::report {

/// One row of a Table. `none` as batch: no row, all values null.
struct RowRef {
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    std::uint32_t batch = 0;
    std::uint32_t row = 0;
    bool operator==(const RowRef&) const = default;
};

/// Every row, in order.
std::vector<RowRef> allRows(const base::Table& table);
/// Gives narrow batches null columns up to the schema's width.
void widen(base::Table& table);
void appendValue(base::Column& target, base::Storage storage, const base::Column& source,
                 std::size_t row);
void appendNulls(base::Column& column, base::Storage storage, std::size_t count);

/// A new column's values, cut as the batches of `sizes`, from the rows of one column of a widened
/// table.
std::vector<base::Column> gatherColumn(const base::Table& table, std::size_t column,
                                       std::span<const RowRef> rows,
                                       std::span<const std::size_t> sizes);
/// The rows in this order, as batches of maxBatchRows. Does nothing where they are all rows in
/// order. Needs a widened table.
void regroup(base::Table& table, std::span<const RowRef> rows);

/// The value as a number: durations in seconds. Nothing for null and for kinds that are no number.
std::optional<double> numberAt(base::ValueKind kind, const base::Column& column, std::size_t row);
bool isNumeric(base::ValueKind kind);

/// A total order of one kind's values: numbers by value (NaN last), texts by their bytes, decimals
/// by value and then by their literal. Neither value may be null.
int compareValues(base::ValueKind kind, const base::Column& left, std::size_t leftRow,
                  const base::Column& right, std::size_t rightRow);

} // namespace odc::report
