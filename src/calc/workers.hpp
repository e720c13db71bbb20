// SPDX-License-Identifier: MPL-2.0
// Threads of our own, joined before the office ends and the library may go.
#pragma once

#include "calc/uno.hpp"

#include <functional>
#include <stop_token>

namespace odc::calc::workers {

/// Starts a thread. `work` touches UNO only through main_thread::post, holds no lock of ours while
/// doing so, and ends soon (100 ms) after its token is stopped. When the office ends, every token
/// is stopped and every thread joined; after that no new one starts and the returned source is
/// already stopped.
/// Thread: any.
std::stop_source start(const Reference<css::uno::XComponentContext>& context,
                       std::function<void(const std::stop_token&)> work);

} // namespace odc::calc::workers
