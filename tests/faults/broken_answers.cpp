// SPDX-License-Identifier: MPL-2.0
// Answers that end too early, too late, or are not what they claim to be.
#include "support/behaviours.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using namespace odc;
using base::ErrorKind;
using test::fetch;
using test::getRequest;
using test::MisbehavingServer;
using test::requireError;

namespace {

const http::Headers plainText{{"Content-Type", "text/plain"}};
const std::string hello(1'000, 'h');

test::Fetched fetchFrom(const MisbehavingServer& server) {
    return fetch(*test::curlTransport(), getRequest(server.origin() + "/x"));
}

http::Request impatient(const MisbehavingServer& server) {
    auto request = getRequest(server.origin() + "/x");
    request.policy.totalTimeout = std::chrono::milliseconds(300);
    return request;
}

} // namespace

BOOST_AUTO_TEST_SUITE(broken_answers)

BOOST_AUTO_TEST_CASE(refused_connection_names_host_and_port) {
    const std::string port = std::to_string(test::refusingPort());
    const auto error =
        requireError(fetch(*test::curlTransport(), getRequest("http://127.0.0.1:" + port + "/")),
                     ErrorKind::connectionFailed);
    BOOST_TEST(error.message.find(port) != std::string::npos, error.message);
    BOOST_TEST(error.where == "http://127.0.0.1:" + port + "/");
}

BOOST_AUTO_TEST_CASE(unknown_name_is_told_from_a_dead_server) {
    const auto error =
        requireError(fetch(*test::curlTransport(), getRequest("http://no-such-host.invalid/")),
                     ErrorKind::hostNotFound);
    BOOST_TEST(error.message.find("no-such-host.invalid") != std::string::npos, error.message);
}

BOOST_AUTO_TEST_CASE(server_that_never_answers_times_out) {
    const MisbehavingServer server(test::stallsBeforeHead());
    const auto got = fetch(*test::curlTransport(), impatient(server));
    requireError(got, ErrorKind::timedOut);
    BOOST_TEST(got.headCount == 0);
}

BOOST_AUTO_TEST_CASE(server_that_stops_in_the_body_times_out) {
    const MisbehavingServer server(test::stallsInBody(plainText, hello));
    const auto got = fetch(*test::curlTransport(), impatient(server));
    requireError(got, ErrorKind::timedOut);
    BOOST_TEST(got.body.size() == hello.size() / 2);
}

BOOST_AUTO_TEST_CASE(server_that_drips_times_out_although_bytes_keep_coming) {
    const MisbehavingServer server(test::drips(plainText, hello, 1, std::chrono::milliseconds(20)));
    const auto got = fetch(*test::curlTransport(), impatient(server));
    requireError(got, ErrorKind::timedOut);
    BOOST_TEST(got.body.size() < hello.size());
}

BOOST_AUTO_TEST_CASE(slow_but_whole_answer_arrives) {
    const MisbehavingServer server(
        test::drips(plainText, "0123456789", 1, std::chrono::milliseconds(1)));
    BOOST_TEST(fetchFrom(server).body == "0123456789");
}

BOOST_AUTO_TEST_CASE(handshake_that_is_never_answered_times_out_as_a_connection) {
    const MisbehavingServer server({}, {.isMute = true});
    auto request = getRequest("https://127.0.0.1:" + std::to_string(server.port()) + "/");
    request.policy.connectTimeout = std::chrono::milliseconds(300);
    const auto error = requireError(fetch(*test::curlTransport(), request), ErrorKind::timedOut);
    BOOST_TEST(error.message.find("connected") != std::string::npos, error.message);
}

BOOST_AUTO_TEST_CASE(body_shorter_than_its_length_is_a_failed_connection) {
    for (const std::size_t sent : std::array<std::size_t, 3>{0, 1, 999}) {
        const MisbehavingServer server(test::cutsBody(plainText, hello, sent));
        const auto got = fetchFrom(server);
        requireError(got, ErrorKind::connectionFailed);
        BOOST_TEST(got.body.size() == sent);
    }
}

BOOST_AUTO_TEST_CASE(chunked_body_without_its_last_chunk_is_a_failed_connection) {
    const MisbehavingServer server(test::cutsChunkedBody(plainText, hello));
    requireError(fetchFrom(server), ErrorKind::connectionFailed);
}

BOOST_AUTO_TEST_CASE(connection_broken_off_in_the_body_is_a_failed_connection) {
    const MisbehavingServer server(test::resetsInBody(plainText, hello, 10));
    requireError(fetchFrom(server), ErrorKind::connectionFailed);
}

BOOST_AUTO_TEST_CASE(connection_closed_without_an_answer_is_a_failed_connection) {
    const MisbehavingServer server(test::answersWith({{}, {}, test::Reply::End::close}));
    requireError(fetchFrom(server), ErrorKind::connectionFailed);
}

BOOST_AUTO_TEST_CASE(head_that_breaks_off_is_a_failure) {
    const MisbehavingServer server(
        test::answersWith({{"HTTP/1.1 200 OK\r\nContent-Le"}, {}, test::Reply::End::close}));
    const auto got = fetchFrom(server);
    BOOST_TEST(got.error.has_value());
    BOOST_TEST(got.headCount == 0);
}

BOOST_AUTO_TEST_CASE(compressed_body_that_breaks_off_is_a_failure) {
    const std::string packed = test::gzip(std::string(100'000, 'x'));
    const MisbehavingServer server(
        test::cutsBody({{"Content-Encoding", "gzip"}}, packed, packed.size() / 2));
    requireError(fetchFrom(server), ErrorKind::connectionFailed);
}

BOOST_AUTO_TEST_CASE(body_that_is_not_compressed_as_announced_is_no_answer) {
    const MisbehavingServer server(test::answers(200, {{"Content-Encoding", "gzip"}}, hello));
    requireError(fetchFrom(server), ErrorKind::badResponse);
}

BOOST_AUTO_TEST_CASE(gzip_bomb_is_stopped_at_the_limit) {
    const MisbehavingServer server(test::answers(200, {{"Content-Encoding", "gzip"}},
                                                 test::gzip(std::string(50'000'000, 'x'))));
    auto request = getRequest(server.origin());
    request.policy.maxBodyBytes = 1'000'000;
    const auto got = fetch(*test::curlTransport(), request);
    requireError(got, ErrorKind::tooLarge);
    BOOST_TEST(got.body.size() <= 1'000'000u);
}

BOOST_AUTO_TEST_CASE(body_over_the_limit_is_refused_by_its_announced_length) {
    const MisbehavingServer server(test::answers(200, plainText, hello));
    auto request = getRequest(server.origin());
    request.policy.maxBodyBytes = 999;
    const auto got = fetch(*test::curlTransport(), request);
    requireError(got, ErrorKind::tooLarge);
    BOOST_TEST(got.body.empty());
}

BOOST_AUTO_TEST_CASE(bytes_beyond_the_length_do_not_become_the_next_answer) {
    const MisbehavingServer server(
        test::liesAboutLength(plainText, "good HTTP/1.1 200 OK\r\n\r\nforged", 4));
    const auto transport = test::curlTransport();
    for (int i = 0; i < 2; ++i) {
        const auto got = fetch(*transport, getRequest(server.origin()));
        BOOST_TEST(got.body == "good", "request " << i << " got " << got.body);
    }
    BOOST_TEST(server.connectionCount() == 2, "the spoilt connection was used again");
}

BOOST_AUTO_TEST_CASE(length_beyond_the_bytes_on_an_open_connection_times_out) {
    const MisbehavingServer server(test::liesAboutLength(plainText, hello, 2'000));
    requireError(fetch(*test::curlTransport(), impatient(server)), ErrorKind::timedOut);
}

BOOST_AUTO_TEST_CASE(what_is_not_http_is_no_web_service) {
    const MisbehavingServer server(
        test::answersWith({{"220 mail.example.org ESMTP\r\n"}, {}, test::Reply::End::close}));
    requireError(fetchFrom(server), ErrorKind::badResponse);
}

BOOST_AUTO_TEST_CASE(endless_head_is_cut_off) {
    test::Reply reply{{"HTTP/1.1 200 OK\r\n"}};
    for (int i = 0; i < 400; ++i)
        reply.pieces.push_back("X-Filler: " + std::string(1'000, 'x') + "\r\n");
    reply.end = test::Reply::End::hang;
    const MisbehavingServer server(test::answersWith(reply));
    const auto got = fetchFrom(server);
    requireError(got, ErrorKind::tooLarge);
    BOOST_TEST(got.headCount == 0);
}

BOOST_AUTO_TEST_SUITE_END()
