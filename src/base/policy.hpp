// SPDX-License-Identifier: MPL-2.0
// What a request may do. Plain data that every request carries; the transport enforces it at
// connect, for the office and the command line alike.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>

namespace odc::base {

struct Policy {
    /// Origins that may be reached, each as "scheme://host:port" in lower case with the port
    /// always written. Empty: none may.
    std::set<std::string> origins = {};

    /// Redirects may leave `origins` (credentials are dropped then); off: such a redirect is
    /// refused.
    bool mayRedirectToOtherOrigins = false;
    /// Addresses of the machine itself and of private networks may be connected to. Judged on the
    /// address at connect, not on the name.
    bool mayReachPrivateAddresses = true;

    int maxRedirects = 5;
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds totalTimeout{600'000};   ///< one request, from start to last byte
    std::int64_t maxBodyBytes = std::int64_t{4} << 30; ///< one answer, decompressed
    std::int64_t maxPages = 100'000;
    std::int64_t maxRows = 100'000'000;

    bool operator==(const Policy&) const = default;
};

} // namespace odc::base
