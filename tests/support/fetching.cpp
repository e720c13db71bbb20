// SPDX-License-Identifier: MPL-2.0
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

namespace odc::test {

std::shared_ptr<http::Transport> curlTransport() {
    auto transport = http::makeCurlTransport();
    BOOST_REQUIRE_MESSAGE(transport, (transport ? "" : transport.error().message));
    return *transport;
}

http::Request getRequest(std::string_view url) {
    const auto parsed = http::parseUrl(url);
    BOOST_REQUIRE_MESSAGE(parsed, (parsed ? "" : parsed.error().message));
    http::Request request;
    request.url = *parsed;
    request.policy.origins = {parsed->origin()};
    request.policy.connectTimeout = std::chrono::seconds(20);
    request.policy.totalTimeout = std::chrono::seconds(30);
    return request;
}

Fetched fetch(http::Transport& transport, const http::Request& request,
              const std::stop_token& stop) {
    Fetched fetched;
    http::ResponseSink sink;
    sink.onHead = [&](const http::ResponseHead& head) -> http::Result<void> {
        ++fetched.headCount;
        fetched.status = head.status;
        return {};
    };
    sink.onBody = [&](std::string_view piece) -> http::Result<void> {
        fetched.body += piece;
        return {};
    };
    auto done = transport.send(request, sink, stop);
    if (done)
        fetched.head = *done;
    else
        fetched.error = done.error();
    return fetched;
}

base::Error requireError(const Fetched& fetched, base::ErrorKind kind) {
    BOOST_REQUIRE_MESSAGE(fetched.error, "no error but status " << fetched.status << " and "
                                                                << fetched.body.size() << " bytes");
    const base::Error& error = *fetched.error;
    BOOST_TEST(base::nameOf(error.kind) == base::nameOf(kind),
               base::nameOf(error.kind) << ", not " << base::nameOf(kind) << ": " << error.message);
    BOOST_TEST(error.message.ends_with("."), error.message);
    BOOST_TEST(error.message.size() > 20u, error.message);
    return error;
}

} // namespace odc::test
