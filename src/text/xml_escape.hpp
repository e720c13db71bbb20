// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace odc::text {

/// Text as XML content or inside an attribute's quotation marks of either kind. Characters that XML
/// 1.0 cannot hold, and bytes that are no UTF-8, become U+FFFD.
std::string escapeXml(std::string_view text);

} // namespace odc::text
