// SPDX-License-Identifier: MPL-2.0
#include "base/date.hpp"

#include <array>
#include <cstdlib>
#include <limits>

namespace odc::base {
namespace {

constexpr Ticks ticksPerMinute = 60 * ticksPerSecond;
constexpr Ticks ticksPerHour = 60 * ticksPerMinute;

/// Reads a text from the left; each reader leaves the rest or says no.
struct Cursor {
    std::string_view rest;

    bool take(char c) {
        if (rest.empty() || rest.front() != c)
            return false;
        rest.remove_prefix(1);
        return true;
    }

    /// Exactly `count` digits.
    std::optional<int> digits(std::size_t count) {
        if (rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = rest[i];
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest.remove_prefix(count);
        return value;
    }

    /// One or more digits; nothing where they would not fit.
    std::optional<std::int64_t> number() {
        std::int64_t value = 0;
        std::size_t count = 0;
        while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') {
            if (value > 900'000'000'000'000'000)
                return std::nullopt;
            value = value * 10 + (rest[count] - '0');
            ++count;
        }
        if (count == 0)
            return std::nullopt;
        rest.remove_prefix(count);
        return value;
    }

    /// The digits after a point, as ticks; more than seven are cut.
    std::optional<Ticks> fraction() {
        Ticks value = 0;
        Ticks unit = ticksPerSecond;
        std::size_t count = 0;
        for (; count < rest.size() && rest[count] >= '0' && rest[count] <= '9'; ++count) {
            if (unit > 1) {
                unit /= 10;
                value += unit * (rest[count] - '0');
            }
        }
        if (count == 0)
            return std::nullopt;
        rest.remove_prefix(count);
        return value;
    }
};

std::optional<Day> takeDay(Cursor& cursor) {
    const auto year = cursor.digits(4);
    if (!year || !cursor.take('-'))
        return std::nullopt;
    const auto month = cursor.digits(2);
    if (!month || !cursor.take('-'))
        return std::nullopt;
    const auto day = cursor.digits(2);
    if (!day)
        return std::nullopt;
    const Day value{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    if (!value.ok() || *year == 0)
        return std::nullopt;
    return value;
}

/// hh:mm[:ss[.f]]; 24:00:00 is the midnight at the day's end.
std::optional<Ticks> takeClock(Cursor& cursor) {
    const auto hour = cursor.digits(2);
    if (!hour || *hour > 24 || !cursor.take(':'))
        return std::nullopt;
    const auto minute = cursor.digits(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    Ticks ticks = *hour * ticksPerHour + *minute * ticksPerMinute;
    if (!cursor.take(':'))
        return ticks > ticksPerDay ? std::nullopt : std::optional(ticks);
    const auto second = cursor.digits(2);
    if (!second || *second > 59)
        return std::nullopt;
    ticks += *second * ticksPerSecond;
    if (cursor.take('.')) {
        const auto fraction = cursor.fraction();
        if (!fraction)
            return std::nullopt;
        ticks += *fraction;
    }
    if (ticks > ticksPerDay)
        return std::nullopt;
    return ticks;
}

void appendDigits(std::string& out, std::int64_t value, int width) {
    std::array<char, 20> buffer{};
    int count = 0;
    do {
        buffer[static_cast<std::size_t>(count++)] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
    for (; width > count; --width)
        out += '0';
    while (count > 0)
        out += buffer[static_cast<std::size_t>(--count)];
}

/// ".25" for a part of a second; nothing for zero.
void appendFraction(std::string& out, Ticks fraction) {
    if (fraction == 0)
        return;
    out += '.';
    int width = 7;
    while (fraction % 10 == 0) {
        fraction /= 10;
        --width;
    }
    appendDigits(out, fraction, width);
}

void appendClock(std::string& out, Ticks time) {
    appendDigits(out, time / ticksPerHour, 2);
    out += ':';
    appendDigits(out, time / ticksPerMinute % 60, 2);
    out += ':';
    appendDigits(out, time / ticksPerSecond % 60, 2);
    appendFraction(out, time % ticksPerSecond);
}

/// Two digits; more than 99 where they are none.
unsigned pairAt(const char* at) {
    const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
    return tens <= 9 && ones <= 9 ? tens * 10 + ones : 1'000;
}

/// The form that nearly all services send, "2014-07-15T11:00:00" with or without a fraction, read
/// without looking ahead: a page has millions of them. Nothing where it is another form.
std::optional<Ticks> readPlainMoment(std::string_view text) {
    const char* const at = text.data();
    if (text.size() < 19 || at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':' ||
        at[16] != ':')
        return std::nullopt;
    const unsigned century = pairAt(at);
    const unsigned year = pairAt(at + 2);
    const unsigned month = pairAt(at + 5);
    const unsigned day = pairAt(at + 8);
    const unsigned hour = pairAt(at + 11);
    const unsigned minute = pairAt(at + 14);
    const unsigned second = pairAt(at + 17);
    if (century > 99 || year > 99 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const int fullYear = static_cast<int>(century * 100 + year);
    const Day date{std::chrono::year(fullYear), std::chrono::month(month), std::chrono::day(day)};
    if (fullYear == 0 || month > 12 || day > 31 || !date.ok())
        return std::nullopt;
    Ticks ticks = ticksOf(date) + Ticks{hour * 3600 + minute * 60 + second} * ticksPerSecond;
    if (text.size() == 19)
        return ticks;
    if (at[19] != '.' || text.size() == 20 || text.size() > 27)
        return std::nullopt;
    Ticks unit = ticksPerSecond;
    for (const char c : text.substr(20)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        unit /= 10;
        ticks += unit * (c - '0');
    }
    return ticks;
}

Ticks floorDiv(Ticks value, Ticks by) {
    const Ticks quotient = value / by;
    return quotient * by > value ? quotient - 1 : quotient;
}

/// Adds count units; false where the sum leaves the range.
bool addScaled(Ticks& total, std::int64_t count, Ticks unit) {
    Ticks scaled = 0;
    return !__builtin_mul_overflow(count, unit, &scaled) &&
           !__builtin_add_overflow(total, scaled, &total);
}

} // namespace

std::optional<Day> parseDay(std::string_view text) {
    Cursor cursor{text};
    const auto day = takeDay(cursor);
    return cursor.rest.empty() ? day : std::nullopt;
}

std::string formatDay(Day day) {
    std::string out;
    appendDigits(out, static_cast<int>(day.year()), 4);
    out += '-';
    appendDigits(out, static_cast<unsigned>(day.month()), 2);
    out += '-';
    appendDigits(out, static_cast<unsigned>(day.day()), 2);
    return out;
}

Day addDays(Day day, int count) {
    return Day(std::chrono::sys_days(day) + std::chrono::days(count));
}

Ticks ticksOf(Day day) {
    return Ticks{std::chrono::sys_days(day).time_since_epoch().count()} * ticksPerDay;
}

Day dayOf(Ticks moment) {
    return Day(std::chrono::sys_days(
        std::chrono::days(static_cast<std::int32_t>(floorDiv(moment, ticksPerDay)))));
}

std::optional<Moment> parseMoment(std::string_view text) {
    if (const auto plain = readPlainMoment(text))
        return Moment{*plain, false};
    Cursor cursor{text};
    const auto day = takeDay(cursor);
    if (!day)
        return std::nullopt;
    Moment moment{ticksOf(*day), false};
    if (cursor.rest.empty())
        return moment;
    if (!cursor.take('T') && !cursor.take(' '))
        return std::nullopt;
    const auto clock = takeClock(cursor);
    const bool isBeyond = clock == ticksPerDay && formatDay(*day) == "9999-12-31";
    if (!clock || isBeyond)
        return std::nullopt;
    moment.ticks += *clock;
    if (cursor.take('Z')) {
        moment.hadZone = true;
    } else if (!cursor.rest.empty()) {
        const bool isEast = cursor.rest.front() == '+';
        if (!isEast && cursor.rest.front() != '-')
            return std::nullopt;
        cursor.rest.remove_prefix(1);
        const auto hours = cursor.digits(2);
        cursor.take(':');
        const auto minutes = cursor.digits(2);
        if (!hours || !minutes || *hours > 14 || *minutes > 59)
            return std::nullopt;
        const Ticks offset = *hours * ticksPerHour + *minutes * ticksPerMinute;
        moment.ticks += isEast ? -offset : offset;
        moment.hadZone = true;
    }
    if (!cursor.rest.empty())
        return std::nullopt;
    return moment;
}

std::string formatMoment(Ticks moment) {
    std::string out = formatDay(dayOf(moment));
    out += 'T';
    appendClock(out, moment - floorDiv(moment, ticksPerDay) * ticksPerDay);
    return out;
}

std::string formatOffset(int minutes) {
    if (minutes == 0)
        return "Z";
    std::string out(1, minutes < 0 ? '-' : '+');
    const int size = minutes < 0 ? -minutes : minutes;
    appendDigits(out, size / 60, 2);
    out += ':';
    appendDigits(out, size % 60, 2);
    return out;
}

std::optional<Ticks> parseDuration(std::string_view text) {
    Cursor cursor{text};
    const bool isNegative = cursor.take('-');
    if (!cursor.rest.empty() && cursor.rest.front() >= '0' && cursor.rest.front() <= '9') {
        const auto clock = parseTimeOfDay(cursor.rest);
        return clock && isNegative ? std::optional(-*clock) : clock;
    }
    if (!cursor.take('P') || cursor.rest.empty())
        return std::nullopt;
    Ticks total = 0;
    bool isInTime = false;
    std::string_view unitsLeft = "D";
    while (!cursor.rest.empty()) {
        if (!isInTime && cursor.take('T')) {
            isInTime = true;
            unitsLeft = "HMS";
            if (cursor.rest.empty())
                return std::nullopt;
        }
        const auto count = cursor.number();
        if (!count)
            return std::nullopt;
        Ticks fraction = 0;
        if (cursor.take('.')) {
            const auto part = cursor.fraction();
            if (!part || cursor.rest.empty() || cursor.rest.front() != 'S')
                return std::nullopt;
            fraction = *part;
        }
        if (cursor.rest.empty())
            return std::nullopt;
        const auto place = unitsLeft.find(cursor.rest.front());
        if (place == std::string_view::npos)
            return std::nullopt;
        const char unit = unitsLeft[place];
        unitsLeft.remove_prefix(place + 1);
        cursor.rest.remove_prefix(1);
        const Ticks scale = unit == 'D'   ? ticksPerDay
                            : unit == 'H' ? ticksPerHour
                            : unit == 'M' ? ticksPerMinute
                                          : ticksPerSecond;
        if (!addScaled(total, *count, scale) || !addScaled(total, fraction, 1))
            return std::nullopt;
    }
    return isNegative ? -total : total;
}

std::string formatDuration(Ticks duration) {
    if (duration == 0)
        return "PT0S";
    std::string out;
    // The most negative number has no positive twin; one tick of 29,000 years may go.
    if (duration < 0) {
        out += '-';
        duration = duration == std::numeric_limits<Ticks>::min() ? std::numeric_limits<Ticks>::max()
                                                                 : -duration;
    }
    out += 'P';
    if (duration >= ticksPerDay) {
        appendDigits(out, duration / ticksPerDay, 1);
        out += 'D';
        duration %= ticksPerDay;
    }
    if (duration == 0)
        return out;
    out += 'T';
    if (duration >= ticksPerHour) {
        appendDigits(out, duration / ticksPerHour, 1);
        out += 'H';
        duration %= ticksPerHour;
    }
    if (duration >= ticksPerMinute) {
        appendDigits(out, duration / ticksPerMinute, 1);
        out += 'M';
        duration %= ticksPerMinute;
    }
    if (duration > 0) {
        appendDigits(out, duration / ticksPerSecond, 1);
        appendFraction(out, duration % ticksPerSecond);
        out += 'S';
    }
    return out;
}

std::optional<Ticks> parseTimeOfDay(std::string_view text) {
    Cursor cursor{text};
    const auto clock = takeClock(cursor);
    return cursor.rest.empty() ? clock : std::nullopt;
}

std::string formatTimeOfDay(Ticks time) {
    std::string out;
    appendClock(out, time);
    return out;
}

} // namespace odc::base
