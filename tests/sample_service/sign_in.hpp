// SPDX-License-Identifier: MPL-2.0
// Basic sign-in: admin/admin reads every set, limited/limited some.
#pragma once

#include "sample_service/message.hpp"
#include "sample_service/model.hpp"

#include <optional>

namespace odc::sample {

/// Nothing where there is no header, or no such account and password.
std::optional<Account> signedIn(const Request& request);

} // namespace odc::sample
