// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace odc::odata {

/// A reference against a base, both as text: xml:base inside xml:base. An empty base leaves the
/// reference as it is. Source: RFC 3986 section 5.2.
std::string resolveBase(std::string_view base, std::string_view reference);

} // namespace odc::odata
