// SPDX-License-Identifier: MPL-2.0
#include "report/rows.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <cmath>

namespace odc::report {
namespace {

template <typename Value>
int compared(const Value& left, const Value& right) {
    return left < right ? -1 : right < left ? 1 : 0;
}

int comparedReals(double left, double right) {
    if (std::isnan(left) || std::isnan(right))
        return compared(std::isnan(left), std::isnan(right));
    return compared(left, right);
}

} // namespace

void appendValue(base::Column& target, base::Storage storage, const base::Column& source,
                 std::size_t row) {
    if (source.isNull[row]) {
        target.appendNull(storage);
        return;
    }
    switch (storage) {
    case base::Storage::integers:
        target.appendInteger(source.integers[row]);
        break;
    case base::Storage::reals:
        target.appendReal(source.reals[row]);
        break;
    case base::Storage::texts:
        target.appendText(source.texts[row]);
        break;
    }
}

std::vector<RowRef> allRows(const base::Table& table) {
    std::vector<RowRef> rows;
    rows.reserve(table.rowCount());
    for (std::uint32_t batch = 0; batch < table.batches.size(); ++batch) {
        for (std::uint32_t row = 0; row < table.batches[batch].rowCount; ++row)
            rows.push_back({batch, row});
    }
    return rows;
}

void appendNulls(base::Column& column, base::Storage storage, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index)
        column.appendNull(storage);
}

void widen(base::Table& table) {
    for (base::Batch& batch : table.batches) {
        while (batch.columns.size() < table.schema.size()) {
            const base::ColumnInfo& info = table.schema[batch.columns.size()];
            batch.columns.emplace_back();
            appendNulls(batch.columns.back(), base::storageOf(info.kind), batch.rowCount);
        }
    }
}

std::vector<base::Column> gatherColumn(const base::Table& table, std::size_t column,
                                       std::span<const RowRef> rows,
                                       std::span<const std::size_t> sizes) {
    const base::Storage storage = base::storageOf(table.schema[column].kind);
    std::vector<base::Column> gathered;
    gathered.reserve(sizes.size());
    for (const std::size_t size : sizes) {
        base::Column& target = gathered.emplace_back();
        target.isNull.reserve(size);
        for (const RowRef& ref : rows.first(size)) {
            if (ref.batch == RowRef::none)
                target.appendNull(storage);
            else
                appendValue(target, storage, table.batches[ref.batch].columns[column], ref.row);
        }
        rows = rows.subspan(size);
    }
    return gathered;
}

void regroup(base::Table& table, std::span<const RowRef> rows) {
    if (std::ranges::equal(rows, allRows(table)))
        return;
    std::vector<std::size_t> sizes;
    for (std::size_t left = rows.size(); left > 0;) {
        sizes.push_back(std::min(left, base::maxBatchRows));
        left -= sizes.back();
    }
    std::vector<base::Batch> batches(sizes.size());
    for (std::size_t index = 0; index < sizes.size(); ++index)
        batches[index].rowCount = sizes[index];
    for (std::size_t column = 0; column < table.schema.size(); ++column) {
        std::vector<base::Column> gathered = gatherColumn(table, column, rows, sizes);
        for (base::Batch& old : table.batches)
            old.columns[column] = {};
        for (std::size_t index = 0; index < sizes.size(); ++index)
            batches[index].columns.push_back(std::move(gathered[index]));
    }
    table.batches = std::move(batches);
}

bool isNumeric(base::ValueKind kind) {
    return kind == base::ValueKind::integer || kind == base::ValueKind::real ||
           kind == base::ValueKind::decimal || kind == base::ValueKind::duration;
}

std::optional<double> numberAt(base::ValueKind kind, const base::Column& column, std::size_t row) {
    if (column.isNull[row])
        return std::nullopt;
    switch (kind) {
    case base::ValueKind::integer:
        return static_cast<double>(column.integers[row]);
    case base::ValueKind::real:
        return column.reals[row];
    case base::ValueKind::decimal:
        return base::parseReal(column.texts[row]);
    case base::ValueKind::duration:
        return static_cast<double>(column.integers[row]) /
               static_cast<double>(base::ticksPerSecond);
    default:
        return std::nullopt;
    }
}

int compareValues(base::ValueKind kind, const base::Column& left, std::size_t leftRow,
                  const base::Column& right, std::size_t rightRow) {
    switch (base::storageOf(kind)) {
    case base::Storage::integers:
        return compared(left.integers[leftRow], right.integers[rightRow]);
    case base::Storage::reals:
        return comparedReals(left.reals[leftRow], right.reals[rightRow]);
    case base::Storage::texts:
        break;
    }
    const std::string_view leftText = left.texts[leftRow];
    const std::string_view rightText = right.texts[rightRow];
    if (kind == base::ValueKind::decimal) {
        const double nan = std::nan("");
        const int byValue = comparedReals(base::parseReal(leftText).value_or(nan),
                                          base::parseReal(rightText).value_or(nan));
        if (byValue != 0)
            return byValue;
    }
    return compared(leftText, rightText);
}

} // namespace odc::report
