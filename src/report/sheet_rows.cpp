// SPDX-License-Identifier: MPL-2.0
#include "report/sheet_rows.hpp"

#include "report/row_digest.hpp"

#include <algorithm>
#include <future>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace odc::report {

namespace {

/// Rows that are worth a thread.
constexpr std::int64_t rowsAThread = 20'000;

void add(RowDigest& digest, const CellValue& cell) {
    switch (cell.kind) {
    case CellValue::Kind::empty:
        digest.addEmpty();
        break;
    case CellValue::Kind::number:
        digest.addNumber(cell.number);
        break;
    case CellValue::Kind::text:
        digest.addText(cell.text());
        break;
    }
}

} // namespace

SheetRows::SheetRows(std::vector<SheetColumn> columns, base::Day nullDate,
                     std::shared_ptr<const feed::Spool> rows)
    : columns_(std::move(columns)), rows_(std::move(rows)) {
    for (const SheetColumn& column : columns_)
        makers_.emplace_back(column.format, column.info, nullDate);
}

RowReader::RowReader(const SheetRows& rows) : rows_(rows), cells_(rows.width()) {}

Result<std::span<const CellValue>> RowReader::cells(std::int64_t row) {
    if (row < batchFirst_ || row >= batchFirst_ + static_cast<std::int64_t>(batch_.rowCount)) {
        const feed::Spool& spool = rows_.spool();
        const std::size_t index = spool.batchOf(row);
        auto batch = spool.read(index);
        if (!batch)
            return std::move(batch).error();
        batch_ = *std::move(batch);
        batchFirst_ = spool.firstRow(index);
    }
    const auto at = static_cast<std::size_t>(row - batchFirst_);
    for (std::size_t column = 0; column < cells_.size(); ++column) {
        const auto from = rows_.columns_[column].from;
        const bool isThere = from && *from < batch_.columns.size();
        cells_[column] =
            isThere ? rows_.makers_[column].make(batch_.columns[*from], at) : CellValue{};
    }
    return std::span<const CellValue>(cells_);
}

Result<RowMarks> markRows(const SheetRows& rows, std::span<const std::size_t> keys,
                          const base::Task& task) {
    const std::int64_t count = rows.rowCount();
    RowMarks marks;
    marks.digests.resize(static_cast<std::size_t>(count));
    if (!keys.empty())
        marks.keys.resize(static_cast<std::size_t>(count));
    marks.seen.resize(rows.width());
    struct Part { // of one thread; digests and keys go to their places
        std::vector<ExactCell> exact;
        std::vector<SeenValues> seen;
    };
    const auto mark = [&](std::int64_t first, std::int64_t end) -> Result<Part> {
        Part part{{}, std::vector<SeenValues>(rows.width())};
        RowReader reader(rows);
        for (std::int64_t row = first; row < end; ++row) {
            const auto cells = reader.cells(row);
            if (!cells)
                return cells.error();
            RowDigest digest;
            for (std::size_t column = 0; column < cells->size(); ++column) {
                const CellValue& cell = (*cells)[column];
                add(digest, cell);
                part.seen[column].add(cell);
                if (cell.isExactText)
                    part.exact.push_back(
                        {static_cast<std::int32_t>(row), static_cast<std::int32_t>(column)});
            }
            marks.digests[static_cast<std::size_t>(row)] = digest.value();
            if (keys.empty())
                continue;
            RowDigest key;
            for (const std::size_t column : keys)
                add(key, (*cells)[column]);
            marks.keys[static_cast<std::size_t>(row)] = key.value();
        }
        return part;
    };
    // Cut at batches, so that none is read twice.
    const std::int64_t wish = std::max<std::int64_t>(
        rowsAThread, count / std::max(1U, std::thread::hardware_concurrency()) + 1);
    std::vector<std::future<Result<Part>>> parts;
    for (std::int64_t first = 0; first < count;) {
        std::int64_t end = std::min(count, first + wish);
        if (end < count)
            end = std::max(first + 1, rows.spool().firstRow(rows.spool().batchOf(end)));
        try {
            parts.push_back(std::async(std::launch::async, mark, first, end));
        } catch (const std::system_error&) {
            parts.push_back(std::async(std::launch::deferred, mark, first, end));
        }
        first = end;
    }
    std::optional<base::Error> error;
    for (auto& future : parts) {
        auto part = future.get();
        if (!part) {
            error = part.error();
            continue;
        }
        marks.exactCells.insert(marks.exactCells.end(), part->exact.begin(), part->exact.end());
        for (std::size_t column = 0; column < rows.width(); ++column)
            marks.seen[column].add(part->seen[column]);
    }
    if (error)
        return *error;
    if (task.stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "The refresh was stopped."};
    return marks;
}

} // namespace odc::report
