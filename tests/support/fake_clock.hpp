// SPDX-License-Identifier: MPL-2.0
// A clock that stands still until somebody sleeps on it.
#pragma once

#include "base/clock.hpp"

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace odc::test {

/// Thread: any.
class FakeClock final : public base::Clock {
public:
    /// 2014-07-17 12:00 UTC, unless told otherwise.
    explicit FakeClock(std::chrono::system_clock::time_point start =
                           std::chrono::sys_days(std::chrono::year(2014) / 7 / 17) +
                           std::chrono::hours(12))
        : start_(start) {}

    [[nodiscard]] std::chrono::system_clock::time_point now() const override {
        const std::lock_guard lock(mutex_);
        return start_ + std::chrono::duration_cast<std::chrono::system_clock::duration>(passed_);
    }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override {
        const std::lock_guard lock(mutex_);
        return std::chrono::steady_clock::time_point(
            std::chrono::duration_cast<std::chrono::steady_clock::duration>(passed_));
    }
    /// Always 0: no jitter.
    std::uint64_t random() override { return 0; }
    /// Passes at once; `onSleep`, where set, is called first.
    bool sleepFor(std::chrono::milliseconds duration, const std::stop_token& stop) override {
        if (onSleep)
            onSleep(duration);
        if (stop.stop_requested())
            return false;
        const std::lock_guard lock(mutex_);
        passed_ += duration;
        sleeps_.push_back(duration);
        return true;
    }
    void advance(std::chrono::milliseconds duration) {
        const std::lock_guard lock(mutex_);
        passed_ += duration;
    }
    /// What was slept, in order.
    [[nodiscard]] std::vector<std::chrono::milliseconds> sleeps() const {
        const std::lock_guard lock(mutex_);
        return sleeps_;
    }

    std::function<void(std::chrono::milliseconds)> onSleep = {};

private:
    mutable std::mutex mutex_;
    std::chrono::system_clock::time_point start_;
    std::chrono::milliseconds passed_{0};
    std::vector<std::chrono::milliseconds> sleeps_;
};

} // namespace odc::test
