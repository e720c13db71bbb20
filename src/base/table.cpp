// SPDX-License-Identifier: MPL-2.0
#include "base/table.hpp"

#include "base/number.hpp"

#include <algorithm>

namespace odc::base {

Storage storageOf(ValueKind kind) {
    switch (kind) {
    case ValueKind::boolean:
    case ValueKind::integer:
    case ValueKind::dateTime:
    case ValueKind::dateTimeOffset:
    case ValueKind::date:
    case ValueKind::timeOfDay:
    case ValueKind::duration:
        return Storage::integers;
    case ValueKind::real:
        return Storage::reals;
    case ValueKind::text:
    case ValueKind::decimal:
    case ValueKind::guid:
    case ValueKind::binary:
        return Storage::texts;
    }
    return Storage::texts;
}

std::optional<std::size_t> indexOf(const Schema& schema, std::string_view path) {
    const auto found = std::ranges::find(schema, path, &ColumnInfo::path);
    if (found == schema.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - schema.begin());
}

void Column::appendNull(Storage storage) {
    isNull.push_back(1);
    switch (storage) {
    case Storage::integers:
        integers.push_back(0);
        break;
    case Storage::reals:
        reals.push_back(0);
        break;
    case Storage::texts:
        texts.append({});
        break;
    }
}

void Column::removeLast(Storage storage) {
    isNull.pop_back();
    switch (storage) {
    case Storage::integers:
        integers.pop_back();
        break;
    case Storage::reals:
        reals.pop_back();
        break;
    case Storage::texts:
        texts.removeLast();
        break;
    }
}

std::size_t Table::rowCount() const {
    std::size_t rows = 0;
    for (const Batch& batch : batches)
        rows += batch.rowCount;
    return rows;
}

std::optional<std::string> textOf(ValueKind kind, const Column& column, std::size_t row) {
    if (column.isNull[row])
        return std::nullopt;
    switch (kind) {
    case ValueKind::boolean:
        return column.integers[row] ? "true" : "false";
    case ValueKind::integer:
        return std::to_string(column.integers[row]);
    case ValueKind::real:
        return formatReal(column.reals[row]);
    case ValueKind::dateTime:
        return formatMoment(column.integers[row]);
    case ValueKind::dateTimeOffset:
        return formatMoment(column.integers[row]) + "Z";
    case ValueKind::date:
        return formatDay(dayOf(column.integers[row]));
    case ValueKind::timeOfDay:
        return formatTimeOfDay(column.integers[row]);
    case ValueKind::duration:
        return formatDuration(column.integers[row]);
    case ValueKind::text:
    case ValueKind::decimal:
    case ValueKind::guid:
    case ValueKind::binary:
        return std::string(column.texts[row]);
    }
    return std::nullopt;
}

std::optional<std::string> textAt(const Table& table, std::size_t row, std::size_t column) {
    for (const Batch& batch : table.batches) {
        if (row >= batch.rowCount) {
            row -= batch.rowCount;
            continue;
        }
        if (column >= batch.columns.size())
            return std::nullopt;
        return textOf(table.schema[column].kind, batch.columns[column], row);
    }
    return std::nullopt;
}

} // namespace odc::base
