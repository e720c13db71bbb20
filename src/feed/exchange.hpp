// SPDX-License-Identifier: MPL-2.0
// One question to a service and its answer: headers, retries, refusals. Not for: what the answer
// means (page.hpp, service.cpp).
#pragma once

#include "base/clock.hpp"
#include "base/task.hpp"
#include "feed/host_limits.hpp"
#include "feed/manners.hpp"
#include "feed/service.hpp"
#include "http/transport.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace odc::feed {

/// What every exchange with one service needs. Borrowed; the Service owns it all.
struct Line {
    http::Transport& transport;
    base::Clock& clock;
    const Connection& connection;
    HostLimits* limits; ///< null: within a request that has a place already
    Manners& manners;
};

/// The Error with the URL before what it says about the place. Rows that could not be written
/// (storageFailed) have nothing to do with the address that they came from.
base::Error withUrl(base::Error error, const http::Url& url);

/// A GET with the connection's headers, credentials and Policy.
/// `version` chooses the version headers; none known: the newest that is read.
http::Request makeRequest(const Line& line, const http::Url& url, std::string_view accept,
                          std::optional<odata::Version> version);

/// Receives one attempt at an answer. Made anew for each attempt.
class Receiver {
public:
    virtual ~Receiver() = default;
    virtual Result<void> onHead(const http::ResponseHead& head) = 0;
    virtual Result<void> onBody(std::string_view bytes) = 0;
    /// Whether something has been handed on that a second attempt would hand on again.
    [[nodiscard]] virtual bool hasDelivered() const = 0;
};

/// Sends until an answer below 400 has come whole. 429, 503 and failures of the connection are
/// tried again with growing pauses (or the service's own Retry-After), as long as nothing was
/// delivered; a refused form or version is asked for otherwise (Manners). Bodies of refusals never
/// reach the receiver: they become the Error. Errors: whatever transport and receiver returned;
/// odata::classifyRefusal; a web page where data was asked for is badResponse.
Result<http::ResponseHead> exchange(const Line& line, const http::Request& request,
                                    const std::function<Receiver&()>& nextReceiver,
                                    const base::Task& task);

/// A small answer, wanted whole.
struct WholeAnswer {
    http::ResponseHead head;
    std::string body;
};
Result<WholeAnswer> exchangeWhole(const Line& line, const http::Request& request,
                                  std::size_t maxBytes, const base::Task& task);

} // namespace odc::feed
