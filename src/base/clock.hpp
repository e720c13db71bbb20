// SPDX-License-Identifier: MPL-2.0
// Time and randomness as something that is given in, so that no test sleeps or depends on today.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>

namespace odc::base {

class Clock {
public:
    virtual ~Clock() = default;

    /// Wall time, UTC.
    [[nodiscard]] virtual std::chrono::system_clock::time_point now() const = 0;
    /// Time that never steps back, for time-outs and rates.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point steadyNow() const = 0;
    /// 64 random bits; for jitter and file names, never for secrets.
    [[nodiscard]] virtual std::uint64_t random() = 0;
    /// Waits; returns false at once when `stop` is asked for.
    virtual bool sleepFor(std::chrono::milliseconds duration, const std::stop_token& stop) = 0;
};

/// The machine's own clock. Thread: each instance from any thread.
std::unique_ptr<Clock> makeSystemClock();

} // namespace odc::base
