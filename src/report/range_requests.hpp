// SPDX-License-Identifier: MPL-2.0
// What a definition says of the requests that were made.
#pragma once

#include <string>
#include <string_view>

namespace odc::report {

/// "GET https://…" without account, and with "…" for the value of each parameter that is called as
/// secrets are ("sig", "api-key", "access_token"); OData's own options stay.
std::string withoutSecrets(std::string_view request);

} // namespace odc::report
