// SPDX-License-Identifier: MPL-2.0
// Stands between the decoders of all pages and the caller's sink: counts rows, keeps to the number
// wanted and to the Policy, remembers the widest schema.
#pragma once

#include "base/policy.hpp"
#include "base/table.hpp"
#include "base/task.hpp"
#include "feed/meter.hpp"
#include "feed/row_keys.hpp"

#include <cstdint>
#include <optional>

namespace odc::feed {

using base::Result;

/// Thread: one. Everything given must outlive it.
class RowGate {
public:
    struct Limits {
        std::optional<std::int64_t> wanted = {}; ///< rows in all
        std::int64_t maxRows = 0;
        bool needsPageEnd = false; ///< the count may stand after the rows: drop what is too much
    };

    RowGate(const base::BatchSink& sink, Limits limits, base::Schema schema, Meter& meter,
            const base::Task& task);

    /// One batch of the current page. An Error with isSatisfied() set is no failure: enough rows
    /// are there and the transfer may end.
    Result<void> pass(const base::Schema& schema, base::Batch&& batch);

    /// From now on the keys of what passes are noted; `keys` must outlive the gate.
    void watch(RowKeys& keys) { keys_ = &keys; }
    /// The next so many rows have come already and are dropped. The last of them must be the last
    /// row that passed: else the rows changed meanwhile, and pass ends with badResponse.
    void passOver(std::int64_t rows) { toDrop_ = rows; }

    [[nodiscard]] std::int64_t rows() const { return rows_; }
    [[nodiscard]] const base::Schema& schema() const { return schema_; }
    [[nodiscard]] bool hasAllWanted() const { return limits_.wanted && rows_ >= *limits_.wanted; }
    [[nodiscard]] bool isSatisfied() const { return isSatisfied_; }

private:
    Result<void> dropKnown(const base::Schema& schema, base::Batch& batch);

    const base::BatchSink& sink_;
    Limits limits_;
    base::Schema schema_;
    Meter& meter_;
    const base::Task& task_;
    std::int64_t rows_ = 0;
    std::int64_t toDrop_ = 0;
    RowKeys* keys_ = nullptr;
    bool isSatisfied_ = false;
};

} // namespace odc::feed
