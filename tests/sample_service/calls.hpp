// SPDX-License-Identifier: MPL-2.0
// Single calls to and from the telephone network: the rows of CsPSTNUsageDetailDaily.
#pragma once

#include "base/date.hpp"
#include "sample_service/row.hpp"

#include <string>
#include <vector>

namespace odc::sample {

struct Call {
    std::string sipUri;
    base::Ticks begin = 0;
    std::string telephoneNumber; ///< empty: withheld
    std::string id;
    std::string type;
    std::string location; ///< empty: not known
    std::int64_t seconds = 0;
    std::string charge; ///< decimal; empty: free of charge, and no currency either
};

/// The day's calls by the time at which they began. `users` are the day's active users.
std::vector<Call> callsOf(base::Day day, std::int64_t users);

/// In the order of the set's own columns; empty texts become nulls.
void appendCall(Row& row, const Call& call);

} // namespace odc::sample
