// SPDX-License-Identifier: MPL-2.0
// Text as XML and JSON want it, and the Base64 of Basic sign-in. Written here and not taken from
// the rooms under test: a fixture must not share their mistakes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace odc::sample {

/// For element content and for attributes in double quotes. Characters that XML 1.0 cannot hold
/// become U+FFFD.
std::string escapeXml(std::string_view text);
/// With the quotation marks around it.
std::string quoteJson(std::string_view text);
std::optional<std::string> decodeBase64(std::string_view text);
/// %XX and, as the servers of that time did in queries, + for a space. Empty: a broken escape.
std::optional<std::string> decodeUrlPart(std::string_view text, bool plusIsSpace);

} // namespace odc::sample
