// SPDX-License-Identifier: MPL-2.0
// Makes the cells that are written next on a thread of its own, while others are being written.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include "base/result.hpp"
#include "report/range_plan.hpp"
#include "report/sheet_rows.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace odc::calc::ranges {

/// Thread: of one caller. Its own touches no document.
class RowFeeder {
public:
    /// `runs` in order; each becomes one piece.
    RowFeeder(std::shared_ptr<const report::SheetRows> rows, std::vector<report::RowRun> runs);
    ~RowFeeder();
    RowFeeder(const RowFeeder&) = delete;
    RowFeeder& operator=(const RowFeeder&) = delete;

    /// The next run's cells; waits for them. Errors: storageFailed.
    base::Result<CellRows> next();

private:
    void make(const std::stop_token& stop);

    std::shared_ptr<const report::SheetRows> rows_;
    std::vector<report::RowRun> runs_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<base::Result<CellRows>> made_; ///< under the mutex
    std::int64_t rowsMade_ = 0;               ///< of `made_`; under the mutex
    std::jthread thread_;
};

} // namespace odc::calc::ranges
