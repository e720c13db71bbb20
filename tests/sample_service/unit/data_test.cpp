// SPDX-License-Identifier: MPL-2.0
#include "sample_service/data.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <map>

namespace {

using namespace odc;
using namespace odc::sample;

base::Day day(const char* text) {
    return *base::parseDay(text);
}

struct Figures {
    explicit Figures(const char* today, Columns columns = Columns::of2013)
        : sets(makeEntitySets(columns)), data(sets, day(today)) {}

    const EntitySet& set(const char* name) const { return *findSet(sets, name); }
    const std::vector<Row>& rows(const char* name) { return data.rows(set(name)); }
    /// The day after the period → the figure; null counts as 0.
    std::map<std::string, std::int64_t> byDate(const char* name, const char* column) {
        const std::size_t date = set(name).indexOf("Date");
        const std::size_t figure = set(name).indexOf(column);
        std::map<std::string, std::int64_t> values;
        for (const Row& row : rows(name)) {
            const std::int64_t* value = std::get_if<std::int64_t>(&row[figure]);
            const std::string moment = base::formatMoment(std::get<std::int64_t>(row[date]));
            BOOST_TEST_REQUIRE(moment.ends_with("T00:00:00"));
            values[moment.substr(0, 10)] = value ? *value : 0;
        }
        return values;
    }

    std::vector<EntitySet> sets;
    Data data;
};

BOOST_AUTO_TEST_SUITE(data)

BOOST_AUTO_TEST_CASE(the_date_of_a_row_is_the_end_of_its_period) {
    Figures figures("2014-07-15");
    const auto daily = figures.byDate("CsActiveUserDaily", "ActiveUsers");
    BOOST_TEST(daily.begin()->first == "2013-01-02");
    BOOST_TEST(daily.rbegin()->first == "2014-07-14");
    const auto weekly = figures.byDate("CsActiveUserWeekly", "ActiveUsers");
    BOOST_TEST(weekly.begin()->first == "2013-01-13");
    BOOST_TEST(weekly.rbegin()->first == "2014-07-13");
    const auto monthly = figures.byDate("CsActiveUserMonthly", "ActiveUsers");
    BOOST_TEST(monthly.begin()->first == "2013-02-01");
    BOOST_TEST(monthly.rbegin()->first == "2014-07-01");
    const auto yearly = figures.byDate("CsActiveUserYearly", "ActiveUsers");
    BOOST_TEST(yearly.size() == 1u);
    BOOST_TEST(yearly.begin()->first == "2014-01-01");
}

BOOST_AUTO_TEST_CASE(weeks_run_sunday_to_saturday_and_months_know_leap_years) {
    const auto weeks = periodsWithin(Period::week, day("2016-02-20"), day("2016-03-12"));
    BOOST_TEST_REQUIRE(weeks.size() == 3u);
    BOOST_TEST(base::formatDay(weeks[1].first) == "2016-02-28");
    BOOST_TEST(base::formatDay(weeks[1].last) == "2016-03-05");
    const auto months = periodsWithin(Period::month, day("2016-01-15"), day("2016-03-30"));
    BOOST_TEST_REQUIRE(months.size() == 1u);
    BOOST_TEST(base::formatDay(months[0].last) == "2016-02-29");
}

BOOST_AUTO_TEST_CASE(a_period_appears_only_when_its_last_day_has_figures) {
    Figures before("2014-02-01");
    Figures after("2014-02-02");
    BOOST_TEST(before.rows("CsConferenceMonthly").size() == 12u);
    BOOST_TEST(after.rows("CsConferenceMonthly").size() == 13u);
}

BOOST_AUTO_TEST_CASE(active_users_of_a_period_are_distinct_people_and_no_sum) {
    Figures figures("2014-07-15", Columns::of2015);
    for (const char* column : {"ActiveUsers", "ActiveIMUsers", "ActiveAudioUsers"}) {
        const auto daily = figures.byDate("CsActiveUserDaily", column);
        for (const char* name :
             {"CsActiveUserWeekly", "CsActiveUserMonthly", "CsActiveUserYearly"}) {
            const EntitySet& set = figures.set(name);
            std::size_t checked = 0;
            const auto periods = periodsWithin(set.period, day("2013-01-01"), day("2014-07-13"));
            const auto values = figures.byDate(name, column);
            BOOST_TEST_REQUIRE(values.size() == periods.size());
            for (const PeriodDays& days : periods) {
                std::int64_t sum = 0;
                std::int64_t most = 0;
                for (base::Day at = days.first; at <= days.last; at = base::addDays(at, 1)) {
                    const std::int64_t users = daily.at(base::formatDay(base::addDays(at, 1)));
                    sum += users;
                    most = std::max(most, users);
                }
                const std::int64_t users = values.at(base::formatDay(base::addDays(days.last, 1)));
                BOOST_TEST(users > most);
                BOOST_TEST(users < sum);
                ++checked;
            }
            BOOST_TEST(checked == periods.size());
        }
    }
}

BOOST_AUTO_TEST_CASE(counts_and_minutes_of_a_week_are_the_sums_of_its_days) {
    Figures figures("2014-07-15");
    for (const auto& [family, column] : {std::pair("CsConference", "TotalConferences"),
                                         std::pair("CsAVConferenceTime", "AVConferenceMinutes"),
                                         std::pair("CsP2PSession", "P2PVideoSessions"),
                                         std::pair("CsP2PAVTime", "TotalVideoMinutes")}) {
        const auto daily = figures.byDate((std::string(family) + "Daily").c_str(), column);
        const auto weekly = figures.byDate((std::string(family) + "Weekly").c_str(), column);
        BOOST_TEST_REQUIRE(weekly.contains("2013-12-29"));
        std::int64_t sum = 0;
        for (int back = 0; back < 7; ++back) {
            const auto found = daily.find(base::formatDay(base::addDays(day("2013-12-29"), -back)));
            sum += found == daily.end() ? 0 : found->second; // Christmas Day has no conferences
        }
        BOOST_TEST(weekly.at("2013-12-29") == sum);
        BOOST_TEST(sum > 0);
    }
}

BOOST_AUTO_TEST_CASE(the_total_lies_between_its_largest_part_and_the_sum_of_parts) {
    Figures figures("2014-07-15");
    for (const auto& [name, total] : {std::pair("CsConferenceDaily", "TotalConferences"),
                                      std::pair("CsP2PSessionDaily", "TotalP2PSessions")}) {
        const EntitySet& set = figures.set(name);
        const std::size_t at = set.indexOf(total);
        for (const Row& row : figures.rows(name)) {
            std::int64_t sum = 0;
            std::int64_t most = 0;
            for (std::size_t column = 4; column < row.size(); ++column) {
                if (column == at)
                    continue;
                sum += std::get<std::int64_t>(row[column]);
                most = std::max(most, std::get<std::int64_t>(row[column]));
            }
            BOOST_TEST(std::get<std::int64_t>(row[at]) >= most);
            BOOST_TEST(std::get<std::int64_t>(row[at]) <= sum);
        }
    }
}

BOOST_AUTO_TEST_CASE(weekends_and_holidays_dip_and_years_grow) {
    Figures figures("2016-01-15");
    const auto daily = figures.byDate("CsActiveUserDaily", "ActiveUsers");
    const auto on = [&](const char* date) {
        return daily.at(base::formatDay(base::addDays(day(date), 1)));
    };
    BOOST_TEST(on("2014-07-12") * 4 < on("2014-07-10")); // Saturday, Thursday
    BOOST_TEST(on("2014-12-26") * 4 < on("2014-12-18"));
    BOOST_TEST(on("2014-04-18") * 4 < on("2014-04-15")); // Good Friday
    const auto yearly = figures.byDate("CsActiveUserYearly", "ActiveUsers");
    BOOST_TEST(yearly.at("2016-01-01") > yearly.at("2014-01-01"));
}

BOOST_AUTO_TEST_CASE(christmas_day_has_no_row_of_conferences_and_minutes_may_be_null) {
    Figures figures("2014-07-15");
    BOOST_TEST(!figures.byDate("CsConferenceDaily", "TotalConferences").contains("2013-12-26"));
    BOOST_TEST(
        !figures.byDate("CsAVConferenceTimeDaily", "AVConferenceMinutes").contains("2013-12-26"));
    BOOST_TEST(figures.byDate("CsP2PSessionDaily", "TotalP2PSessions").contains("2013-12-26"));
    const std::size_t video = figures.set("CsP2PAVTimeDaily").indexOf("TotalVideoMinutes");
    const std::size_t sessions = figures.set("CsP2PSessionDaily").indexOf("P2PVideoSessions");
    std::size_t nulls = 0;
    for (std::size_t row = 0; row < figures.rows("CsP2PAVTimeDaily").size(); ++row) {
        const bool isNull =
            std::holds_alternative<std::monostate>(figures.rows("CsP2PAVTimeDaily")[row][video]);
        BOOST_TEST(isNull ==
                   (figures.rows("CsP2PSessionDaily")[row][sessions] == Value(std::int64_t{0})));
        nulls += isNull;
    }
    BOOST_TEST(nulls > 0u);
}

BOOST_AUTO_TEST_CASE(the_same_day_gives_the_same_figures_and_a_later_one_only_adds) {
    Figures once("2014-07-15");
    Figures again("2014-07-15");
    Figures later("2014-09-15");
    for (const EntitySet& set : once.sets) {
        const std::vector<Row>& rows = once.rows(set.name.c_str());
        BOOST_TEST((rows == again.rows(set.name.c_str())), set.name);
        if (set.family == Family::messageTrace)
            continue; // only the last ten days are kept
        const std::vector<Row>& more = later.rows(set.name.c_str());
        BOOST_TEST_REQUIRE(more.size() >= rows.size(), set.name);
        BOOST_TEST(std::equal(rows.begin(), rows.end(), more.begin()), set.name);
    }
}

BOOST_AUTO_TEST_CASE(columns_of_2015_come_on_wish_and_change_no_other_figure) {
    Figures of2013("2014-07-15");
    Figures of2015("2014-07-15", Columns::of2015);
    BOOST_TEST(of2013.set("CsActiveUserDaily").properties.size() == 5u);
    BOOST_TEST(of2015.set("CsActiveUserDaily").properties.size() == 11u);
    BOOST_TEST(!of2013.set("CsConferenceDaily").find("PSTNConferences"));
    BOOST_TEST(of2015.set("CsConferenceDaily").find("PSTNConferences"));
    BOOST_TEST((of2013.byDate("CsConferenceWeekly", "WebConferences") ==
                of2015.byDate("CsConferenceWeekly", "WebConferences")));
}

BOOST_AUTO_TEST_CASE(every_call_has_a_duration_and_falls_on_the_day_of_its_row) {
    Figures figures("2014-07-15");
    const EntitySet& set = figures.set("CsPSTNUsageDetailDaily");
    const std::size_t date = set.indexOf("Date");
    const std::size_t begin = set.indexOf("DateTimeOfCall");
    const std::size_t duration = set.indexOf("CallDuration");
    BOOST_TEST(figures.rows("CsPSTNUsageDetailDaily").size() > 500u);
    for (const Row& row : figures.rows("CsPSTNUsageDetailDaily")) {
        const base::Day called = base::dayOf(std::get<std::int64_t>(row[begin]));
        BOOST_TEST(base::ticksOf(base::addDays(called, 1)) == std::get<std::int64_t>(row[date]));
        BOOST_TEST(std::get<std::int64_t>(row[duration]) > 0);
        BOOST_TEST_REQUIRE(row.size() == set.properties.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
