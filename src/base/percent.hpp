// SPDX-License-Identifier: MPL-2.0
// Percent-encoding for the parts of a URL. RFC 3986 section 2.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace odc::base {

/// Encodes everything but unreserved characters and the few that OData wants to be readable in a
/// query option's value: $ ' ( ) , / : @ *. A plus sign and an apostrophe's neighbours are safe:
/// + & # % ? = and all of non-ASCII UTF-8 become %XX.
std::string encodeQueryValue(std::string_view text);
/// Encodes one path segment; keeps ( ) ' , = : @ $ ! as they stand.
std::string encodePathSegment(std::string_view text);
/// %XX becomes the byte; a plus sign stays a plus sign. Empty where an escape is broken.
std::optional<std::string> decodePercent(std::string_view text);

} // namespace odc::base
