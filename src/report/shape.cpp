// SPDX-License-Identifier: MPL-2.0
#include "report/shape.hpp"

#include "report/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

Result<std::size_t> columnFor(const base::Table& table, const std::string& path,
                              std::string_view purpose) {
    if (const auto index = base::indexOf(table.schema, path))
        return *index;
    return usage(
        fmt::format("The report {} {}, a column that none of its sources has.", purpose, path));
}

struct Key {
    std::size_t column = 0;
    bool isDescending = false;
};

/// -1, 0, 1; nulls last whatever the direction.
int compareRows(const base::Table& table, const Key& key, RowRef left, RowRef right) {
    const base::Column& leftColumn = table.batches[left.batch].columns[key.column];
    const base::Column& rightColumn = table.batches[right.batch].columns[key.column];
    const int leftNull = leftColumn.isNull[left.row];
    const int rightNull = rightColumn.isNull[right.row];
    if (leftNull || rightNull)
        return leftNull - rightNull;
    const int result =
        compareValues(table.schema[key.column].kind, leftColumn, left.row, rightColumn, right.row);
    return key.isDescending ? -result : result;
}

void sortRows(const base::Table& table, const std::vector<Key>& keys, std::vector<RowRef>& rows) {
    std::ranges::stable_sort(rows, [&](const RowRef& left, const RowRef& right) {
        for (const Key& key : keys) {
            if (const int result = compareRows(table, key, left, right))
                return result < 0;
        }
        return false;
    });
}

std::vector<GroupRun> runsOf(const base::Table& table, std::size_t column) {
    std::vector<GroupRun> runs;
    RowRef before;
    std::int64_t number = 0;
    for (const RowRef& ref : allRows(table)) {
        if (runs.empty() || compareRows(table, {column, false}, before, ref) != 0) {
            const auto value = base::textOf(table.schema[column].kind,
                                            table.batches[ref.batch].columns[column], ref.row);
            runs.push_back({value.value_or(""), number, 0});
        }
        ++runs.back().rowCount;
        ++number;
        before = ref;
    }
    return runs;
}

/// The values of one column that a total is made of.
struct Tally {
    std::int64_t count = 0;   ///< values that are not null
    std::int64_t numbers = 0; ///< of these, those that are numbers
    double sum = 0;
    double minimum = 0;
    double maximum = 0;

    void add(double number) {
        minimum = numbers == 0 ? number : std::min(minimum, number);
        maximum = numbers == 0 ? number : std::max(maximum, number);
        sum += number;
        ++numbers;
    }
};

Tally tally(const base::Table& table, std::size_t column, std::int64_t first, std::int64_t count) {
    Tally result;
    for (const base::Batch& batch : table.batches) {
        const auto size = static_cast<std::int64_t>(batch.rowCount);
        for (std::int64_t row = std::max<std::int64_t>(first, 0);
             row < std::min(size, first + count); ++row) {
            const base::Column& values = batch.columns[column];
            const auto at = static_cast<std::size_t>(row);
            result.count += values.isNull[at] ? 0 : 1;
            if (const auto number = numberAt(table.schema[column].kind, values, at))
                result.add(*number);
        }
        first -= size;
    }
    return result;
}

} // namespace

Result<void> addQuotient(base::Table& table, const ColumnDefinition& definition) {
    if (base::indexOf(table.schema, definition.path))
        return usage(fmt::format("The report computes {}, but a source has a column of that name. "
                                 "Choose another name.",
                                 definition.path));
    const auto numerator = columnFor(table, definition.numerator, "divides");
    if (!numerator)
        return numerator.error();
    const auto denominator = columnFor(table, definition.denominator, "divides by");
    if (!denominator)
        return denominator.error();
    for (const std::size_t column : {*numerator, *denominator}) {
        if (table.rowCount() > 0 && !isNumeric(table.schema[column].kind))
            return usage(fmt::format("The report computes {} with {}, which is no number.",
                                     definition.path, table.schema[column].path));
    }
    for (base::Batch& batch : table.batches) {
        base::Column quotients;
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            const auto upper =
                numberAt(table.schema[*numerator].kind, batch.columns[*numerator], row);
            const auto lower =
                numberAt(table.schema[*denominator].kind, batch.columns[*denominator], row);
            if (upper && lower && *lower != 0)
                quotients.appendReal(*upper / *lower);
            else
                quotients.appendNull(base::Storage::reals);
        }
        batch.columns.push_back(std::move(quotients));
    }
    table.schema.push_back({definition.path, base::ValueKind::real});
    return {};
}

Result<std::vector<GroupRun>> shapeRows(base::Table& table, const Shape& shape) {
    std::vector<Key> keys;
    for (const SortKey& wanted : shape.sort) {
        const auto column = columnFor(table, wanted.path, "sorts by");
        if (!column)
            return column.error();
        keys.push_back({*column, wanted.isDescending});
    }
    std::vector<RowRef> rows = allRows(table);
    sortRows(table, keys, rows);
    if (shape.top && static_cast<std::int64_t>(rows.size()) > *shape.top)
        rows.resize(static_cast<std::size_t>(*shape.top));
    if (shape.group.empty()) {
        regroup(table, rows);
        return std::vector<GroupRun>{};
    }
    const auto column = columnFor(table, shape.group, "groups by");
    if (!column)
        return column.error();
    sortRows(table, {{*column, false}}, rows);
    regroup(table, rows);
    return runsOf(table, *column);
}

Totals totalsOf(const base::Table& table, std::span<const GridColumn> columns, std::int64_t first,
                std::int64_t count) {
    Totals totals(columns.size());
    for (std::size_t index = 0; index < columns.size(); ++index) {
        const GridColumn& column = columns[index];
        if (column.total == Total::none)
            continue;
        if (column.total == Total::quotient) {
            const auto upper = base::indexOf(table.schema, column.numeratorPath);
            const auto lower = base::indexOf(table.schema, column.denominatorPath);
            if (!upper || !lower)
                continue;
            const Tally above = tally(table, *upper, first, count);
            const Tally below = tally(table, *lower, first, count);
            if (above.numbers > 0 && below.sum != 0)
                totals[index] = above.sum / below.sum;
            continue;
        }
        const Tally values = tally(table, index, first, count);
        if (column.total == Total::count)
            totals[index] = static_cast<double>(values.count);
        if (values.numbers == 0)
            continue;
        if (column.total == Total::sum)
            totals[index] = values.sum;
        if (column.total == Total::average)
            totals[index] = values.sum / static_cast<double>(values.numbers);
        if (column.total == Total::minimum)
            totals[index] = values.minimum;
        if (column.total == Total::maximum)
            totals[index] = values.maximum;
    }
    return totals;
}

} // namespace odc::report
