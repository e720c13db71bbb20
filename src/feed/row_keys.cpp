// SPDX-License-Identifier: MPL-2.0
#include "feed/row_keys.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <string_view>
#include <utility>

namespace odc::feed {

namespace {

/// The finalizer of splitmix64.
std::uint64_t mixed(std::uint64_t bits) {
    bits += 0x9E3779B97F4A7C15u;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
    return bits ^ (bits >> 31);
}

std::uint64_t bitsOf(const base::Column& column, base::ValueKind kind, std::size_t row) {
    switch (base::storageOf(kind)) {
    case base::Storage::integers:
        return static_cast<std::uint64_t>(column.integers[row]);
    case base::Storage::reals:
        return std::bit_cast<std::uint64_t>(column.reals[row]);
    case base::Storage::texts:
        break;
    }
    return std::hash<std::string_view>{}(column.texts[row]);
}

} // namespace

std::optional<std::uint64_t> RowKeys::keyOf(const base::Schema& schema, const base::Batch& batch,
                                            std::size_t row) const {
    if (columns_.empty())
        return std::nullopt;
    std::uint64_t key = 0;
    for (const std::string& path : columns_) {
        const auto index = base::indexOf(schema, path);
        if (!index || *index >= batch.columns.size() || batch.columns[*index].isNull[row] != 0)
            return std::nullopt;
        key = mixed(key ^ bitsOf(batch.columns[*index], schema[*index].kind, row));
    }
    return key;
}

void RowKeys::note(const base::Schema& schema, const base::Batch& batch) {
    if (columns_.empty() || batch.rowCount == 0)
        return;
    const std::size_t begin = batch.rowCount - std::min(batch.rowCount, remembered);
    for (std::size_t row = begin; row < batch.rowCount; ++row) {
        const auto key = keyOf(schema, batch, row);
        if (!key) {
            last_.clear();
            columns_.clear(); // what is not known of one row cannot be told of the next
            return;
        }
        last_.push_back(*key);
        if (last_.size() > remembered)
            last_.pop_front();
    }
    if (page_.rows == 0)
        page_.first = keyOf(schema, batch, 0).value_or(0);
    page_.last = last_.back();
    page_.rows += batch.rowCount;
}

bool RowKeys::endPage() {
    const bool isRepeated = page_ == pageBefore_ && page_.first != page_.last;
    pageBefore_ = std::exchange(page_, Page{});
    return isRepeated;
}

} // namespace odc::feed
