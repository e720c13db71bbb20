// SPDX-License-Identifier: MPL-2.0
// Hosts that an office's user has allowed beforehand.
#pragma once

#include "office/support/office.hpp"

#include <string>

namespace odc::test {

/// Adds an origin to those that the office's profile allows.
void allowOrigin(const Office& office, const std::string& origin);

} // namespace odc::test
