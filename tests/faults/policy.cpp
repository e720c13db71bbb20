// SPDX-License-Identifier: MPL-2.0
// What a Policy refuses, and redirects that try to lead astray.
#include "support/behaviours.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using base::ErrorKind;
using test::fetch;
using test::getRequest;
using test::MisbehavingServer;
using test::requireError;

namespace {
const http::Headers plainText{{"Content-Type", "text/plain"}};
}

BOOST_AUTO_TEST_SUITE(policy)

BOOST_AUTO_TEST_CASE(origin_that_is_not_listed_is_not_connected_to) {
    const MisbehavingServer server(test::answers(200, plainText, "secret"));
    auto request = getRequest(server.origin());
    request.policy.origins = {"https://services.example.org:443"};
    requireError(fetch(*test::curlTransport(), request), ErrorKind::refusedByPolicy);
    BOOST_TEST(server.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(private_address_is_refused_before_it_is_connected_to) {
    const MisbehavingServer server(test::answers(200, plainText, "secret"));
    const auto transport = test::curlTransport();
    for (const std::string host : {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"}) {
        auto request = getRequest("http://" + host + ":" + std::to_string(server.port()) + "/");
        request.policy.mayReachPrivateAddresses = false;
        requireError(fetch(*transport, request), ErrorKind::refusedByPolicy);
    }
    BOOST_TEST(server.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(open_connection_to_a_private_address_is_refused_as_well) {
    const MisbehavingServer server(test::answers(200, plainText, "hello"));
    const auto transport = test::curlTransport();
    auto request = getRequest(server.origin());
    BOOST_TEST(fetch(*transport, request).body == "hello");
    request.policy.mayReachPrivateAddresses = false;
    requireError(fetch(*transport, request), ErrorKind::refusedByPolicy);
    BOOST_TEST(server.requests().size() == 1u);
}

BOOST_AUTO_TEST_CASE(redirect_to_another_origin_is_refused_unless_allowed) {
    const MisbehavingServer other(test::answers(200, plainText, "secret"));
    const MisbehavingServer server(test::redirects(302, other.origin() + "/x"));
    const auto error = requireError(fetch(*test::curlTransport(), getRequest(server.origin())),
                                    ErrorKind::refusedByPolicy);
    BOOST_TEST(error.message.find(other.origin()) != std::string::npos, error.message);
    BOOST_TEST(other.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(redirect_loop_ends_at_the_limit) {
    const MisbehavingServer server(test::redirects(302, "/again"));
    auto request = getRequest(server.origin());
    request.policy.maxRedirects = 3;
    requireError(fetch(*test::curlTransport(), request), ErrorKind::refusedByPolicy);
    BOOST_TEST(server.requests().size() == 4u);
}

BOOST_AUTO_TEST_CASE(redirect_to_another_scheme_is_no_answer) {
    for (const char* location :
         {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/_x"}) {
        const MisbehavingServer server(test::redirects(302, location));
        auto request = getRequest(server.origin());
        request.policy.mayRedirectToOtherOrigins = true;
        requireError(fetch(*test::curlTransport(), request), ErrorKind::badResponse);
        BOOST_TEST(server.requests().size() == 1u);
    }
}

BOOST_AUTO_TEST_CASE(password_in_a_redirect_is_not_taken_over) {
    const MisbehavingServer server([](const test::SeenRequest& seen) {
        if (seen.target == "/new")
            return test::honest(200, plainText, "here");
        const std::string host(http::headerOf(seen.headers, "Host"));
        return test::honest(302, {{"Location", "http://eve:x@" + host + "/new"}}, "");
    });
    BOOST_TEST(fetch(*test::curlTransport(), getRequest(server.origin())).body == "here");
    BOOST_TEST(http::headerOf(server.requests().back().headers, "Authorization").empty());
}

BOOST_AUTO_TEST_CASE(header_that_smuggles_a_second_line_is_not_sent) {
    const MisbehavingServer server(test::answers(200, plainText, "hello"));
    for (const http::Headers& headers :
         {http::Headers{{"X", "a\r\nY: b"}}, http::Headers{{"X\r\nY", "b"}},
          http::Headers{{"X:Y", "b"}}, http::Headers{{"", "b"}}}) {
        auto request = getRequest(server.origin());
        request.headers = headers;
        requireError(fetch(*test::curlTransport(), request), ErrorKind::wrongUsage);
    }
    BOOST_TEST(server.connectionCount() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
