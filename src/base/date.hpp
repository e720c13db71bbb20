// SPDX-License-Identifier: MPL-2.0
// Dates, times and durations as OData writes them, held as whole numbers.
// Not for: time zones; a value without a zone stays without one.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odc::base {

/// Ticks of 100 nanoseconds, the finest that Edm.DateTime has. Moments count from
/// 1970-01-01T00:00:00; durations and times of day from zero.
using Ticks = std::int64_t;
inline constexpr Ticks ticksPerSecond = 10'000'000;
inline constexpr Ticks ticksPerDay = 86'400 * ticksPerSecond;

/// A calendar day; the only date type outside columns.
using Day = std::chrono::year_month_day;

/// "2014-07-15", nothing else. Empty where it is no date of the calendar (years 0001 to 9999).
std::optional<Day> parseDay(std::string_view text);
std::string formatDay(Day day);
/// The day `count` days later (or earlier).
Day addDays(Day day, int count);
/// Midnight at which the day begins.
Ticks ticksOf(Day day);
/// The day that a moment falls on.
Day dayOf(Ticks moment);

/// "2014-07-15T11:00:00.1234567", with or without seconds, fraction (more than 7 digits are cut),
/// a trailing Z or +hh:mm (the result is then UTC). A bare date is midnight. Empty: not a moment.
/// `hadZone` tells whether a zone was written.
struct Moment {
    Ticks ticks = 0;
    bool hadZone = false;
    bool operator==(const Moment&) const = default;
};
std::optional<Moment> parseMoment(std::string_view text);
/// ISO 8601 with as many fraction digits as needed; without seconds' fraction where it is zero.
/// No zone is written.
std::string formatMoment(Ticks moment);

/// "+02:00", "-03:30"; "Z" for zero.
std::string formatOffset(int minutes);

/// xs:dayTimeDuration ("PT13H20M", "-P1DT2.5S") or "10:11:12.5". Months and years are refused.
std::optional<Ticks> parseDuration(std::string_view text);
/// xs:dayTimeDuration, "PT0S" for zero.
std::string formatDuration(Ticks duration);
/// "hh:mm[:ss[.f]]"; "24:00" is a whole day.
std::optional<Ticks> parseTimeOfDay(std::string_view text);
std::string formatTimeOfDay(Ticks time);

} // namespace odc::base
