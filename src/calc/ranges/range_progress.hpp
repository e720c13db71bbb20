// SPDX-License-Identifier: MPL-2.0
// The refreshes of one window: rows so far in its status bar, Esc ends them, failures in a box.
#pragma once

#include "calc/ranges/range_session.hpp"
#include "calc/ranges/window.hpp"

#include <vector>

namespace odc::calc::ranges {

/// Shows these jobs until the last is over, then one box for all that failed. Thread: main.
void showProgress(const Reference<css::uno::XComponentContext>& context, const Frame& frame,
                  const std::vector<Job>& jobs);

} // namespace odc::calc::ranges
