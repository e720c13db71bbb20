// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/schedule.hpp"

#include <boost/test/unit_test.hpp>

using odc::calc::ranges::Schedule;
using std::chrono::minutes;

namespace {

const Schedule::Clock::time_point start{};

std::string due(Schedule& schedule, minutes after) {
    std::string names;
    for (const std::string& name : schedule.takeDue(start + after))
        names += name + " ";
    return names;
}

} // namespace

BOOST_AUTO_TEST_SUITE(schedule)

BOOST_AUTO_TEST_CASE(a_range_is_due_each_time_its_minutes_are_over) {
    Schedule schedule;
    schedule.set({{"Often", 5}, {"Seldom", 12}, {"Never", 0}}, start);
    BOOST_TEST((schedule.next() == start + minutes(5)));
    BOOST_TEST(due(schedule, minutes(4)).empty());
    BOOST_TEST(due(schedule, minutes(5)) == "Often ");
    BOOST_TEST(due(schedule, minutes(5)).empty());
    BOOST_TEST(due(schedule, minutes(12)) == "Often Seldom ");
    BOOST_TEST((schedule.next() == start + minutes(17)));
}

BOOST_AUTO_TEST_CASE(what_was_missed_is_made_up_once) {
    Schedule schedule;
    schedule.set({{"Often", 5}}, start);
    BOOST_TEST(due(schedule, minutes(600)) == "Often ");
    BOOST_TEST((schedule.next() == start + minutes(605)));
}

BOOST_AUTO_TEST_CASE(other_minutes_count_from_when_they_were_set_and_the_same_go_on) {
    Schedule schedule;
    schedule.set({{"Same", 10}, {"Other", 10}}, start);
    schedule.set({{"Same", 10}, {"Other", 8}}, start + minutes(4));
    BOOST_TEST(due(schedule, minutes(10)) == "Same ");
    BOOST_TEST(due(schedule, minutes(12)) == "Other ");
}

BOOST_AUTO_TEST_CASE(a_range_that_is_no_longer_listed_is_due_no_more) {
    Schedule schedule;
    schedule.set({{"Orders", 5}}, start);
    schedule.set({}, start);
    BOOST_TEST(!schedule.next().has_value());
    BOOST_TEST(due(schedule, minutes(60)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
