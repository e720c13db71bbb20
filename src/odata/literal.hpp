// SPDX-License-Identifier: MPL-2.0
// What a literal's text may be, type by type. Not for: columns (base/table.hpp) or payloads.
#pragma once

#include <string>
#include <string_view>

namespace odc::odata {

/// Whether the text, without quotes, prefix or suffix, is a value of this Edm type of OData v2.
bool isValidLiteral(std::string_view edmType, std::string_view value);

/// The one spelling that trees hold: a bare date of Edm.DateTime gets its midnight.
std::string canonicalLiteral(std::string_view edmType, std::string value);

} // namespace odc::odata
