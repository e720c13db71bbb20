// SPDX-License-Identifier: MPL-2.0
// The people of the invented organisation: who used what on which day. Counting them once a period
// is what makes the active users of a week distinct people and not a sum of days.
#pragma once

#include "base/date.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace odc::sample {

/// What a person used on one day, as bits.
enum Modality : std::uint8_t {
    usedIM = 1,
    usedAudio = 2,
    usedVideo = 4,
    usedApplicationSharing = 8,
    usedFileTransfer = 16,
    usedPSTNConferencing = 32,
};
inline constexpr std::size_t modalityCount = 6;

/// Distinct people in some stretch of days.
struct ActiveCount {
    std::int64_t users = 0;
    std::array<std::int64_t, modalityCount> byModality = {}; ///< in the order of the bits
};

/// Share of a usual working day that happens on this day: weekends, holidays, summer.
double busyness(base::Day day);
bool isChristmasDay(base::Day day);

class Workforce {
public:
    Workforce(base::Day first, base::Day last);

    /// People active on any of the days first to last, each counted once.
    [[nodiscard]] ActiveCount count(base::Day first, base::Day last) const;

private:
    base::Day first_;
    std::size_t people_ = 0;
    /// Bits of each person on each day: day by day, person by person.
    std::vector<std::uint8_t> used_;
};

} // namespace odc::sample
