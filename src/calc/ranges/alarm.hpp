// SPDX-License-Identifier: MPL-2.0
// The office's one alarm clock: work for the main thread at a later moment. awt has no timer for
// extensions.
#pragma once

#include "calc/uno.hpp"

#include <chrono>
#include <functional>
#include <optional>

namespace odc::calc::ranges {

/// Replaces what was set before; nothing: it does not ring. `ring` is called once, on the main
/// thread. A worker of ours waits for it and ends with the office.
/// Thread: main.
void setAlarm(const Reference<css::uno::XComponentContext>& context,
              std::optional<std::chrono::steady_clock::time_point> at, std::function<void()> ring);

} // namespace odc::calc::ranges
