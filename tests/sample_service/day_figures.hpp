// SPDX-License-Identifier: MPL-2.0
// What happened on one day besides who was there: conferences, sessions, minutes. These add up over
// a period's days.
#pragma once

#include "base/date.hpp"
#include "sample_service/model.hpp"
#include "sample_service/row.hpp"

#include <span>

namespace odc::sample {

struct DayFigures {
    std::int64_t conferences = 0;
    std::int64_t applicationSharingConferences = 0;
    std::int64_t avConferences = 0;
    std::int64_t imConferences = 0;
    std::int64_t telephonyConferences = 0;
    std::int64_t webConferences = 0;
    std::int64_t pstnConferences = 0;
    std::int64_t avConferenceMinutes = 0;

    std::int64_t sessions = 0;
    std::int64_t applicationSharingSessions = 0;
    std::int64_t audioSessions = 0;
    std::int64_t fileTransfers = 0;
    std::int64_t imSessions = 0;
    std::int64_t videoSessions = 0;
    std::int64_t audioMinutes = 0;
    std::int64_t videoMinutes = 0;
};

/// `users` are the day's active users. Christmas Day has no conference at all.
DayFigures figuresOf(base::Day day, std::int64_t users);

/// Appends the family's figures, added up over the days, in the order of its columns (with those of
/// 2015 last). Minutes of sessions that nobody held are null. False where there is nothing to tell.
bool appendFigures(Row& row, Family family, std::span<const DayFigures> days);

} // namespace odc::sample
