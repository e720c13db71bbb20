// SPDX-License-Identifier: MPL-2.0
// The transport on libcurl against a server that behaves. What happens when it does not stands in
// tests/faults.
#include "http/curl_library.hpp"
#include "support/behaviours.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <thread>

using namespace odc;
using base::ErrorKind;
using test::fetch;
using test::getRequest;
using test::MisbehavingServer;
using test::requireError;
using test::SeenRequest;

namespace {

const http::Headers plainText{{"Content-Type", "text/plain"}};

http::Credentials credentialsFor(const MisbehavingServer& server) {
    return {server.origin(), "ann", "s3cret:ä"};
}

} // namespace

BOOST_AUTO_TEST_SUITE(transport)

BOOST_AUTO_TEST_CASE(head_and_body_arrive) {
    const MisbehavingServer server(test::answers(200, plainText, "hello"));
    const auto transport = test::curlTransport();
    const auto got =
        fetch(*transport, getRequest(server.origin() + "/a%20b?$top=1&$filter=N%20eq%20'x'"));
    BOOST_REQUIRE(got.head);
    BOOST_TEST(got.head->status == 200);
    BOOST_TEST(got.head->httpVersion == "1.1");
    BOOST_TEST(http::headerOf(got.head->headers, "content-type") == "text/plain");
    BOOST_TEST(got.head->url.text() == server.origin() + "/a%20b?$top=1&$filter=N%20eq%20'x'");
    BOOST_TEST(got.headCount == 1);
    BOOST_TEST(got.body == "hello");
    const auto seen = server.requests();
    BOOST_REQUIRE(seen.size() == 1u);
    BOOST_TEST(seen[0].method == "GET");
    BOOST_TEST(seen[0].target == "/a%20b?$top=1&$filter=N%20eq%20'x'");
    BOOST_TEST(http::headerOf(seen[0].headers, "Authorization").empty());
}

BOOST_AUTO_TEST_CASE(status_of_400_and_above_is_an_answer_with_its_body) {
    for (const int status : {400, 401, 403, 404, 405, 429, 500, 503}) {
        const MisbehavingServer server(test::answers(status, plainText, "no"));
        const auto got = fetch(*test::curlTransport(), getRequest(server.origin()));
        BOOST_REQUIRE_MESSAGE(got.head, status);
        BOOST_TEST(got.status == status);
        BOOST_TEST(got.body == "no");
    }
}

BOOST_AUTO_TEST_CASE(connection_is_kept_for_the_next_request) {
    const MisbehavingServer server(test::answers(200, plainText, "hello"));
    const auto transport = test::curlTransport();
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(fetch(*transport, getRequest(server.origin())).body == "hello");
    BOOST_TEST(server.connectionCount() == 1);
}

BOOST_AUTO_TEST_CASE(connection_that_the_server_closed_is_replaced) {
    const MisbehavingServer server(test::closesEachTime(200, plainText, "hello"));
    const auto transport = test::curlTransport();
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(fetch(*transport, getRequest(server.origin())).body == "hello");
    BOOST_TEST(server.connectionCount() == 3);
}

BOOST_AUTO_TEST_CASE(several_threads_share_one_transport) {
    const MisbehavingServer server(
        [](const SeenRequest& seen) { return test::honest(200, plainText, seen.target); });
    const auto transport = test::curlTransport();
    std::array<int, 4> wrong{};
    const auto base = getRequest(server.origin()); // Boost.Test's checks are for one thread
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < wrong.size(); ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 5; ++i) {
                    const std::string target = "/" + std::to_string(t) + "/" + std::to_string(i);
                    auto request = base;
                    request.url.path = target;
                    if (fetch(*transport, request).body != target)
                        ++wrong[t];
                }
            });
    }
    BOOST_TEST(std::ranges::count(wrong, 0) == 4);
    BOOST_TEST(server.requests().size() == 20u);
    BOOST_TEST(server.connectionCount() <= 4);
}

BOOST_AUTO_TEST_CASE(compressed_body_is_unpacked) {
    const std::string body(100'000, 'x');
    const MisbehavingServer server([&](const SeenRequest& seen) {
        const bool mayPack =
            http::headerOf(seen.headers, "Accept-Encoding").find("gzip") != std::string_view::npos;
        return mayPack ? test::honest(200, {{"Content-Encoding", "gzip"}}, test::gzip(body))
                       : test::honest(406, plainText, "");
    });
    const auto got = fetch(*test::curlTransport(), getRequest(server.origin()));
    BOOST_TEST(got.status == 200);
    BOOST_TEST((got.body == body), "got " << got.body.size() << " bytes, not " << body.size());
}

BOOST_AUTO_TEST_CASE(post_carries_its_body) {
    const MisbehavingServer server(test::answers(200, plainText, "done"));
    auto request = getRequest(server.origin() + "/$query");
    request.method = http::Method::post;
    request.headers = {{"Content-Type", "text/plain"}, {"X-Empty", ""}};
    request.body = std::string("$top=1&x=\0y", 11);
    BOOST_TEST(fetch(*test::curlTransport(), request).body == "done");
    const auto seen = server.requests();
    BOOST_REQUIRE(seen.size() == 1u);
    BOOST_TEST(seen[0].method == "POST");
    BOOST_TEST(seen[0].body == request.body);
    BOOST_TEST(http::headerOf(seen[0].headers, "Content-Type") == "text/plain");
    BOOST_TEST(http::headerOf(seen[0].headers, "Expect").empty());
}

BOOST_AUTO_TEST_CASE(basic_sign_in_goes_out_at_once_to_this_machine) {
    const MisbehavingServer server(test::answers(200, plainText, "in"));
    auto request = getRequest(server.origin());
    request.credentials = credentialsFor(server);
    BOOST_TEST(fetch(*test::curlTransport(), request).body == "in");
    BOOST_TEST(server.requests().size() == 1u);
    BOOST_TEST(http::headerOf(server.requests()[0].headers, "Authorization") ==
               "Basic YW5uOnMzY3JldDrDpA==");
}

BOOST_AUTO_TEST_CASE(password_is_never_sent_over_plain_http_to_another_machine) {
    auto request = getRequest("http://services.example.org/");
    request.credentials = {"http://services.example.org:80", "ann", "secret"};
    const auto error = requireError(fetch(*test::curlTransport(), request), ErrorKind::notSecure);
    BOOST_TEST(error.message.find("https://") != std::string::npos, error.message);
    request.credentials.reset();
    request.headers = {{"authorization", "Bearer x"}};
    requireError(fetch(*test::curlTransport(), request), ErrorKind::notSecure);
}

BOOST_AUTO_TEST_CASE(credentials_of_another_origin_stay_at_home) {
    const MisbehavingServer server(test::answers(200, plainText, "in"));
    auto request = getRequest(server.origin());
    request.credentials = {"https://services.example.org:443", "ann", "secret"};
    BOOST_TEST(fetch(*test::curlTransport(), request).body == "in");
    BOOST_TEST(http::headerOf(server.requests()[0].headers, "Authorization").empty());
}

BOOST_AUTO_TEST_CASE(redirect_within_the_origin_keeps_credentials_and_cookies) {
    const MisbehavingServer server([](const SeenRequest& seen) {
        if (seen.target == "/old")
            return test::honest(302, {{"Location", "new?x=1"}, {"Set-Cookie", "session=7; Path=/"}},
                                "elsewhere");
        return test::honest(200, plainText, "here");
    });
    const auto transport = test::curlTransport();
    auto request = getRequest(server.origin() + "/old");
    request.credentials = credentialsFor(server);
    const auto got = fetch(*transport, request);
    BOOST_TEST(got.body == "here");
    BOOST_TEST(got.headCount == 1);
    BOOST_REQUIRE(got.head);
    BOOST_TEST(got.head->url.text() == server.origin() + "/new?x=1");
    auto seen = server.requests();
    BOOST_REQUIRE(seen.size() == 2u);
    BOOST_TEST(!http::headerOf(seen[1].headers, "Authorization").empty());
    BOOST_TEST(http::headerOf(seen[1].headers, "Cookie") == "session=7");
    // The next request is somebody else's: no cookie of the last one.
    BOOST_TEST(fetch(*transport, getRequest(server.origin() + "/new")).body == "here");
    seen = server.requests();
    BOOST_TEST(http::headerOf(seen[2].headers, "Cookie").empty());
    BOOST_TEST(http::headerOf(seen[2].headers, "Authorization").empty());
}

BOOST_AUTO_TEST_CASE(redirect_to_another_origin_drops_credentials_and_cookies) {
    const MisbehavingServer other(test::answers(200, plainText, "other"));
    const MisbehavingServer server([&](const SeenRequest&) {
        return test::honest(
            307, {{"Location", other.origin() + "/x"}, {"Set-Cookie", "session=7; Path=/"}}, "");
    });
    auto request = getRequest(server.origin());
    request.credentials = credentialsFor(server);
    request.headers = {{"Authorization", "Bearer x"},
                       {"Cookie", "a=b"},
                       {"X-Api-Key", "k"},
                       {"Accept", "text/csv"}};
    request.policy.mayRedirectToOtherOrigins = true;
    BOOST_TEST(fetch(*test::curlTransport(), request).body == "other");
    const auto seen = other.requests();
    BOOST_REQUIRE(seen.size() == 1u);
    BOOST_TEST(http::headerOf(seen[0].headers, "Authorization").empty());
    BOOST_TEST(http::headerOf(seen[0].headers, "Cookie").empty());
    BOOST_TEST(http::headerOf(seen[0].headers, "X-Api-Key").empty());
    BOOST_TEST(http::headerOf(seen[0].headers, "Accept") == "text/csv");
}

BOOST_AUTO_TEST_CASE(post_becomes_get_or_stays_post_as_the_status_says) {
    for (const int status : {301, 302, 303, 307, 308}) {
        const MisbehavingServer server([status](const SeenRequest& seen) {
            return seen.target == "/old" ? test::honest(status, {{"Location", "/new"}}, "")
                                         : test::honest(200, plainText, seen.method + seen.body);
        });
        auto request = getRequest(server.origin() + "/old");
        request.method = http::Method::post;
        request.body = "body";
        const std::string expected = status >= 307 ? "POSTbody" : "GET";
        BOOST_TEST(fetch(*test::curlTransport(), request).body == expected, "status " << status);
    }
}

BOOST_AUTO_TEST_CASE(only_get_and_post_are_ever_sent) {
    const MisbehavingServer server(test::onlyGetAndPost(test::answers(200, plainText, "fine")));
    const auto transport = test::curlTransport();
    auto request = getRequest(server.origin());
    BOOST_TEST(fetch(*transport, request).body == "fine");
    request.method = http::Method::post;
    BOOST_TEST(fetch(*transport, request).body == "fine");
}

BOOST_AUTO_TEST_CASE(error_of_the_sink_ends_the_transfer_and_is_returned) {
    const MisbehavingServer server(test::answers(200, plainText, std::string(1'000'000, 'x')));
    const base::Error wanted{ErrorKind::badResponse, "The third byte is wrong."};
    http::ResponseSink sink;
    sink.onBody = [&](std::string_view) -> http::Result<void> { return wanted; };
    const auto body = test::curlTransport()->send(getRequest(server.origin()), sink, {});
    BOOST_REQUIRE(!body);
    BOOST_TEST(body.error().message == wanted.message);
    sink.onHead = [&](const http::ResponseHead&) -> http::Result<void> { return wanted; };
    const auto head = test::curlTransport()->send(getRequest(server.origin()), sink, {});
    BOOST_REQUIRE(!head);
    BOOST_TEST(head.error().message == wanted.message);
}

BOOST_AUTO_TEST_CASE(exception_in_the_sink_does_not_cross_libcurl) {
    const MisbehavingServer server(test::answers(200, plainText, "hello"));
    http::ResponseSink sink;
    sink.onBody = [](std::string_view) -> http::Result<void> { throw std::bad_alloc(); };
    const auto memory = test::curlTransport()->send(getRequest(server.origin()), sink, {});
    BOOST_REQUIRE(!memory);
    BOOST_TEST((memory.error().kind == ErrorKind::tooLarge), memory.error().message);
    sink.onBody = [](std::string_view) -> http::Result<void> { throw 42; };
    const auto other = test::curlTransport()->send(getRequest(server.origin()), sink, {});
    BOOST_REQUIRE(!other);
    BOOST_TEST((other.error().kind == ErrorKind::badResponse), other.error().message);
}

BOOST_AUTO_TEST_CASE(missing_library_says_which_package_brings_it) {
    constexpr std::array names{"libodc-no-such-curl.so.4"};
    const auto opened = http::openCurlLibrary(names);
    BOOST_REQUIRE(!opened);
    BOOST_TEST((opened.error().kind == ErrorKind::libraryMissing));
    BOOST_TEST(opened.error().message.find("libcurl4") != std::string::npos,
               opened.error().message);
}

BOOST_AUTO_TEST_CASE(library_without_the_functions_is_told_from_a_missing_one) {
    constexpr std::array names{"libdl.so.2"};
    const auto opened = http::openCurlLibrary(names);
    BOOST_REQUIRE(!opened);
    BOOST_TEST(opened.error().message.find("older") != std::string::npos, opened.error().message);
}

BOOST_AUTO_TEST_SUITE_END()
