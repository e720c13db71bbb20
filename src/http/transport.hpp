// SPDX-License-Identifier: MPL-2.0
// One HTTP exchange: a Request goes out under its Policy, the answer's head comes back and its body
// flows into a sink. Transport is virtual because two real ones exist: curl's, and the scripted
// one of the tests.
#pragma once

#include "base/policy.hpp"
#include "base/result.hpp"
#include "http/url.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::http {

enum class Method { get, post };

using Headers = std::vector<std::pair<std::string, std::string>>;

/// First value of a header, name compared without case; empty where missing.
std::string_view headerOf(const Headers& headers, std::string_view name);

/// Sent to `origin` alone, never to a host that a redirect or a next link names.
struct Credentials {
    std::string origin; ///< as Url::origin()
    std::string user;
    std::string password;
    bool operator==(const Credentials&) const = default;
};

struct Request {
    Method method = Method::get;
    Url url;
    Headers headers = {};
    std::string body = {};
    base::Policy policy = {};
    std::optional<Credentials> credentials = {};
};

/// Known when the last header line has arrived; the body is still to come.
struct ResponseHead {
    int status = 0;
    Headers headers = {};
    Url url;                      ///< after redirects
    std::string httpVersion = {}; ///< "1.1", "2"
};

/// Told once before the first byte, then with each piece of the decompressed body, on the thread
/// that called send. An Error ends the transfer and is what send returns.
struct ResponseSink {
    std::function<Result<void>(const ResponseHead&)> onHead;
    std::function<Result<void>(std::string_view)> onBody;
};

class Transport {
public:
    virtual ~Transport() = default;

    /// Runs one exchange to its end, redirects included. A status of 400 and above is not an Error
    /// here: the sink gets head and body all the same.
    /// Errors: cancelled (within 100 ms of the stop, also while a name is being resolved),
    ///         timedOut, hostNotFound, connectionFailed (also a body cut short), notSecure,
    ///         refusedByPolicy, tooLarge, libraryMissing, and whatever the sink returned.
    /// Thread: any, several at once; one connection pool for all.
    virtual Result<ResponseHead> send(const Request& request, const ResponseSink& sink,
                                      const std::stop_token& stop) = 0;
};

/// The real one, on libcurl opened at run time. Proxy from the environment, HTTP/2 where offered.
/// Errors: libraryMissing, naming the package that brings it.
Result<std::shared_ptr<Transport>> makeCurlTransport();

} // namespace odc::http
