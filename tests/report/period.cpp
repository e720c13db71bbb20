// SPDX-License-Identifier: MPL-2.0
#include "report/period.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;

namespace {

using Stamp = Period::Stamp;

base::Ticks at(std::string_view moment) {
    return base::parseMoment(moment).value().ticks;
}

base::Day day(std::string_view text) {
    return base::parseDay(text).value();
}

/// "first..last: label"
std::string said(std::string_view date, Granularity granularity) {
    const Days days = daysOf(at(date), Stamp::end, granularity);
    return base::formatDay(days.first) + ".." + base::formatDay(days.last) + ": " +
           periodText(granularity, days, "en");
}

/// Whether a row with this date passes the filter that these days become, evaluated by its meaning.
bool belongs(std::string_view date, std::string_view first, std::string_view last) {
    return at(date) > at(first) && at(date) <= base::ticksOf(base::addDays(day(last), 1));
}

} // namespace

BOOST_AUTO_TEST_SUITE(days_mean_days)

BOOST_AUTO_TEST_CASE(a_row_of_a_day_bears_the_next_midnight) {
    BOOST_TEST(said("2014-07-05T00:00:00", Granularity::daily) ==
               "2014-07-04..2014-07-04: 4 July 2014");
    BOOST_TEST(said("2014-07-01T00:00:00", Granularity::daily) ==
               "2014-06-30..2014-06-30: 30 June 2014");
    BOOST_TEST(said("2016-03-01T00:00:00", Granularity::daily) ==
               "2016-02-29..2016-02-29: 29 February 2016");
    BOOST_TEST(said("2015-03-01T00:00:00", Granularity::daily) ==
               "2015-02-28..2015-02-28: 28 February 2015");
    BOOST_TEST(said("2015-01-01T00:00:00", Granularity::daily) ==
               "2014-12-31..2014-12-31: 31 December 2014");
}

BOOST_AUTO_TEST_CASE(an_end_just_before_midnight_is_the_same_day) {
    BOOST_TEST(said("2014-07-04T23:59:59", Granularity::daily) ==
               "2014-07-04..2014-07-04: 4 July 2014");
}

BOOST_AUTO_TEST_CASE(a_week_is_the_seven_days_up_to_its_end) {
    BOOST_TEST(said("2014-07-06T00:00:00", Granularity::weekly) ==
               "2014-06-29..2014-07-05: 29 June – 5 July 2014");
    BOOST_TEST(said("2014-07-13T00:00:00", Granularity::weekly) ==
               "2014-07-06..2014-07-12: 6 – 12 July 2014");
    BOOST_TEST(said("2015-01-04T00:00:00", Granularity::weekly) ==
               "2014-12-28..2015-01-03: 28 December 2014 – 3 January 2015");
    BOOST_TEST(said("2016-03-06T00:00:00", Granularity::weekly) ==
               "2016-02-28..2016-03-05: 28 February – 5 March 2016");
}

BOOST_AUTO_TEST_CASE(a_month_and_a_year_are_those_of_their_last_day) {
    BOOST_TEST(said("2014-08-01T00:00:00", Granularity::monthly) ==
               "2014-07-01..2014-07-31: July 2014");
    BOOST_TEST(said("2016-03-01T00:00:00", Granularity::monthly) ==
               "2016-02-01..2016-02-29: February 2016");
    BOOST_TEST(said("2015-01-01T00:00:00", Granularity::monthly) ==
               "2014-12-01..2014-12-31: December 2014");
    BOOST_TEST(said("2015-01-01T00:00:00", Granularity::yearly) == "2014-01-01..2014-12-31: 2014");
}

BOOST_AUTO_TEST_CASE(german_labels_are_german) {
    BOOST_TEST(periodText(Granularity::daily, {day("2014-03-04"), day("2014-03-04")}, "de-DE") ==
               "4. März 2014");
    BOOST_TEST(periodText(Granularity::weekly, {day("2014-06-29"), day("2014-07-05")}, "de") ==
               "29. Juni – 5. Juli 2014");
    BOOST_TEST(rangeText({day("2014-06-01"), day("2014-06-30")}, "fr") ==
               "1 June 2014 – 30 June 2014");
    BOOST_TEST(rangeText({day("2014-06-01"), day("2014-06-01")}, "") == "1 June 2014");
}

BOOST_AUTO_TEST_CASE(first_and_last_day_become_gt_and_le_of_the_midnights_after_them) {
    Period period{.dateColumn = "Date"};
    BOOST_TEST(periodFilter(period, day("2014-06-01"), day("2014-06-30"), "Edm.DateTime") ==
               "Date gt datetime'2014-06-01T00:00:00' and Date le datetime'2014-07-01T00:00:00'");
    BOOST_TEST(periodFilter(period, day("2016-02-29"), day("2016-02-29"), "Edm.DateTime") ==
               "Date gt datetime'2016-02-29T00:00:00' and Date le datetime'2016-03-01T00:00:00'");
    BOOST_TEST(periodFilter(period, {}, day("2014-12-31"), "Edm.DateTime") ==
               "Date le datetime'2015-01-01T00:00:00'");
    BOOST_TEST(periodFilter(period, day("2014-06-01"), {}, "Edm.DateTimeOffset") ==
               "Date gt datetimeoffset'2014-06-01T00:00:00Z'");
    BOOST_TEST(periodFilter(period, {}, {}, "Edm.DateTime") == "");
    BOOST_TEST(periodFilter(period, {}, day("9999-12-31"), "Edm.DateTime") == "");
}

BOOST_AUTO_TEST_CASE(moments_belong_to_the_day_they_fall_on) {
    Period period{.dateColumn = "When", .stamp = Stamp::moment};
    BOOST_TEST(periodFilter(period, day("2014-06-01"), day("2014-06-30"), "Edm.DateTime") ==
               "When ge datetime'2014-06-01T00:00:00' and When lt datetime'2014-07-01T00:00:00'");
    const Days days = daysOf(at("2014-06-30T00:00:00"), Stamp::moment, Granularity::daily);
    BOOST_TEST(base::formatDay(days.last) == "2014-06-30");
}

BOOST_AUTO_TEST_CASE(both_edges_of_the_days_asked_for_belong_and_their_neighbours_do_not) {
    // Daily rows of 31 May, 1 June, 30 June, 1 July.
    BOOST_TEST(!belongs("2014-06-01T00:00:00", "2014-06-01", "2014-06-30"));
    BOOST_TEST(belongs("2014-06-02T00:00:00", "2014-06-01", "2014-06-30"));
    BOOST_TEST(belongs("2014-07-01T00:00:00", "2014-06-01", "2014-06-30"));
    BOOST_TEST(!belongs("2014-07-02T00:00:00", "2014-06-01", "2014-06-30"));
}

BOOST_AUTO_TEST_CASE(the_filter_selects_exactly_the_periods_whose_last_day_lies_within) {
    const base::Day first = day("2015-12-20");
    const base::Day last = day("2016-03-10");
    for (int offset = -40; offset <= 130; ++offset) {
        const base::Day ends = base::addDays(first, offset);
        const base::Ticks date = base::ticksOf(base::addDays(ends, 1));
        for (const Granularity granularity :
             {Granularity::daily, Granularity::weekly, Granularity::monthly}) {
            const bool isWithin = daysOf(date, Stamp::end, granularity).last >= first &&
                                  daysOf(date, Stamp::end, granularity).last <= last;
            BOOST_REQUIRE_EQUAL(
                belongs(base::formatMoment(date), base::formatDay(first), base::formatDay(last)),
                isWithin);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_last_periods_count_back_from_the_newest_day) {
    const auto firstOf = [](Granularity granularity, std::string_view newest, int count) {
        return base::formatDay(lastPeriods(granularity, day(newest), count).first);
    };
    BOOST_TEST(firstOf(Granularity::daily, "2014-07-13", 14) == "2014-06-30");
    BOOST_TEST(firstOf(Granularity::daily, "2016-03-01", 2) == "2016-02-29");
    BOOST_TEST(firstOf(Granularity::weekly, "2014-07-12", 1) == "2014-07-06");
    BOOST_TEST(firstOf(Granularity::weekly, "2014-07-12", 2) == "2014-06-29");
    BOOST_TEST(firstOf(Granularity::monthly, "2014-06-30", 12) == "2013-07-01");
    BOOST_TEST(firstOf(Granularity::yearly, "2013-12-31", 2) == "2012-01-01");
}

BOOST_AUTO_TEST_SUITE_END()
