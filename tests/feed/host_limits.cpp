// SPDX-License-Identifier: MPL-2.0
#include "feed/host_limits.hpp"
#include "support/fake_clock.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace {

using namespace odc;
using namespace std::chrono_literals;

const std::string host = "https://h:443";

} // namespace

BOOST_AUTO_TEST_SUITE(host_limits)

BOOST_AUTO_TEST_CASE(so_many_are_let_in_and_the_next_waits_for_one_to_leave) {
    feed::HostLimits limits;
    test::FakeClock clock;
    std::vector<feed::HostLimits::Permit> inside;
    for (int i = 0; i < feed::HostLimits::most; ++i) {
        auto permit = limits.enter(host, clock, {});
        BOOST_REQUIRE(permit);
        inside.push_back(std::move(*permit));
    }
    std::stop_source stop;
    stop.request_stop();
    auto refused = limits.enter(host, clock, stop.get_token());
    BOOST_REQUIRE(!refused);
    BOOST_TEST(base::nameOf(refused.error().kind) == "cancelled");
    BOOST_TEST(limits.enter("https://other:443", clock, stop.get_token()).has_value());
    inside.pop_back();
    BOOST_TEST(limits.enter(host, clock, {}).has_value());
}

BOOST_AUTO_TEST_CASE(host_that_turns_away_is_asked_by_half_as_many_after_its_pause) {
    feed::HostLimits limits;
    test::FakeClock clock;
    limits.wasTurnedAway(host, clock, 5s);
    limits.wasTurnedAway(host, clock, 7s); // of the same crowd
    BOOST_TEST(limits.allowance(host) == feed::HostLimits::most / 2);
    BOOST_TEST(limits.enter(host, clock, {}).has_value());
    BOOST_REQUIRE(clock.sleeps().size() == 1U);
    BOOST_TEST(clock.sleeps()[0].count() == 7000);
    for (int time = 0; time < 10; ++time) {
        clock.advance(10s);
        limits.wasTurnedAway(host, clock, 1s);
    }
    BOOST_TEST(limits.allowance(host) == 1);
}

BOOST_AUTO_TEST_CASE(good_answers_raise_the_allowance_again) {
    feed::HostLimits limits;
    test::FakeClock clock;
    limits.wasTurnedAway(host, clock, 0s);
    for (int answer = 0; answer < 200; ++answer)
        limits.wentWell(host);
    BOOST_TEST(limits.allowance(host) == feed::HostLimits::most);
}

BOOST_AUTO_TEST_SUITE_END()
