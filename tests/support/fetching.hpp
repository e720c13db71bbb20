// SPDX-License-Identifier: MPL-2.0
// One request in a line, for tests of the transport and of what stands on it.
#pragma once

#include "http/transport.hpp"

#include <memory>
#include <optional>
#include <ostream>
#include <stop_token>
#include <string>
#include <string_view>

namespace odc::test {

/// The transport on libcurl; fails the test where libcurl is missing.
std::shared_ptr<http::Transport> curlTransport();

/// A GET that may reach its own origin, with short but not tight times.
http::Request getRequest(std::string_view url);

struct Fetched {
    std::optional<http::ResponseHead> head = {}; ///< what send returned
    std::optional<base::Error> error = {};       ///< or this
    int headCount = 0;                           ///< how often the sink was told a head
    int status = 0;                              ///< of the last of them
    std::string body = {};                       ///< all pieces that came
};

Fetched fetch(http::Transport& transport, const http::Request& request,
              const std::stop_token& stop = {});

/// Requires an Error of this kind whose message is a sentence, and returns it.
base::Error requireError(const Fetched& fetched, base::ErrorKind kind);

} // namespace odc::test
