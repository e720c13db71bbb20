// SPDX-License-Identifier: MPL-2.0
// What may be asked at all: judged from a Request and its Policy before anything is connected, and
// again for each redirect. What only the real address can tell is judged at connect.
#pragma once

#include "http/transport.hpp"

#include <optional>

namespace odc::http {

/// Whether the Policy lists the URL's origin. Errors: refusedByPolicy.
Result<void> checkOrigin(const base::Policy& policy, const Url& url);

/// Whether the request may go out as it is: its origin, credentials only over TLS (or to this
/// machine), headers that are one line each.
/// Errors: refusedByPolicy, notSecure, wrongUsage.
Result<void> checkRequest(const Request& request);

/// Whether this status with a Location is a redirect that is followed.
bool isRedirect(int status);

/// The request that a redirect asks for: POST becomes GET after 301, 302 and 303 (RFC 9110 section
/// 15.4); where the origin changes, credentials and all headers but those that say what answer is
/// wanted are left out, and an origin that is not listed may not lie in a private network.
/// Errors: refusedByPolicy (origin not listed, or from https to http), badResponse (no address).
Result<Request> redirected(const Request& request, int status, std::string_view location);

/// The Error of an answer that is larger than the Policy allows.
base::Error bodyTooLarge(const Request& request);

} // namespace odc::http
