// SPDX-License-Identifier: MPL-2.0
#include "http/retry.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using base::Error;
using base::ErrorKind;
using http::Method;
using std::chrono::milliseconds;

namespace {

constexpr std::uint64_t least = 0;
constexpr std::uint64_t most = ~std::uint64_t{0};

const auto now = std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) + std::chrono::hours(8) +
                 std::chrono::minutes(49);

std::int64_t delay(const Error& error, int attempt, std::uint64_t random) {
    const auto waits = http::retryDelay({}, Method::get, error, attempt, random);
    return waits ? waits->count() : -1;
}

Error throttled(double seconds) {
    Error error{ErrorKind::throttled, "Slower."};
    error.retryAfterSeconds = seconds;
    return error;
}

} // namespace

BOOST_AUTO_TEST_SUITE(retry)

BOOST_AUTO_TEST_CASE(retry_after_is_read_in_seconds_and_in_all_three_dates) {
    BOOST_TEST(http::retryAfterSeconds("120", now) == 120);
    BOOST_TEST(http::retryAfterSeconds(" 0 ", now) == 0);
    BOOST_TEST(http::retryAfterSeconds("Sun, 06 Nov 1994 08:49:37 GMT", now) == 37);
    BOOST_TEST(http::retryAfterSeconds("Sunday, 06-Nov-94 08:49:37 GMT", now) == 37);
    BOOST_TEST(http::retryAfterSeconds("Sun Nov  6 08:49:37 1994", now) == 37);
    BOOST_TEST(http::retryAfterSeconds("Sun, 06 Nov 1994 07:00:00 GMT", now) == 0);
}

BOOST_AUTO_TEST_CASE(retry_after_that_makes_no_sense_is_none) {
    for (const char* text : {"", "soon", "-5", "1.5", "Sun, 31 Feb 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 28:49:37 GMT", "99999999999999999999"})
        BOOST_TEST(http::retryAfterSeconds(text, now) < 0, text);
}

BOOST_AUTO_TEST_CASE(delay_doubles_with_jitter_up_to_its_bound) {
    const Error broken{ErrorKind::connectionFailed, "Broken."};
    BOOST_TEST(delay(broken, 1, least) == 250);
    BOOST_TEST(delay(broken, 1, most) == 500);
    BOOST_TEST(delay(broken, 2, least) == 500);
    BOOST_TEST(delay(broken, 3, least) == 1000);
    const auto late = http::retryDelay({100, milliseconds(500), milliseconds(15'000)}, Method::get,
                                       broken, 99, most);
    BOOST_REQUIRE(late.has_value());
    BOOST_TEST(late->count() == 15'000);
}

BOOST_AUTO_TEST_CASE(tries_are_bounded) {
    BOOST_TEST(delay({ErrorKind::connectionFailed, "Broken."}, 4, least) == -1);
    BOOST_TEST(delay(throttled(1), 4, least) == -1);
}

BOOST_AUTO_TEST_CASE(service_that_names_a_time_is_not_asked_sooner) {
    BOOST_TEST(delay(throttled(7), 1, least) == 7'000);
    BOOST_TEST(delay(throttled(7), 1, most) == 7'500);
    BOOST_TEST(delay(throttled(0), 1, least) == 0);
    BOOST_TEST(delay(throttled(-1), 1, least) == 250);
    BOOST_TEST(delay(throttled(3'600), 1, least) == -1);
}

BOOST_AUTO_TEST_CASE(only_what_may_pass_is_tried_again) {
    Error gateway{ErrorKind::serviceFailed, "Gateway."};
    gateway.httpStatus = 502;
    BOOST_TEST(delay(gateway, 1, least) == 250);
    gateway.httpStatus = 504;
    gateway.kind = ErrorKind::timedOut;
    BOOST_TEST(delay(gateway, 1, least) == 250);
    gateway.kind = ErrorKind::serviceFailed;
    gateway.httpStatus = 500;
    BOOST_TEST(delay(gateway, 1, least) == -1);
    for (const ErrorKind kind :
         {ErrorKind::cancelled, ErrorKind::timedOut, ErrorKind::hostNotFound, ErrorKind::notSecure,
          ErrorKind::refusedByPolicy, ErrorKind::signInNeeded, ErrorKind::notFound,
          ErrorKind::badResponse, ErrorKind::tooLarge})
        BOOST_TEST(delay({kind, "No."}, 1, least) == -1, base::nameOf(kind));
}

BOOST_AUTO_TEST_CASE(post_is_never_repeated) {
    BOOST_TEST(!http::retryDelay({}, Method::post, throttled(1), 1, least).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
