// SPDX-License-Identifier: MPL-2.0
#include "sample_service/calls.hpp"

#include "sample_service/chance.hpp"
#include "sample_service/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace odc::sample {

namespace {

enum Draw : std::int64_t {
    drawCount = 100,
    drawUser,
    drawTime,
    drawNumber,
    drawId,
    drawType,
    drawPlace,
    drawLength,
    drawWithheld,
};

struct Place {
    std::string_view name;
    /// Ranges set aside for fiction by the regulators of the USA, the United Kingdom and Germany.
    std::string_view numberBegins;
    int lastDigits;
};
constexpr std::array<Place, 4> places{{
    {"London, GB", "+44 20 7946 0", 3},
    {"Berlin, DE", "+49 30 23125 ", 3},
    {"Hamburg, DE", "+49 40 66969 ", 3},
    {"Seattle, US", "+1 206 555 01", 2},
}};
constexpr std::array<std::string_view, 4> types{"user_out", "user_in", "conf_in", "conf_out"};

std::string chargeOf(std::string_view type, std::int64_t seconds, std::size_t place) {
    if (type == "user_in" || type == "conf_in")
        return {};
    const std::array<std::int64_t, 4> rates{112, 95, 95, 140}; // of 1/10,000 a minute begun
    const std::int64_t charge = (seconds + 59) / 60 * rates[place];
    return fmt::format("{}.{:04}", charge / 10'000, charge % 10'000);
}

Call callOf(std::int64_t day, std::int64_t number) {
    Call call;
    const std::uint64_t place = mixed({day, drawPlace, number}) % places.size();
    call.sipUri = "sip:" + ownAddress(mixed({day, drawUser, number}) % 180);
    const double hour =
        between(7.5, 13.0, {day, drawTime, number}) + between(0.0, 5.5, {day, drawTime, number, 1});
    call.begin =
        day * base::ticksPerDay + static_cast<std::int64_t>(hour * 3600) * base::ticksPerSecond;
    call.type =
        types[std::min<std::uint64_t>(mixed({day, drawType, number}) % 7, 6) % types.size()];
    const double length = chance({day, drawLength, number});
    call.seconds = 8 + static_cast<std::int64_t>(std::pow(length, 3) * 4200);
    if (chance({day, drawWithheld, number}) > 0.06) {
        const Place& at = places[place];
        const std::uint64_t digits =
            mixed({day, drawNumber, number}) % (at.lastDigits == 3 ? 1000 : 100);
        call.telephoneNumber = fmt::format("{}{:0{}}", at.numberBegins, digits, at.lastDigits);
        call.location = at.name;
    }
    call.id = guidOf({day, drawId, number});
    call.charge = chargeOf(call.type, call.seconds, place);
    return call;
}

} // namespace

std::vector<Call> callsOf(base::Day day, std::int64_t users) {
    const std::int64_t number = std::chrono::sys_days(day).time_since_epoch().count();
    const double mean = static_cast<double>(users) * 0.03;
    const std::int64_t count = std::llround(mean * between(0.4, 1.6, {number, drawCount}));
    std::vector<Call> calls;
    for (std::int64_t index = 0; index < count; ++index)
        calls.push_back(callOf(number, index));
    std::ranges::sort(calls, {}, [](const Call& call) { return std::pair(call.begin, call.id); });
    return calls;
}

void appendCall(Row& row, const Call& call) {
    const auto textOrNull = [](const std::string& text) {
        return text.empty() ? Value() : Value(text);
    };
    row.emplace_back(call.sipUri);
    row.emplace_back(call.begin);
    row.push_back(textOrNull(call.telephoneNumber));
    row.emplace_back(call.id);
    row.emplace_back(call.type);
    row.push_back(textOrNull(call.location));
    row.emplace_back(call.seconds);
    row.push_back(call.charge.empty() ? Value() : Value(std::string("EUR")));
    row.push_back(textOrNull(call.charge));
}

} // namespace odc::sample
