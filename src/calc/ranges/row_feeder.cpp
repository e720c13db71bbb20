// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/row_feeder.hpp"

#include "calc/prepared_rows.hpp"

#include <utility>

namespace odc::calc::ranges {

namespace {

constexpr std::int64_t cellsAhead = 60'000;

base::Result<CellRows> cellsOf(report::RowReader& reader, const report::RowRun& run) {
    CellRows rows(run.count);
    Sequence<Any>* out = rows.getArray();
    for (std::int32_t row = run.first; row < run.first + run.count; ++row) {
        const auto cells = reader.cells(row);
        if (!cells)
            return cells.error();
        out->realloc(static_cast<sal_Int32>(cells->size()));
        Any* cell = out->getArray();
        for (const report::CellValue& value : *cells)
            *cell++ = cellOf(value);
        ++out;
    }
    return rows;
}

} // namespace

RowFeeder::RowFeeder(std::shared_ptr<const report::SheetRows> rows,
                     std::vector<report::RowRun> runs)
    : rows_(std::move(rows)), runs_(std::move(runs)),
      thread_([this](const std::stop_token& stop) { make(stop); }) {}

RowFeeder::~RowFeeder() = default; // the thread is stopped and joined first

void RowFeeder::make(const std::stop_token& stop) {
    report::RowReader reader(*rows_);
    const auto width = static_cast<std::int64_t>(rows_->width());
    for (const report::RowRun& run : runs_) {
        base::Result<CellRows> cells = cellsOf(reader, run);
        const bool isGood = cells.has_value();
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [&] { return rowsMade_ * width < cellsAhead; }))
            return;
        made_.push_back(std::move(cells));
        rowsMade_ += run.count;
        lock.unlock();
        changed_.notify_all();
        if (!isGood || stop.stop_requested())
            return;
    }
}

base::Result<CellRows> RowFeeder::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !made_.empty(); });
    base::Result<CellRows> cells = std::move(made_.front());
    made_.pop_front();
    if (cells)
        rowsMade_ -= cells->getLength();
    lock.unlock();
    changed_.notify_all();
    return cells;
}

} // namespace odc::calc::ranges
