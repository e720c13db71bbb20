// SPDX-License-Identifier: MPL-2.0
// The hop from a worker to the office's main thread.
#pragma once

#include "calc/uno.hpp"

#include <functional>

namespace odc::calc::main_thread {

/// Runs `work` on the main thread, later, with the SolarMutex held as for any event.
/// Thread: any; takes no lock, so a worker may call it while the main thread waits for the worker.
/// Nothing thrown by `work` gets out.
void post(const Reference<css::uno::XComponentContext>& context, std::function<void()> work);

/// Whether the caller is the office's main thread.
bool isCurrent();

} // namespace odc::calc::main_thread
