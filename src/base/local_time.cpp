// SPDX-License-Identifier: MPL-2.0
#include "base/local_time.hpp"

#include <cmath>
#include <ctime>

namespace odc::base {

int localOffset(Ticks utc) {
    // The C library's, as this compiler's <chrono> has no zones. Whole seconds, rounded down.
    const Ticks whole = utc / ticksPerSecond;
    const auto seconds = static_cast<std::time_t>(whole * ticksPerSecond > utc ? whole - 1 : whole);
    std::tm local{};
    if (!localtime_r(&seconds, &local))
        return 0;
    return static_cast<int>(std::lround(static_cast<double>(local.tm_gmtoff) / 60.0));
}

} // namespace odc::base
