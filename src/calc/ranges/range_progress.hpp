// SPDX-License-Identifier: MPL-2.0
// The refreshes of one window: rows so far in its status bar, Esc ends them, failures in a box.
#pragma once

#include "calc/ranges/range_session.hpp"
#include "calc/ranges/window.hpp"

#include <vector>

namespace odc::calc::ranges {

/// Where failures are said: a box for who waits for it, a bar for who did not ask.
enum class Failures { inBox, inBar };

/// Shows these jobs until the last is over, then all failures at once. Thread: main.
void showProgress(const Reference<css::uno::XComponentContext>& context, const Frame& frame,
                  const std::vector<Job>& jobs, Failures failures);

} // namespace odc::calc::ranges
