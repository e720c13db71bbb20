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

CellValue numberCell(double number) {
    CellValue cell;
    cell.kind = CellValue::Kind::number;
    cell.number = number;
    return cell;
}

} // namespace

SheetRows::SheetRows(std::vector<SheetColumn> columns, base::Day nullDate,
                     std::shared_ptr<const feed::Spool> rows)
    : columns_(std::move(columns)), rows_(std::move(rows)) {
    for (const SheetColumn& column : columns_)
        makers_.emplace_back(column.format, column.info, nullDate);
}

SheetRows::SheetRows(const std::shared_ptr<const SheetRows>& rows, std::vector<OwnRow> own,
                     std::vector<std::int64_t> order)
    : from_(rows->from_ ? rows->from_ : rows), own_(std::move(own)), order_(std::move(order)) {
    if (!rows->from_)
        return;
    own_ = rows->own_;
    for (std::int64_t& row : order_)
        row = rows->order_[static_cast<std::size_t>(row)];
}

RowReader::RowReader(const SheetRows& rows)
    : shown_(rows), rows_(rows.from_ ? *rows.from_ : rows), cells_(rows.width()) {}

Result<std::span<const CellValue>> RowReader::cells(std::int64_t row) {
    if (shown_.from_) {
        row = shown_.order_[static_cast<std::size_t>(row)];
        if (row < 0)
            return std::span<const CellValue>(shown_.own_[static_cast<std::size_t>(-1 - row)]);
    }
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
        cells_[column] = rows_.columns_[column].number ? numberCell(*rows_.columns_[column].number)
                         : isThere ? rows_.makers_[column].make(batch_.columns[*from], at)
                                   : CellValue{};
    }
    return std::span<const CellValue>(cells_);
}

std::uint64_t digestOf(std::span<const CellValue> row) {
    RowDigest digest;
    for (const CellValue& cell : row)
        add(digest, cell);
    return digest.value();
}

std::uint64_t keyOf(std::span<const CellValue> row, std::span<const std::size_t> keys) {
    RowDigest key;
    for (const std::size_t column : keys)
        add(key, row[column]);
    return key.value();
}

RowMarks arrangedMarks(const RowMarks& marks, std::span<const OwnRow> own,
                       std::span<const std::int64_t> order, std::span<const std::size_t> keys) {
    RowMarks arranged;
    std::vector<std::int32_t> now(marks.digests.size(), -1);
    for (std::size_t row = 0; row < order.size(); ++row) {
        const bool isOwn = order[row] < 0;
        const auto from = static_cast<std::size_t>(isOwn ? -1 - order[row] : order[row]);
        arranged.digests.push_back(isOwn ? digestOf(own[from]) : marks.digests[from]);
        if (!keys.empty())
            arranged.keys.push_back(isOwn ? keyOf(own[from], keys) : marks.keys[from]);
        if (!isOwn)
            now[from] = static_cast<std::int32_t>(row);
    }
    for (const ExactCell& cell : marks.exactCells)
        if (now[static_cast<std::size_t>(cell.row)] >= 0)
            arranged.exactCells.push_back({now[static_cast<std::size_t>(cell.row)], cell.column});
    std::ranges::sort(arranged.exactCells, {}, &ExactCell::row);
    arranged.seen = marks.seen;
    return arranged;
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
            for (std::size_t column = 0; column < cells->size(); ++column) {
                const CellValue& cell = (*cells)[column];
                part.seen[column].add(cell);
                if (cell.isExactText)
                    part.exact.push_back(
                        {static_cast<std::int32_t>(row), static_cast<std::int32_t>(column)});
            }
            marks.digests[static_cast<std::size_t>(row)] = digestOf(*cells);
            if (!keys.empty())
                marks.keys[static_cast<std::size_t>(row)] = keyOf(*cells, keys);
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
