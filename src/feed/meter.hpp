// SPDX-License-Identifier: MPL-2.0
// Sends progress up, but only a few times a second.
#pragma once

#include "base/clock.hpp"
#include "base/task.hpp"

#include <chrono>

namespace odc::feed {

/// Thread: one.
class Meter {
public:
    /// Both must outlive the meter.
    Meter(const base::Clock& clock, const base::Task& task) : clock_(clock), task_(task) {}

    base::Progress progress = {};

    /// Reports where a quarter of a second has passed since the last time.
    void tick() {
        const auto now = clock_.steadyNow();
        if (hasReported_ && now - last_ < std::chrono::milliseconds(250))
            return;
        report();
    }
    void report() {
        last_ = clock_.steadyNow();
        hasReported_ = true;
        task_.report(progress);
    }

private:
    const base::Clock& clock_;
    const base::Task& task_;
    std::chrono::steady_clock::time_point last_ = {};
    bool hasReported_ = false;
};

} // namespace odc::feed
