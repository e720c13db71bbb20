// SPDX-License-Identifier: MPL-2.0
// Sign-in by user name and password (RFC 7617). The transport sees to it that they go out over TLS
// alone, and to no other origin.
#pragma once

#include "http/transport.hpp"
#include "signin/secret_store.hpp"

#include <string_view>

namespace odc::signin {

/// What to sign in with at the service of this URL: the store is asked for the password.
/// Errors: wrongUsage (no user name, or one that cannot be sent), signInNeeded (no password known),
/// the store's.
Result<http::Credentials> basicCredentials(const http::Url& url, std::string_view user,
                                           SecretStore& store);

} // namespace odc::signin
