// SPDX-License-Identifier: MPL-2.0
// Rows as JSON: v2's verbose form and v3's light one.
#pragma once

#include "sample_service/page.hpp"

#include <string>

namespace odc::sample {

/// d.results, __metadata, \/Date(milliseconds)\/; Int64 and Decimal as strings.
std::string writeVerboseJson(const Page& page);
/// odata.metadata, value, ISO dates without zone; Int64 and Decimal as strings here too.
std::string writeLightJson(const Page& page);

} // namespace odc::sample
