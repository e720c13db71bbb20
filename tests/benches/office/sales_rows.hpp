// SPDX-License-Identifier: MPL-2.0
// The rows of the benches of ranges: five numbers, a text that is new in each row, three texts that
// repeat, a date. The service sends them, and the bare call writes them.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace odc::bench {

/// `version` is another one where the row was changed since.
struct SalesKey {
    std::int64_t id = 0;
    int version = 0;
};

struct SalesRow {
    std::array<double, 5> numbers = {}; ///< Id, Quantity, Price, Weight, Total
    std::string reference;
    std::string customer;
    std::string region;
    std::string state;
    int day = 0; ///< since 2012-01-01
};

inline constexpr std::array<std::string_view, 10> salesColumns{
    "Id",        "Quantity", "Price",  "Weight", "Total",
    "Reference", "Customer", "Region", "State",  "Day"};

inline SalesRow salesRow(const SalesKey& key) {
    constexpr std::array<std::string_view, 5> states{"open", "paid", "sent", "returned", "lost"};
    const auto id = static_cast<std::uint64_t>(key.id);
    const std::uint64_t mixed = (id * 0x9E3779B97F4A7C15ULL) >> 20U;
    SalesRow row;
    const auto quantity = static_cast<double>(mixed % 97 + 1 + static_cast<unsigned>(key.version));
    const double price = static_cast<double>(mixed / 97 % 99'900 + 100) / 100;
    row.numbers = {static_cast<double>(key.id), quantity, price,
                   static_cast<double>(mixed / 31 % 4'999) / 10,
                   static_cast<double>(static_cast<std::int64_t>(quantity * price * 100)) / 100};
    row.reference = fmt::format("Order line {:07}-{:05}", id, mixed % 100'000);
    row.customer = fmt::format("Customer number {}", mixed % 120);
    row.region = fmt::format("Region {}", mixed / 7 % 12);
    row.state = states[mixed / 11 % states.size()];
    row.day = static_cast<int>(mixed / 13 % 1'500);
    return row;
}

/// Of years since 2012, all alike but for the leap years, whose 29 February is left out.
inline std::string isoDay(int day) {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = 2012 + day / 365;
    int left = day % 365;
    int month = 0;
    while (left >= lengths[static_cast<std::size_t>(month)])
        left -= lengths[static_cast<std::size_t>(month++)];
    return fmt::format("{}-{:02}-{:02}", year, month + 1, left + 1);
}

inline std::vector<SalesKey> salesKeys(std::int64_t count) {
    std::vector<SalesKey> keys;
    keys.reserve(static_cast<std::size_t>(count));
    for (std::int64_t id = 1; id <= count; ++id)
        keys.push_back({id, 0});
    return keys;
}

} // namespace odc::bench
