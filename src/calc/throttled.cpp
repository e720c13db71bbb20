// SPDX-License-Identifier: MPL-2.0
#include "calc/throttled.hpp"

#include <chrono>
#include <utility>

namespace odc::calc {

TellProgress throttled(TellProgress tell) {
    using Clock = std::chrono::steady_clock;
    return [tell = std::move(tell),
            lastTold = Clock::time_point()](const base::Progress& progress) mutable {
        const Clock::time_point now = Clock::now();
        if (now - lastTold < std::chrono::milliseconds(200))
            return;
        lastTold = now;
        tell(progress);
    };
}

} // namespace odc::calc
