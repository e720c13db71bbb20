// SPDX-License-Identifier: MPL-2.0
#include "http/answer_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>

using namespace odc;
using base::ErrorKind;

namespace {

struct Reading {
    http::Request request;
    int heads = 0;
    std::string body;
    http::ResponseSink sink{[this](const http::ResponseHead&) -> http::Result<void> {
                                ++heads;
                                return {};
                            },
                            [this](std::string_view piece) -> http::Result<void> {
                                body += piece;
                                return {};
                            }};
    http::AnswerReader reader{request, sink};

    std::optional<ErrorKind> lines(std::initializer_list<std::string_view> all) {
        for (const auto line : all)
            if (const auto taken = reader.takeHeaderLine(line); !taken)
                return taken.error().kind;
        return std::nullopt;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(answer_reader)

BOOST_AUTO_TEST_CASE(status_version_and_fields_are_read) {
    Reading r;
    BOOST_TEST(!r.lines({"HTTP/2 200\r\n", "Content-Type:text/plain \r\n", "X: a\r\n", "\t b\r\n",
                         "no colon\r\n", "\r\n"})
                    .has_value());
    BOOST_TEST(r.heads == 1);
    BOOST_TEST(r.reader.head().status == 200);
    BOOST_TEST(r.reader.head().httpVersion == "2");
    BOOST_TEST(http::headerOf(r.reader.head().headers, "content-TYPE") == "text/plain");
    BOOST_TEST(http::headerOf(r.reader.head().headers, "x") == "a b");
    BOOST_TEST(r.reader.head().headers.size() == 2u);
}

BOOST_AUTO_TEST_CASE(interim_answers_and_trailers_are_not_heads) {
    Reading r;
    BOOST_TEST(!r.lines({"HTTP/1.1 103 Early\r\n", "Link: x\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
                         "A: b\r\n", "\r\n"})
                    .has_value());
    BOOST_TEST(r.heads == 1);
    BOOST_REQUIRE(r.reader.takeBody("body", 0).has_value());
    BOOST_TEST(!r.lines({"Trailer: t\r\n", "HTTP/1.1 500 Forged\r\n", "\r\n"}).has_value());
    BOOST_TEST(r.heads == 1);
    BOOST_TEST(r.reader.head().status == 200);
    BOOST_TEST(r.body == "body");
}

BOOST_AUTO_TEST_CASE(redirect_and_proxy_answers_are_not_for_the_sink) {
    for (const auto status : {"HTTP/1.1 302 Found\r\n", "HTTP/1.1 407 Sign in\r\n"}) {
        Reading r;
        BOOST_TEST(!r.lines({status, "Location: /x\r\n", "\r\n"}).has_value());
        BOOST_REQUIRE(r.reader.takeBody("moved", 0).has_value());
        BOOST_TEST(r.heads == 0);
        BOOST_TEST(r.body == "");
    }
    Reading r;
    BOOST_TEST(!r.lines({"HTTP/1.1 302 Found\r\n", "\r\n"}).has_value());
    BOOST_TEST(r.heads == 1, "a redirect to nowhere is the answer");
}

BOOST_AUTO_TEST_CASE(endless_head_is_refused) {
    Reading r;
    BOOST_TEST(!r.lines({"HTTP/1.1 200 OK\r\n"}).has_value());
    const std::string line = "X: " + std::string(1'000, 'x') + "\r\n";
    std::optional<ErrorKind> refused;
    for (int i = 0; i < 300 && !refused; ++i)
        refused = r.lines({line});
    BOOST_TEST((refused == ErrorKind::tooLarge));
}

BOOST_AUTO_TEST_CASE(announced_length_over_the_limit_is_refused_before_the_body) {
    Reading r;
    r.request.policy.maxBodyBytes = 10;
    BOOST_TEST((r.lines({"HTTP/1.1 200 OK\r\n", "Content-Length: 11\r\n", "\r\n"}) ==
                ErrorKind::tooLarge));
    BOOST_TEST(r.heads == 0);
}

BOOST_AUTO_TEST_CASE(body_over_the_limit_is_refused_at_the_first_byte_too_many) {
    Reading r;
    r.request.policy.maxBodyBytes = 10;
    BOOST_TEST(!r.lines({"HTTP/1.1 200 OK\r\n", "\r\n"}).has_value());
    BOOST_TEST(r.reader.takeBody("0123456789", 0).has_value());
    BOOST_TEST(!r.reader.takeBody("x", 0).has_value());
    BOOST_TEST(r.body == "0123456789");
}

BOOST_AUTO_TEST_SUITE_END()
