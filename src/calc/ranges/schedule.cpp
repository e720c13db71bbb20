// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/schedule.hpp"

#include <algorithm>

namespace odc::calc::ranges {

void Schedule::set(const std::vector<std::pair<std::string, int>>& minutes, Clock::time_point now) {
    std::map<std::string, Appointment> wanted;
    for (const auto& [name, count] : minutes) {
        if (count <= 0)
            continue;
        const std::chrono::minutes every(count);
        const auto known = appointments_.find(name);
        const bool isKept = known != appointments_.end() && known->second.every == every;
        wanted[name] = isKept ? known->second : Appointment{every, now + every};
    }
    appointments_ = std::move(wanted);
}

std::vector<std::string> Schedule::takeDue(Clock::time_point now) {
    std::vector<std::string> due;
    for (auto& [name, appointment] : appointments_) {
        if (appointment.due > now)
            continue;
        due.push_back(name);
        appointment.due = now + appointment.every;
    }
    return due;
}

std::optional<Schedule::Clock::time_point> Schedule::next() const {
    std::optional<Clock::time_point> first;
    for (const auto& [name, appointment] : appointments_)
        first = std::min(first.value_or(appointment.due), appointment.due);
    return first;
}

} // namespace odc::calc::ranges
