// SPDX-License-Identifier: MPL-2.0
// How much memory the process has had at most.
#pragma once

#include <cstdint>

namespace odc::test {

/// Bytes resident at most since resetPeak(), or since the process began where it cannot be reset.
std::int64_t peakResidentBytes();
/// Begins anew from what is resident now. False where the system does not offer it.
bool resetPeak();

} // namespace odc::test
