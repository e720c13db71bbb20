// SPDX-License-Identifier: MPL-2.0
// What the service said when it refused, in one sentence for a person and in its own words.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace odc::odata {

/// Reads the body of an answer with status 400 or above, in whatever shape it has: OData JSON
/// ({"error":{"message":…}} of v2, v3, v4), OData XML (<error><message>), ServiceFault XML,
/// {"ErrorCode","Message"}, an HTML page (its title and first lines), plain text, nothing.
/// Never fails: bytes that make no sense leave serverWords empty.
base::Error classifyRefusal(int status, std::string_view contentType, std::string_view body,
                            std::string_view url);

} // namespace odc::odata
