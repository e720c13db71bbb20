// SPDX-License-Identifier: MPL-2.0
#include "sample_service/messages.hpp"

#include "sample_service/chance.hpp"
#include "sample_service/data.hpp"
#include "sample_service/people.hpp"
#include "sample_service/workforce.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace odc::sample {

namespace {

constexpr int daysKept = 10;
constexpr double messagesOnABusyDay = 1000;

enum Draw : std::int64_t {
    drawTime = 200,
    drawFrom,
    drawTo,
    drawSubject,
    drawStatus,
    drawAddress,
    drawSize,
    drawId
};

/// Texts that a careless writer of XML, JSON, URLs or sheets would break.
constexpr std::array<std::string_view, 10> subjects{
    "Minutes of Tuesday's meeting",
    "Re: Angebot für Büromöbel",
    "Q&A <draft> for the launch",
    "Invoice 2014/0815 + delivery note",
    "=SUM(A1:A9) in the budget sheet",
    "\"Final\" version, really",
    "Déjeuner à midi ?",
    "日程調整のお願い",
    "100% of the tickets; no. #7",
    "Coffee \xe2\x98\x95 at 3?",
};
constexpr std::array<std::string_view, 8> statuses{"Delivered",      "Delivered", "Delivered",
                                                   "Delivered",      "Delivered", "Expanded",
                                                   "FilteredAsSpam", "Failed"};

Row messageOf(std::int64_t day, std::int64_t number, base::Ticks received) {
    const std::uint64_t from = mixed({day, drawFrom, number});
    const std::uint64_t to = mixed({day, drawTo, number});
    const bool isSent = from % 2 == 0;
    const std::string guid = guidOf({day, drawId, number});
    const std::uint64_t subject = mixed({day, drawSubject, number}) % (subjects.size() + 1);
    const std::uint64_t address = mixed({day, drawAddress, number});
    // 192.0.2.0/24, 198.51.100.0/24 and 2001:db8::/32 are reserved for documentation.
    const std::string toAddress = fmt::format("198.51.100.{}", address % 250 + 1);
    const std::string fromAddress = address % 5 == 0
                                        ? fmt::format("2001:db8::{:x}", address >> 40 & 0xffff)
                                        : fmt::format("192.0.2.{}", address / 256 % 250 + 1);
    return {
        std::string(tenantName),
        fmt::format("<{}@{}>", guid.substr(0, 13),
                    isSent ? tenantName : std::string_view("example.com")),
        received,
        isSent ? ownAddress(from % 180) : foreignAddress(from),
        isSent ? foreignAddress(to) : ownAddress(to % 180),
        subject == subjects.size() ? Value() : Value(std::string(subjects[subject])),
        std::string(statuses[mixed({day, drawStatus, number}) % statuses.size()]),
        isSent ? Value(toAddress) : Value(),
        fromAddress,
        static_cast<std::int64_t>(1500 + std::pow(chance({day, drawSize, number}), 6) * 9'000'000),
        guid,
        Value(),
        Value(),
        std::int64_t{0},
    };
}

} // namespace

std::vector<Row> makeMessages(base::Day lastDay) {
    std::vector<Row> rows;
    for (int ago = daysKept - 1; ago >= 0; --ago) {
        const base::Day day = base::addDays(lastDay, -ago);
        const std::int64_t number = std::chrono::sys_days(day).time_since_epoch().count();
        const std::int64_t count = 40 + std::llround(messagesOnABusyDay * busyness(day));
        std::vector<base::Ticks> times;
        for (std::int64_t index = 0; index < count; ++index) {
            const double share =
                (chance({number, drawTime, index}) + chance({number, drawTime, index, 1})) / 2;
            times.push_back(base::ticksOf(day) + static_cast<std::int64_t>(share * 86'399'000) *
                                                     (base::ticksPerSecond / 1000));
        }
        std::ranges::sort(times);
        for (std::int64_t index = 0; index < count; ++index) {
            Row row = messageOf(number, index, times[static_cast<std::size_t>(index)]);
            row.back() = static_cast<std::int64_t>(rows.size());
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace odc::sample
