// SPDX-License-Identifier: MPL-2.0
#include "report/period.hpp"

#include "odata/expression.hpp"
#include "report/lines.hpp"
#include "report/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace odc::report {
namespace {

using Months = std::array<std::string_view, 12>;
constexpr Months englishMonths{"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};
constexpr Months germanMonths{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                              "Juli",   "August",  "September", "Oktober", "November", "Dezember"};

bool isGerman(std::string_view language) {
    return equalsIgnoringCase(language.substr(0, 2), "de");
}

std::string_view monthOf(base::Day day, std::string_view language) {
    const unsigned month = static_cast<unsigned>(day.month());
    return (isGerman(language) ? germanMonths : englishMonths)[month - 1];
}

int yearOf(base::Day day) {
    return static_cast<int>(day.year());
}

std::string dayNumber(base::Day day, std::string_view language) {
    return fmt::format("{}{}", static_cast<unsigned>(day.day()), isGerman(language) ? "." : "");
}

std::string dayText(base::Day day, std::string_view language) {
    return fmt::format("{} {} {}", dayNumber(day, language), monthOf(day, language), yearOf(day));
}

} // namespace

Granularity granularityOf(const Report& report, const Values& values) {
    if (!report.period)
        return Granularity::daily;
    const std::string& named = report.period->granularity;
    const auto value = values.find(named);
    return names::valueOf(names::granularities, value == values.end() ? named : value->second)
        .value_or(Granularity::daily);
}

int defaultCountOf(const Period& period, Granularity granularity) {
    const std::string_view name = names::nameOf(names::granularities, granularity);
    for (const auto& [given, count] : period.defaultCounts) {
        if (given == name)
            return count;
    }
    switch (granularity) {
    case Granularity::daily:
        return 14;
    case Granularity::weekly:
        return 13;
    case Granularity::monthly:
        return 12;
    case Granularity::yearly:
        return 5;
    }
    return 14;
}

Days daysOf(base::Ticks date, Period::Stamp stamp, Granularity granularity) {
    const base::Day last = base::dayOf(stamp == Period::Stamp::end ? date - 1 : date);
    switch (granularity) {
    case Granularity::daily:
        return {last, last};
    case Granularity::weekly:
        return {base::addDays(last, -6), last};
    case Granularity::monthly:
        return {last.year() / last.month() / std::chrono::day(1), last};
    case Granularity::yearly:
        return {last.year() / std::chrono::January / std::chrono::day(1), last};
    }
    return {last, last};
}

Days lastPeriods(Granularity granularity, base::Day newest, int count) {
    const std::chrono::months back(count - 1);
    switch (granularity) {
    case Granularity::daily:
        return {base::addDays(newest, 1 - count), newest};
    case Granularity::weekly:
        return {base::addDays(newest, 1 - 7 * count), newest};
    case Granularity::monthly:
        return {base::Day(newest.year() / newest.month() / std::chrono::day(1)) - back, newest};
    case Granularity::yearly:
        return {(newest.year() - std::chrono::years(count - 1)) / std::chrono::January /
                    std::chrono::day(1),
                newest};
    }
    return {newest, newest};
}

std::string periodFilter(const Period& period, std::optional<base::Day> first,
                         std::optional<base::Day> last, std::string_view edmType) {
    const bool isEnd = period.stamp == Period::Stamp::end;
    const bool hasZone = edmType == "Edm.DateTimeOffset";
    std::string filter;
    const auto add = [&](std::string_view comparison, base::Day day) {
        filter += fmt::format(
            "{}{} {} {}", filter.empty() ? "" : " and ", period.dateColumn, comparison,
            odata::writeLiteralV2(hasZone ? "Edm.DateTimeOffset" : "Edm.DateTime",
                                  base::formatDay(day) + (hasZone ? "T00:00:00Z" : "T00:00:00")));
    };
    if (first)
        add(isEnd ? "gt" : "ge", *first);
    // The day after the calendar's last one cannot be written, and bounds nothing.
    if (last && yearOf(*last) < 9999)
        add(isEnd ? "le" : "lt", base::addDays(*last, 1));
    return filter;
}

std::string periodText(Granularity granularity, const Days& days, std::string_view language) {
    const auto& [first, last] = days;
    switch (granularity) {
    case Granularity::daily:
        return dayText(last, language);
    case Granularity::weekly:
        if (first.year() != last.year())
            return fmt::format("{} – {}", dayText(first, language), dayText(last, language));
        if (first.month() != last.month())
            return fmt::format("{} {} – {}", dayNumber(first, language), monthOf(first, language),
                               dayText(last, language));
        return fmt::format("{} – {}", dayNumber(first, language), dayText(last, language));
    case Granularity::monthly:
        return fmt::format("{} {}", monthOf(last, language), yearOf(last));
    case Granularity::yearly:
        return fmt::format("{}", yearOf(last));
    }
    return {};
}

std::string rangeText(const Days& days, std::string_view language) {
    if (days.first == days.last)
        return dayText(days.first, language);
    return fmt::format("{} – {}", dayText(days.first, language), dayText(days.last, language));
}

} // namespace odc::report
