// SPDX-License-Identifier: MPL-2.0
#include "report/tables.hpp"

#include "base/number.hpp"

#include <boost/test/unit_test.hpp>

namespace odc::test {
namespace {

void appendCell(base::Column& column, base::ValueKind kind, const Cell& cell) {
    const base::Storage storage = base::storageOf(kind);
    if (!cell) {
        column.appendNull(storage);
    } else if (storage == base::Storage::texts) {
        column.appendText(*cell);
    } else if (storage == base::Storage::reals) {
        column.appendReal(base::parseReal(*cell).value());
    } else if (kind == base::ValueKind::integer) {
        column.appendInteger(base::parseInteger(*cell).value());
    } else if (kind == base::ValueKind::duration) {
        column.appendInteger(base::parseDuration(*cell).value());
    } else {
        column.appendInteger(base::parseMoment(*cell).value().ticks);
    }
}

} // namespace

base::Table tableOf(const std::vector<std::pair<std::string, base::ValueKind>>& columns,
                    const Cells& rows, std::size_t batchRows) {
    base::Table table;
    for (const auto& [path, kind] : columns)
        table.schema.push_back({path, kind});
    for (const auto& row : rows) {
        if (table.batches.empty() || table.batches.back().rowCount == batchRows)
            table.batches.push_back({0, std::vector<base::Column>(columns.size())});
        base::Batch& batch = table.batches.back();
        for (std::size_t column = 0; column < columns.size(); ++column)
            appendCell(batch.columns[column], columns[column].second, row[column]);
        ++batch.rowCount;
    }
    return table;
}

Cells cellsOf(const base::Table& table) {
    Cells cells;
    for (const base::Batch& batch : table.batches) {
        for (const base::Column& column : batch.columns)
            BOOST_REQUIRE_EQUAL(column.isNull.size(), batch.rowCount);
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            cells.emplace_back();
            for (std::size_t column = 0; column < table.schema.size(); ++column)
                cells.back().push_back(
                    base::textOf(table.schema[column].kind, batch.columns[column], row));
        }
    }
    return cells;
}

std::string written(const Cells& cells) {
    std::string text;
    for (const auto& row : cells) {
        for (const Cell& cell : row)
            text += cell.value_or("-") + " ";
        text += "\n";
    }
    return text;
}

} // namespace odc::test
