// SPDX-License-Identifier: MPL-2.0
#include "sample_service/day_figures.hpp"

#include "sample_service/chance.hpp"
#include "sample_service/workforce.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace odc::sample {

namespace {

std::int64_t rounded(double value) {
    return static_cast<std::int64_t>(std::llround(value));
}

/// One figure's own sequence of chances, a number a day.
class Dice {
public:
    explicit Dice(base::Day day) : day_(std::chrono::sys_days(day).time_since_epoch().count()) {}
    double operator()(double low, double high) {
        return between(low, high, {day_, 7000, ++drawn_});
    }

private:
    std::int64_t day_;
    std::int64_t drawn_ = 0;
};

void makeConferences(DayFigures& figures, double users, Dice& dice) {
    const std::int64_t total = std::max<std::int64_t>(1, rounded(users * dice(0.19, 0.25)));
    const auto part = [&](double low, double high) {
        return std::min(total, rounded(static_cast<double>(total) * dice(low, high)));
    };
    figures.conferences = total;
    figures.avConferences = part(0.50, 0.62);
    figures.imConferences = part(0.55, 0.70);
    figures.applicationSharingConferences = part(0.28, 0.40);
    figures.webConferences = part(0.20, 0.32);
    figures.telephonyConferences = part(0.08, 0.16);
    figures.pstnConferences = part(0.06, 0.14);
    // A conference has at least one kind; the parts may add up to more than the total.
    const std::int64_t parts = figures.avConferences + figures.imConferences +
                               figures.applicationSharingConferences + figures.webConferences +
                               figures.telephonyConferences;
    if (parts < total)
        figures.imConferences += total - parts;
    const double length = dice(24, 46);
    const double participants = dice(2.6, 4.4);
    figures.avConferenceMinutes =
        rounded(static_cast<double>(figures.avConferences) * length * participants);
}

void makeSessions(DayFigures& figures, double users, Dice& dice) {
    figures.imSessions = rounded(users * dice(2.6, 3.5));
    figures.audioSessions = rounded(users * dice(0.7, 1.0));
    figures.videoSessions = rounded(users * dice(0.10, 0.18));
    figures.applicationSharingSessions = rounded(users * dice(0.18, 0.28));
    figures.fileTransfers = rounded(users * dice(0.08, 0.14));
    const std::int64_t parts = figures.imSessions + figures.audioSessions + figures.videoSessions +
                               figures.applicationSharingSessions + figures.fileTransfers;
    // Some sessions change their kind on the way, so the total lies below the sum.
    figures.sessions =
        std::max(figures.imSessions, rounded(static_cast<double>(parts) * dice(0.80, 0.88)));
    figures.audioMinutes = rounded(static_cast<double>(figures.audioSessions) * dice(5.5, 8.5));
    figures.videoMinutes = rounded(static_cast<double>(figures.videoSessions) * dice(9.0, 15.0));
}

} // namespace

DayFigures figuresOf(base::Day day, std::int64_t users) {
    DayFigures figures;
    Dice dice(day);
    const double people = static_cast<double>(users);
    makeSessions(figures, people, dice);
    if (!isChristmasDay(day))
        makeConferences(figures, people, dice);
    return figures;
}

bool appendFigures(Row& row, Family family, std::span<const DayFigures> days) {
    const auto sum = [&](std::int64_t DayFigures::*figure) {
        std::int64_t total = 0;
        for (const DayFigures& day : days)
            total += day.*figure;
        return total;
    };
    const auto appendMinutes = [&](std::int64_t DayFigures::*minutes,
                                   std::int64_t DayFigures::*sessions) {
        if (sum(sessions) == 0)
            row.emplace_back();
        else
            row.emplace_back(sum(minutes));
    };
    using F = DayFigures;
    switch (family) {
    case Family::conferences:
        for (const auto figure :
             {&F::applicationSharingConferences, &F::avConferences, &F::imConferences,
              &F::telephonyConferences, &F::conferences, &F::webConferences, &F::pstnConferences})
            row.emplace_back(sum(figure));
        return sum(&F::conferences) > 0;
    case Family::conferenceTime:
        appendMinutes(&F::avConferenceMinutes, &F::avConferences);
        return sum(&F::conferences) > 0;
    case Family::peerSessions:
        for (const auto figure :
             {&F::applicationSharingSessions, &F::audioSessions, &F::fileTransfers, &F::imSessions,
              &F::videoSessions, &F::sessions})
            row.emplace_back(sum(figure));
        return true;
    case Family::peerTime:
        appendMinutes(&F::audioMinutes, &F::audioSessions);
        appendMinutes(&F::videoMinutes, &F::videoSessions);
        return true;
    case Family::activeUsers:
    case Family::pstnUsage:
    case Family::messageTrace:
        break;
    }
    return false;
}

} // namespace odc::sample
