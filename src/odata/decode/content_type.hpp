// SPDX-License-Identifier: MPL-2.0
// A Content-Type taken apart. Source: RFC 9110, 8.3.1.
#pragma once

#include <string>
#include <string_view>

namespace odc::odata {

/// "text/csv", in lower case, without parameters.
std::string mediaTypeOf(std::string_view contentType);
/// Value of a parameter, without quotation marks; its name is given in lower case. Empty where it
/// is missing.
std::string parameterOf(std::string_view contentType, std::string_view name);

/// Comma, semicolon, tab or pipe separated values by their name.
bool isDelimitedText(std::string_view mediaType);

} // namespace odc::odata
