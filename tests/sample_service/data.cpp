// SPDX-License-Identifier: MPL-2.0
#include "sample_service/data.hpp"

#include "sample_service/calls.hpp"
#include "sample_service/day_figures.hpp"
#include "sample_service/messages.hpp"

#include <chrono>

namespace odc::sample {

namespace {

using std::chrono::sys_days;

/// The first day of the period after the one that begins on `start`.
base::Day nextStart(Period period, base::Day start) {
    switch (period) {
    case Period::day:
        return base::addDays(start, 1);
    case Period::week:
        return base::addDays(start, 7);
    case Period::month:
        return start + std::chrono::months(1);
    case Period::year:
        return start + std::chrono::years(1);
    }
    return start;
}

bool isStart(Period period, base::Day day) {
    switch (period) {
    case Period::day:
        return true;
    case Period::week:
        return std::chrono::weekday(sys_days(day)) == std::chrono::Sunday;
    case Period::month:
        return day.day() == std::chrono::day(1);
    case Period::year:
        return day.month() == std::chrono::January && day.day() == std::chrono::day(1);
    }
    return false;
}

Row sharedValues(std::size_t number, base::Day lastOfPeriod) {
    return {static_cast<std::int64_t>(number), base::ticksOf(base::addDays(lastOfPeriod, 1)),
            std::string(tenantGuid), std::string(tenantName)};
}

} // namespace

std::vector<PeriodDays> periodsWithin(Period period, base::Day first, base::Day last) {
    base::Day start = first;
    while (!isStart(period, start))
        start = base::addDays(start, 1);
    std::vector<PeriodDays> periods;
    for (;;) {
        const base::Day next = nextStart(period, start);
        const base::Day end = base::addDays(next, -1);
        if (end > last)
            return periods;
        periods.push_back({start, end});
        start = next;
    }
}

Data::Data(const std::vector<EntitySet>& sets, base::Day today)
    : first_(std::chrono::year(2013), std::chrono::January, std::chrono::day(1)),
      last_(base::addDays(today, -2)), workforce_(first_, last_) {
    for (const EntitySet& set : sets)
        made_[set.name] = nullptr;
}

const std::vector<Row>& Data::rows(const EntitySet& set) {
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<const std::vector<Row>>& made = made_[set.name];
    if (!made)
        made = std::make_unique<const std::vector<Row>>(make(set));
    return *made;
}

std::vector<Row> Data::make(const EntitySet& set) const {
    if (set.family == Family::messageTrace)
        return makeMessages(last_);
    std::vector<Row> rows;
    if (set.family == Family::pstnUsage) {
        for (base::Day day = first_; day <= last_; day = base::addDays(day, 1)) {
            const std::int64_t users = workforce_.count(day, day).users;
            for (const Call& call : callsOf(day, users)) {
                Row row = sharedValues(rows.size() + 1, day);
                appendCall(row, call);
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }
    // Distinct people are counted anew for each period; all else is added up from its days.
    std::vector<DayFigures> ofDays;
    if (set.family != Family::activeUsers) {
        for (base::Day day = first_; day <= last_; day = base::addDays(day, 1))
            ofDays.push_back(figuresOf(day, workforce_.count(day, day).users));
    }
    for (const PeriodDays& days : periodsWithin(set.period, first_, last_)) {
        Row row = sharedValues(rows.size() + 1, days.last);
        if (set.family == Family::activeUsers) {
            const ActiveCount active = workforce_.count(days.first, days.last);
            row.emplace_back(active.users);
            for (const std::int64_t users : active.byModality)
                row.emplace_back(users);
        } else {
            const auto begin = ofDays.begin() + (sys_days(days.first) - sys_days(first_)).count();
            const auto end = ofDays.begin() + (sys_days(days.last) - sys_days(first_)).count() + 1;
            if (!appendFigures(row, set.family, {begin, end}))
                continue; // nothing happened: no row, as the sample chooses to have it
        }
        row.resize(set.properties.size()); // without the columns of 2015 where they are not shown
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace odc::sample
