// SPDX-License-Identifier: MPL-2.0
#include "feed/row_gate.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::feed {

namespace {

void keepFirst(base::Column& column, std::size_t count) {
    column.isNull.resize(count);
    if (!column.integers.empty())
        column.integers.resize(count);
    if (!column.reals.empty())
        column.reals.resize(count);
    if (column.texts.size() > count) {
        base::TextRun kept;
        for (std::size_t row = 0; row < count; ++row)
            kept.append(column.texts[row]);
        column.texts = std::move(kept);
    }
}

void keepFirst(base::Batch& batch, std::size_t count) {
    for (base::Column& column : batch.columns)
        keepFirst(column, count);
    batch.rowCount = count;
}

} // namespace

RowGate::RowGate(const base::BatchSink& sink, Limits limits, base::Schema schema, Meter& meter,
                 const base::Task& task)
    : sink_(sink), limits_(limits), schema_(std::move(schema)), meter_(meter), task_(task) {}

Result<void> RowGate::pass(const base::Schema& schema, base::Batch&& batch) {
    if (task_.stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "The refresh was stopped."};
    if (schema.size() >= schema_.size())
        schema_ = schema;
    bool isTooMuch = false;
    if (limits_.wanted) {
        const auto room = static_cast<std::size_t>(*limits_.wanted - rows_);
        isTooMuch = batch.rowCount > room;
        if (isTooMuch)
            keepFirst(batch, room);
    }
    rows_ += static_cast<std::int64_t>(batch.rowCount);
    if (rows_ > limits_.maxRows)
        return base::Error{
            base::ErrorKind::tooLarge,
            fmt::format("The service sent more than {} rows, the most that is allowed. Narrow the "
                        "question with a filter, or ask for fewer rows.",
                        limits_.maxRows)};
    meter_.progress.rows = rows_;
    if (batch.rowCount > 0) {
        if (auto sent = sink_(schema, std::move(batch)); !sent)
            return sent;
    }
    meter_.tick();
    if (isTooMuch && !limits_.needsPageEnd) {
        isSatisfied_ = true;
        return base::Error{base::ErrorKind::cancelled, "As many rows as were asked for have come."};
    }
    return {};
}

} // namespace odc::feed
