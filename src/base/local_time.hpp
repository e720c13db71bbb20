// SPDX-License-Identifier: MPL-2.0
// The time zone of the computer that this program runs on.
#pragma once

#include "base/date.hpp"

namespace odc::base {

/// How far local time is ahead of UTC at a moment that is given in UTC, in minutes (seconds that
/// old zones had are rounded). Thread: any.
int localOffset(Ticks utc);

} // namespace odc::base
