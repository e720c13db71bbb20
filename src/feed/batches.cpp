// SPDX-License-Identifier: MPL-2.0
#include "feed/batches.hpp"

#include <utility>

namespace odc::feed {

namespace {

template <typename Values>
void keepRange(Values& values, std::size_t begin, std::size_t end) {
    if (values.empty())
        return;
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(end), values.end());
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(begin));
}

void keepRange(base::TextRun& texts, std::size_t begin, std::size_t end) {
    if (texts.size() == 0)
        return;
    base::TextRun kept;
    for (std::size_t row = begin; row < end; ++row)
        kept.append(texts[row]);
    texts = std::move(kept);
}

void keepRange(base::Batch& batch, std::size_t begin, std::size_t end) {
    for (base::Column& column : batch.columns) {
        keepRange(column.isNull, begin, end);
        keepRange(column.integers, begin, end);
        keepRange(column.reals, begin, end);
        keepRange(column.texts, begin, end);
    }
    batch.rowCount = end - begin;
}

} // namespace

void keepFirst(base::Batch& batch, std::size_t count) {
    if (count < batch.rowCount)
        keepRange(batch, 0, count);
}

void dropFirst(base::Batch& batch, std::size_t count) {
    if (count > 0)
        keepRange(batch, count, batch.rowCount);
}

void widen(base::Batch& batch, const base::Schema& schema) {
    while (batch.columns.size() < schema.size()) {
        const auto storage = base::storageOf(schema[batch.columns.size()].kind);
        base::Column& column = batch.columns.emplace_back();
        for (std::size_t row = 0; row < batch.rowCount; ++row)
            column.appendNull(storage);
    }
}

} // namespace odc::feed
