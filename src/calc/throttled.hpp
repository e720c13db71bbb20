// SPDX-License-Identifier: MPL-2.0
// Progress of a worker as often as a status bar can be read.
#pragma once

#include "base/task.hpp"

#include <functional>

namespace odc::calc {

using TellProgress = std::function<void(const base::Progress&)>;

/// Passes on at most five reports a second, the first at once. Thread: one, the worker's.
TellProgress throttled(TellProgress tell);

} // namespace odc::calc
