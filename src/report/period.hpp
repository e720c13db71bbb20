// SPDX-License-Identifier: MPL-2.0
// Days mean days: from a row's date and its granularity to the days that it reports, from the days
// that a person names to a filter, and how a period is written for a person.
#pragma once

#include "base/date.hpp"
#include "report/placeholders.hpp"
#include "report/refresh.hpp"
#include "report/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace odc::report {

/// The granularity that these values lead to; daily where the report has no period.
Granularity granularityOf(const Report& report, const Values& values);

/// How many periods are shown where no first day is given.
int defaultCountOf(const Period& period, Granularity granularity);

/// The first and last day that a row with this date reports. `end`: the date is the moment at
/// which the period ends, so 5 July 00:00 ends 4 July, and a week is the seven days up to then;
/// months and years are those of the calendar in which the last day lies.
Days daysOf(base::Ticks date, Period::Stamp stamp, Granularity granularity);

/// The days of the last `count` periods, of which the newest one ends with this day.
Days lastPeriods(Granularity granularity, base::Day newest, int count);

/// "Date gt datetime'…' and Date le datetime'…'" (v2): the rows whose last day lies within first to
/// last; either bound may be missing. `edmType` is the date column's, for the literal.
std::string periodFilter(const Period& period, std::optional<base::Day> first,
                         std::optional<base::Day> last, std::string_view edmType);

/// "4 July 2014", "29 June – 5 July 2014", "July 2014", "2014"; German for German, else English.
std::string periodText(Granularity granularity, const Days& days, std::string_view language);
/// "1 June 2014 – 30 June 2014", or one day.
std::string rangeText(const Days& days, std::string_view language);

} // namespace odc::report
