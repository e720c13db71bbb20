// SPDX-License-Identifier: MPL-2.0
// An absolute http or https URL, taken apart and put together by libcurl's own URL reader.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace odc::http {

using base::Result;

struct Url {
    std::string scheme;   ///< "http" or "https"
    std::string host;     ///< lower case; IPv6 in brackets
    int port = 0;         ///< always set
    std::string path;     ///< begins with /, percent-encoding as written
    std::string query;    ///< without ?, percent-encoding as written
    std::string user;     ///< decoded; what stood before @, so that a caller can refuse or use it
    std::string password; ///< decoded

    bool operator==(const Url&) const = default;

    /// "https://host:443": what a Policy lists.
    [[nodiscard]] std::string origin() const;
    /// Without user and password; the port only where it is not the scheme's own.
    [[nodiscard]] std::string text() const;
};

/// Errors: wrongUsage (no URL, another scheme than http and https).
Result<Url> parseUrl(std::string_view text);
/// RFC 3986 section 5: what `reference` means when met in `base`. No fragment is kept.
Result<Url> resolve(const Url& base, std::string_view reference);
/// Whether the host of this URL is the machine itself by name or by literal address.
bool isLoopback(const Url& url);

} // namespace odc::http
