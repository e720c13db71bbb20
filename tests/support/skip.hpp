// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace odc::test {

/// Says that the current test case did not run and why; the case must return right after. The
/// runner counts it as skipped, not as passed.
void skip(const std::string& reason);

} // namespace odc::test
