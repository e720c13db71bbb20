// SPDX-License-Identifier: MPL-2.0
#include "base/date.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace odc::base;

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(days_are_read_and_written) {
    for (const char* text :
         {"2014-07-15", "0001-01-01", "9999-12-31", "2012-02-29", "1970-01-01"}) {
        const auto day = parseDay(text);
        BOOST_REQUIRE_MESSAGE(day, text);
        BOOST_TEST(formatDay(*day) == text);
        BOOST_TEST(formatDay(dayOf(ticksOf(*day))) == text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_day_is_refused) {
    for (const char* text : {"", "2014-7-15", "2013-02-29", "2014-13-01", "0000-01-01",
                             "2014-07-15T", "15.07.2014", "2014-07-1x", "-014-07-15"})
        BOOST_TEST(!parseDay(text), text);
}

BOOST_AUTO_TEST_CASE(adding_days_crosses_month_leap_day_and_year) {
    BOOST_TEST(formatDay(addDays(*parseDay("2012-02-28"), 1)) == "2012-02-29");
    BOOST_TEST(formatDay(addDays(*parseDay("2013-02-28"), 1)) == "2013-03-01");
    BOOST_TEST(formatDay(addDays(*parseDay("2014-01-01"), -1)) == "2013-12-31");
}

BOOST_AUTO_TEST_CASE(moments_keep_every_tick) {
    for (const char* text : {"2014-07-15T11:00:00", "9999-12-31T23:59:59.9999999",
                             "0001-01-01T00:00:00", "1969-12-31T23:59:59.5"}) {
        const auto moment = parseMoment(text);
        BOOST_REQUIRE_MESSAGE(moment, text);
        BOOST_TEST(formatMoment(moment->ticks) == text);
        BOOST_TEST(!moment->hadZone);
    }
}

BOOST_AUTO_TEST_CASE(moments_with_a_zone_become_utc) {
    BOOST_TEST(formatMoment(parseMoment("2014-07-15T11:00:00+02:00")->ticks) ==
               "2014-07-15T09:00:00");
    BOOST_TEST(formatMoment(parseMoment("2014-07-15T23:30:00-0100")->ticks) ==
               "2014-07-16T00:30:00");
    BOOST_TEST(parseMoment("2014-07-15T11:00:00Z")->hadZone);
}

BOOST_AUTO_TEST_CASE(short_moments_are_taken) {
    BOOST_TEST(formatMoment(parseMoment("2014-07-15")->ticks) == "2014-07-15T00:00:00");
    BOOST_TEST(formatMoment(parseMoment("2014-07-15T11:07")->ticks) == "2014-07-15T11:07:00");
    BOOST_TEST(formatMoment(parseMoment("2014-07-15T11:07:01.123456789")->ticks) ==
               "2014-07-15T11:07:01.1234567");
}

BOOST_AUTO_TEST_CASE(what_is_no_moment_is_refused) {
    for (const char* text :
         {"2014-07-15T", "2014-07-15T24:00:01", "2014-07-15T25:00:00", "9999-12-31T24:00:00",
          "2014-07-15T11:60:00", "2014-07-15T11:00:00.", "2014-07-15T11:00:00x",
          "2014-07-15T11:00:00+15:00", "2014-07-15T11:00:00Zx"})
        BOOST_TEST(!parseMoment(text), text);
}

BOOST_AUTO_TEST_CASE(durations_round_trip) {
    for (const char* text : {"PT0S", "PT13H20M", "P1DT2.5S", "-PT1M", "P3D", "PT0.0000001S"}) {
        const auto duration = parseDuration(text);
        BOOST_REQUIRE_MESSAGE(duration, text);
        BOOST_TEST(formatDuration(*duration) == text);
    }
    BOOST_TEST(*parseDuration("PT90M") == *parseDuration("PT1H30M"));
    BOOST_TEST(*parseDuration("10:11:12") == *parseDuration("PT10H11M12S"));
    BOOST_TEST(formatDuration(std::numeric_limits<Ticks>::min()).starts_with("-P10675199D"));
}

BOOST_AUTO_TEST_CASE(what_is_no_duration_is_refused) {
    for (const char* text : {"", "P", "PT", "P1Y", "P1M", "PT1M1H", "PT1.5M", "1H", "PT1", "P1DT",
                             "P99999999999999999999D", "P9000000000000000D", "PT1S1S"})
        BOOST_TEST(!parseDuration(text), text);
}

BOOST_AUTO_TEST_CASE(times_of_day_round_trip) {
    for (const char* text : {"00:00:00", "23:59:59.9999999", "10:11:12"})
        BOOST_TEST(formatTimeOfDay(*parseTimeOfDay(text)) == text);
    BOOST_TEST(formatTimeOfDay(*parseTimeOfDay("24:00")) == "24:00:00");
    BOOST_TEST(formatMoment(parseMoment("2014-07-15T24:00:00")->ticks) == "2014-07-16T00:00:00");
    BOOST_TEST(!parseTimeOfDay("24:00:00.0000001"));
    BOOST_TEST(!parseTimeOfDay("24:01"));
    BOOST_TEST(!parseTimeOfDay("10:11:"));
    BOOST_TEST(!parseTimeOfDay("10"));
}

BOOST_AUTO_TEST_CASE(a_time_of_day_may_go_without_seconds) {
    BOOST_TEST(formatTimeOfDay(*parseTimeOfDay("10:11")) == "10:11:00");
}

BOOST_AUTO_TEST_SUITE_END()
