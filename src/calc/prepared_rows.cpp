// SPDX-License-Identifier: MPL-2.0
#include "calc/prepared_rows.hpp"

#include "calc/convert.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::calc {

namespace {

// About what one call writes in 100 ms.
constexpr std::int32_t cellsPerBlock = 20'000;
// Less than the sheet has, to leave room for headings and totals.
constexpr std::int64_t maxRows = 1'048'000;

/// Where each group ends, in grid rows; one end without heading where there are no groups.
std::vector<report::Group> groupsOf(const report::Grid& grid) {
    if (!grid.groups.empty())
        return grid.groups;
    report::Group all;
    all.rowCount = static_cast<std::int64_t>(grid.rows.rowCount());
    return {all};
}

/// Walks a table's rows in order, batch by batch.
class RowCursor {
public:
    explicit RowCursor(const base::Table& table) : table_(table) {}

    const base::Batch& batch() {
        while (row_ >= table_.batches[batch_].rowCount) {
            row_ = 0;
            ++batch_;
        }
        return table_.batches[batch_];
    }
    [[nodiscard]] std::size_t row() const { return row_; }
    void next() { ++row_; }

private:
    const base::Table& table_;
    std::size_t batch_ = 0;
    std::size_t row_ = 0;
};

/// Collects rows and cuts them into blocks.
class BlockBuilder {
public:
    BlockBuilder(PreparedRows& out, std::int32_t width, std::int64_t expected)
        : out_(out), width_(width), remaining_(expected),
          rowsPerBlock_(std::max(1, cellsPerBlock / std::max(1, width))) {}

    Any* beginRow() {
        if (used_ == current_.getLength())
            flush();
        Sequence<Any>& row = rows_[used_++];
        row.realloc(width_);
        ++out_.rowCount;
        return row.getArray();
    }

    /// Cuts here: the next row opens a block of its own.
    void flush() {
        if (used_ > 0) {
            current_.realloc(used_);
            out_.blocks.push_back({out_.rowCount - used_, current_});
            remaining_ -= used_;
        }
        current_ = Sequence<Sequence<Any>>(
            static_cast<sal_Int32>(std::clamp<std::int64_t>(remaining_, 1, rowsPerBlock_)));
        rows_ = current_.getArray();
        used_ = 0;
    }

private:
    PreparedRows& out_;
    std::int32_t width_;
    std::int64_t remaining_;
    std::int32_t rowsPerBlock_;
    Sequence<Sequence<Any>> current_;
    Sequence<Any>* rows_ = nullptr;
    std::int32_t used_ = 0;
};

} // namespace

Any cellOf(const report::CellValue& value) {
    switch (value.kind) {
    case report::CellValue::Kind::empty:
        break;
    case report::CellValue::Kind::number:
        return Any(value.number);
    case report::CellValue::Kind::text:
        return Any(toUno(value.text()));
    }
    return Any(OUString());
}

base::Result<PreparedRows> prepareRows(const report::Grid& grid, base::Day nullDate) {
    const std::vector<report::Group> groups = groupsOf(grid);
    const auto expected = static_cast<std::int64_t>(grid.rows.rowCount() + grid.groups.size());
    if (expected > maxRows)
        return base::Error{base::ErrorKind::tooLarge,
                           fmt::format("The report {} has {} rows, more than a sheet can hold. "
                                       "Choose fewer days or a smaller result size.",
                                       grid.title, grid.rows.rowCount())};
    PreparedRows prepared;
    std::vector<report::CellMaker> makers;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        if (grid.columns[i].isHidden)
            continue;
        prepared.columns.push_back(i);
        makers.emplace_back(grid.columns[i].format, grid.rows.schema[i], nullDate);
    }
    const auto width = static_cast<std::int32_t>(makers.size());
    prepared.seen.resize(makers.size());
    BlockBuilder builder(prepared, width, expected);
    builder.flush();
    RowCursor cursor(grid.rows);
    for (const report::Group& group : groups) {
        const std::int32_t first = prepared.rowCount;
        for (std::int64_t i = 0; i < group.rowCount; ++i) {
            const base::Batch& batch = cursor.batch();
            Any* cells = builder.beginRow();
            for (std::int32_t column = 0; column < width; ++column) {
                const std::size_t from = prepared.columns[static_cast<std::size_t>(column)];
                if (from >= batch.columns.size()) {
                    cells[column] <<= OUString();
                    continue;
                }
                const report::CellValue value = makers[static_cast<std::size_t>(column)].make(
                    batch.columns[from], cursor.row());
                cells[column] = cellOf(value);
                prepared.seen[static_cast<std::size_t>(column)].add(value);
                if (value.isExactText)
                    prepared.exactTexts.push_back({prepared.rowCount - 1, column});
            }
            cursor.next();
        }
        if (grid.groups.empty())
            continue;
        prepared.subtotals.push_back(
            {prepared.rowCount, first, static_cast<std::int32_t>(group.rowCount), group.heading});
        Any* cells = builder.beginRow();
        for (std::int32_t column = 0; column < width; ++column)
            cells[column] <<= OUString();
    }
    builder.flush();
    return prepared;
}

} // namespace odc::calc
