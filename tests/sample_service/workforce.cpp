// SPDX-License-Identifier: MPL-2.0
#include "sample_service/workforce.hpp"

#include "sample_service/chance.hpp"

#include <algorithm>
#include <chrono>

namespace odc::sample {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// What a chance is drawn for, so that two draws for one person and day differ.
enum Draw : std::int64_t {
    drawJoin = 1,
    drawLeave,
    drawTenure,
    drawDiligence,
    drawActive,
    drawUse
};

constexpr int peopleAtStart = 180;
constexpr double newPeopleADay = 0.14;
constexpr std::size_t mostPeople = 1500;

int daysBetween(base::Day from, base::Day to) {
    return static_cast<int>((sys_days(to) - sys_days(from)).count());
}

/// Anonymous Gregorian algorithm (Meeus, Jones, Butcher).
base::Day easterSunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return base::Day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                     std::chrono::day(static_cast<unsigned>(day)));
}

double holidayShare(base::Day day) {
    const unsigned month = static_cast<unsigned>(day.month());
    const unsigned dayOfMonth = static_cast<unsigned>(day.day());
    if (month == 12 && (dayOfMonth == 25 || dayOfMonth == 26))
        return 0.02;
    if (month == 1 && dayOfMonth == 1)
        return 0.03;
    if (month == 12 && (dayOfMonth == 24 || dayOfMonth >= 27))
        return 0.35;
    if (month == 5 && dayOfMonth == 1)
        return 0.08;
    const int fromEaster = daysBetween(easterSunday(static_cast<int>(day.year())), day);
    if (fromEaster == -2 || fromEaster == 1)
        return 0.07;
    return 1.0;
}

struct Person {
    int joins = 0; ///< days after the first day
    int leaves = 0;
    double diligence = 0.5; ///< chance of being active on a usual working day
};

Person personOf(std::int64_t index) {
    Person person;
    if (index >= peopleAtStart)
        person.joins = static_cast<int>(
            (static_cast<double>(index - peopleAtStart) + chance({drawJoin, index})) /
            newPeopleADay);
    const bool staysForGood = chance({drawLeave, index}) < 0.8;
    person.leaves = staysForGood
                        ? 1'000'000
                        : person.joins + static_cast<int>(between(400, 2500, {drawTenure, index}));
    person.diligence = between(0.03, 0.95, {drawDiligence, index});
    return person;
}

std::uint8_t modalitiesOf(std::int64_t index, int day) {
    const double years = day / 365.25;
    const std::array<double, modalityCount> shares{
        0.88,
        std::min(0.6, 0.30 + 0.02 * years),
        std::min(0.4, 0.08 + 0.02 * years),
        std::min(0.4, 0.15 + 0.015 * years),
        0.06,
        std::min(0.2, 0.05 + 0.01 * years),
    };
    std::uint8_t used = 0;
    for (std::size_t modality = 0; modality < modalityCount; ++modality) {
        if (chance({drawUse, index, day, static_cast<std::int64_t>(modality)}) < shares[modality])
            used = static_cast<std::uint8_t>(used | (1u << modality));
    }
    return used == 0 ? static_cast<std::uint8_t>(usedIM) : used;
}

} // namespace

double busyness(base::Day day) {
    static constexpr std::array<double, 7> shareOfWeekday{0.05, 0.93, 1.0, 0.98, 0.95, 0.80, 0.07};
    double share = shareOfWeekday[std::chrono::weekday(sys_days(day)).c_encoding()];
    const unsigned month = static_cast<unsigned>(day.month());
    if ((month == 7 && static_cast<unsigned>(day.day()) > 14) || month == 8)
        share *= 0.85;
    return std::min(share, holidayShare(day));
}

bool isChristmasDay(base::Day day) {
    return day.month() == std::chrono::December && day.day() == std::chrono::day(25);
}

Workforce::Workforce(base::Day first, base::Day last) : first_(first) {
    const int dayCount = std::max(0, daysBetween(first, last) + 1);
    people_ =
        std::min(mostPeople, static_cast<std::size_t>(peopleAtStart + newPeopleADay * dayCount));
    used_.resize(people_ * static_cast<std::size_t>(dayCount));
    std::vector<double> busy;
    busy.reserve(static_cast<std::size_t>(dayCount));
    for (int day = 0; day < dayCount; ++day)
        busy.push_back(busyness(base::addDays(first, day)));
    for (std::size_t index = 0; index < people_; ++index) {
        const std::int64_t number = static_cast<std::int64_t>(index);
        const Person person = personOf(number);
        for (int day = person.joins; day < std::min(dayCount, person.leaves); ++day) {
            const double share = busy[static_cast<std::size_t>(day)];
            if (chance({drawActive, number, day}) < person.diligence * share)
                used_[static_cast<std::size_t>(day) * people_ + index] = modalitiesOf(number, day);
        }
    }
}

ActiveCount Workforce::count(base::Day first, base::Day last) const {
    std::vector<std::uint8_t> used(people_);
    for (int day = daysBetween(first_, first); day <= daysBetween(first_, last); ++day) {
        const std::uint8_t* ofDay = used_.data() + static_cast<std::size_t>(day) * people_;
        for (std::size_t index = 0; index < people_; ++index)
            used[index] = static_cast<std::uint8_t>(used[index] | ofDay[index]);
    }
    ActiveCount count;
    for (const std::uint8_t bits : used) {
        count.users += bits != 0;
        for (std::size_t modality = 0; modality < modalityCount; ++modality)
            count.byModality[modality] += (bits >> modality) & 1;
    }
    return count;
}

} // namespace odc::sample
