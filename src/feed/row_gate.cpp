// SPDX-License-Identifier: MPL-2.0
#include "feed/row_gate.hpp"

#include "feed/batches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::feed {

RowGate::RowGate(const base::BatchSink& sink, Limits limits, base::Schema schema, Meter& meter,
                 const base::Task& task)
    : sink_(sink), limits_(limits), schema_(std::move(schema)), meter_(meter), task_(task) {}

Result<void> RowGate::dropKnown(const base::Schema& schema, base::Batch& batch) {
    const auto known = std::min(static_cast<std::size_t>(toDrop_), batch.rowCount);
    toDrop_ -= static_cast<std::int64_t>(known);
    const bool isSame = toDrop_ > 0 || known == 0 || !keys_ || keys_->last().empty() ||
                        keys_->keyOf(schema, batch, known - 1) == keys_->last().back();
    if (!isSame)
        return base::Error{base::ErrorKind::badResponse,
                           "The service's rows changed while they were being read, so that some "
                           "would be missing or come twice. Nothing was taken over; try again, or "
                           "narrow the question with a filter."};
    dropFirst(batch, known);
    return {};
}

Result<void> RowGate::pass(const base::Schema& schema, base::Batch&& batch) {
    if (task_.stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "The refresh was stopped."};
    // Delimited text may have columns of its own, and fewer of them, instead of the model's.
    if (rows_ == 0 || schema.size() >= schema_.size())
        schema_ = schema;
    if (toDrop_ > 0)
        if (auto dropped = dropKnown(schema, batch); !dropped)
            return dropped;
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
    if (keys_)
        keys_->note(schema, batch);
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
