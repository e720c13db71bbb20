// SPDX-License-Identifier: MPL-2.0
// Waiting for a worker on whatever thread a macro called from.
#pragma once

#include "calc/uno.hpp"

#include <chrono>
#include <future>

namespace odc::calc {

/// Lets the office handle what waits for it. The SolarMutex, which a macro's thread may hold, is
/// free meanwhile: the office does the same between a Basic macro's statements.
void letOfficeRun(const Reference<css::uno::XComponentContext>& context);

/// Returns when the future has its value. On the main thread: the worker must not need it.
template <typename T>
T waitFor(const Reference<css::uno::XComponentContext>& context, std::future<T>& future) {
    while (future.wait_for(std::chrono::milliseconds(30)) != std::future_status::ready)
        letOfficeRun(context);
    return future.get();
}

} // namespace odc::calc
