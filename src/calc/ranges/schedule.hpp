// SPDX-License-Identifier: MPL-2.0
// Which ranges of a document are due to refresh by themselves, and when the next is. No clock and
// no UNO here.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

class Schedule {
public:
    using Clock = std::chrono::steady_clock;

    /// What holds from now on: minutes by name. A range whose minutes stay as they were keeps its
    /// next time; 0 minutes: never.
    void set(const std::vector<std::pair<std::string, int>>& minutes, Clock::time_point now);
    /// Those whose time has come, by name; each is due again its minutes after `now`, so that what
    /// was missed while the machine slept is made up once.
    std::vector<std::string> takeDue(Clock::time_point now);
    [[nodiscard]] std::optional<Clock::time_point> next() const;

private:
    struct Appointment {
        std::chrono::minutes every{};
        Clock::time_point due;
    };
    std::map<std::string, Appointment> appointments_;
};

} // namespace odc::calc::ranges
