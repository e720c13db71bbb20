// SPDX-License-Identifier: MPL-2.0
// A request can be stopped in each of its phases. How quickly is measured by the bench `cancel`;
// here it is only shown that the stop comes before what the request waits for, which never comes.
#include "faults/held_lookups.hpp"
#include "http/curl_transport.hpp"
#include "support/behaviours.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <future>

using namespace odc;
using base::ErrorKind;
using test::getRequest;
using test::HeldLookups;
using test::MisbehavingServer;

namespace {

/// Starts the request, waits for `isUnderWay`, stops it and returns what came of it.
test::Fetched stopped(http::Transport& transport, const http::Request& request,
                      const std::function<bool()>& isUnderWay) {
    std::stop_source source;
    auto result = std::async(std::launch::async,
                             [&] { return test::fetch(transport, request, source.get_token()); });
    BOOST_TEST(isUnderWay());
    source.request_stop();
    return result.get();
}

std::shared_ptr<http::Transport> transportThatWaitsForLookups() {
    http::CurlSettings settings;
    settings.mayDetachLookups = false;
    auto transport = http::makeCurlTransport(settings);
    BOOST_REQUIRE(transport);
    return *transport;
}

} // namespace

BOOST_AUTO_TEST_SUITE(cancel)

BOOST_AUTO_TEST_CASE(stop_before_the_start_sends_nothing) {
    const MisbehavingServer server(test::answers(200, {}, "x"));
    std::stop_source source;
    source.request_stop();
    const auto got =
        test::fetch(*test::curlTransport(), getRequest(server.origin()), source.get_token());
    test::requireError(got, ErrorKind::cancelled);
    BOOST_TEST(server.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(stop_while_a_name_is_being_looked_up) {
    HeldLookups lookups;
    const auto transport = test::curlTransport();
    const auto got = stopped(*transport, getRequest("http://a.held.example/"),
                             [&] { return lookups.waitForOne(); });
    test::requireError(got, ErrorKind::cancelled);
    BOOST_TEST(lookups.heldNow() == 1, "the look-up was not held to the end");
}

BOOST_AUTO_TEST_CASE(stop_while_an_older_libcurl_looks_up_a_name) {
    HeldLookups lookups;
    auto transport = transportThatWaitsForLookups();
    const auto got = stopped(*transport, getRequest("http://b.held.example/"),
                             [&] { return lookups.waitForOne(); });
    test::requireError(got, ErrorKind::cancelled);
    BOOST_TEST(lookups.heldNow() == 1, "the look-up was not held to the end");
    // The transport waits for the look-up that it left behind, so it must be let go first.
    lookups.release();
    transport.reset();
}

BOOST_AUTO_TEST_CASE(time_out_while_a_name_is_being_looked_up) {
    for (const auto& transport : {test::curlTransport(), transportThatWaitsForLookups()}) {
        HeldLookups lookups;
        auto request = getRequest("http://c.held.example/");
        request.policy.connectTimeout = std::chrono::milliseconds(200);
        test::requireError(test::fetch(*transport, request), ErrorKind::timedOut);
        BOOST_TEST(lookups.heldNow() > 0, "the look-up was not held to the end");
        lookups.release();
    }
}

BOOST_AUTO_TEST_CASE(stop_while_connecting) {
    const MisbehavingServer server({}, {.isMute = true});
    const auto got = stopped(*test::curlTransport(),
                             getRequest("https://127.0.0.1:" + std::to_string(server.port()) + "/"),
                             [&] { return server.waitForConnections(1); });
    test::requireError(got, ErrorKind::cancelled);
}

BOOST_AUTO_TEST_CASE(stop_while_waiting_for_the_head) {
    const MisbehavingServer server(test::stallsBeforeHead());
    const auto got = stopped(*test::curlTransport(), getRequest(server.origin()),
                             [&] { return server.waitForRequests(1); });
    test::requireError(got, ErrorKind::cancelled);
    BOOST_TEST(got.headCount == 0);
}

BOOST_AUTO_TEST_CASE(stop_in_the_body) {
    const MisbehavingServer server(test::stallsInBody({}, std::string(10'000, 'x')));
    std::stop_source source;
    http::ResponseSink sink;
    sink.onBody = [&](std::string_view) -> http::Result<void> {
        source.request_stop();
        return {};
    };
    const auto got =
        test::curlTransport()->send(getRequest(server.origin()), sink, source.get_token());
    BOOST_REQUIRE(!got);
    BOOST_TEST((got.error().kind == ErrorKind::cancelled), got.error().message);
}

BOOST_AUTO_TEST_CASE(stop_between_redirects) {
    std::stop_source source;
    const MisbehavingServer server([&](const test::SeenRequest&) {
        source.request_stop();
        return test::honest(302, {{"Location", "/again"}}, "");
    });
    const auto got =
        test::fetch(*test::curlTransport(), getRequest(server.origin()), source.get_token());
    test::requireError(got, ErrorKind::cancelled);
}

BOOST_AUTO_TEST_CASE(transport_is_usable_after_a_stop) {
    const MisbehavingServer stalling(test::stallsBeforeHead());
    const MisbehavingServer server(test::answers(200, {}, "hello"));
    const auto transport = test::curlTransport();
    test::requireError(stopped(*transport, getRequest(stalling.origin()),
                               [&] { return stalling.waitForRequests(1); }),
                       ErrorKind::cancelled);
    BOOST_TEST(test::fetch(*transport, getRequest(server.origin())).body == "hello");
}

BOOST_AUTO_TEST_SUITE_END()
