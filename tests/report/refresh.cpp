// SPDX-License-Identifier: MPL-2.0
#include "report/refresh.hpp"

#include "report/catalogue.hpp"
#include "report/fake_service.hpp"
#include "report/reason.hpp"
#include "report/tables.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;
using test::Cell;
using test::Cells;
using test::FakeService;

namespace {

Report shipped(std::string_view name) {
    const auto catalogue = readCatalogue(test::projectFolder() + "/extension/reports");
    BOOST_REQUIRE_MESSAGE(catalogue.has_value(), test::reasonOf(catalogue));
    return findReport(*catalogue, name).value();
}

struct Run {
    explicit Run(std::string language = {}) : service(fake.open(language)) {}

    Grid grid(const Report& report, const Arguments& arguments) {
        auto refreshed = refresh(report, arguments, *service, base::Task{});
        BOOST_REQUIRE_MESSAGE(refreshed.has_value(), test::reasonOf(refreshed));
        return std::move(refreshed->grid);
    }
    base::Error failure(const Report& report, const Arguments& arguments) {
        auto refreshed = refresh(report, arguments, *service, base::Task{});
        BOOST_REQUIRE(!refreshed.has_value());
        return refreshed.error();
    }

    FakeService fake{test::skypeSets()};
    std::unique_ptr<feed::Service> service;
};

std::vector<std::string> column(const Grid& grid, std::string_view path) {
    const auto index = base::indexOf(grid.rows.schema, path);
    BOOST_REQUIRE_MESSAGE(index.has_value(), "no column " << path);
    std::vector<std::string> texts;
    for (const auto& row : test::cellsOf(grid.rows))
        texts.push_back(row[*index].value_or("null"));
    return texts;
}

std::vector<std::string> shownHeadings(const Grid& grid) {
    std::vector<std::string> headings;
    for (const GridColumn& one : grid.columns) {
        if (!one.isHidden)
            headings.push_back(one.heading);
    }
    return headings;
}

void checkTexts(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

/// The last days of the periods that a report of these days has.
std::vector<std::string> lastDays(const std::string& granularity, const std::string& first,
                                  const std::string& last) {
    Run run;
    const Grid grid =
        run.grid(shipped("Get-CsActiveUserReport"),
                 {{"ReportType", granularity}, {"StartDate", first}, {"EndDate", last}});
    return column(grid, "LastDay");
}

} // namespace

BOOST_AUTO_TEST_SUITE(refreshing)

BOOST_AUTO_TEST_CASE(one_month_by_months_is_one_request_and_one_row) {
    Run run;
    const Grid grid = run.grid(shipped("Get-CsActiveUserReport"), {{"reporttype", "monthly"},
                                                                   {"StartDate", "2014-06-01"},
                                                                   {"EndDate", "2014-06-30"},
                                                                   {"ResultSize", "unlimited"}});
    checkTexts(run.fake.requests(),
               {"CsActiveUserMonthly?$select=Date,ActiveUsers,ActiveIMUsers&$filter=Date gt "
                "datetime'2014-06-01T00:00:00' and Date le datetime'2014-07-01T00:00:00'"
                "&$orderby=Date"});
    checkTexts(column(grid, "Period"), {"June 2014"});
    checkTexts(column(grid, "ActiveUsers"), {"16251"}); // 30 June 2014
    checkTexts(shownHeadings(grid), {"Month", "Active users", "Instant messaging"});
    BOOST_TEST((grid.columns.front().format == CellFormat::month));
    BOOST_TEST(grid.period == "1 June 2014 – 30 June 2014");
}

BOOST_AUTO_TEST_CASE(days_are_the_days_asked_for_with_both_edges) {
    checkTexts(lastDays("Daily", "2014-06-29", "2014-07-02"),
               {"2014-06-29", "2014-06-30", "2014-07-01", "2014-07-02"});
    checkTexts(lastDays("Daily", "2014-03-05", "2014-03-05"), {"2014-03-05"});
    checkTexts(lastDays("Daily", "2016-02-28", "2016-03-01"),
               {"2016-02-28", "2016-02-29", "2016-03-01"});
    checkTexts(lastDays("Daily", "2015-02-28", "2015-03-01"), {"2015-02-28", "2015-03-01"});
    checkTexts(lastDays("Daily", "2014-12-31", "2015-01-01"), {"2014-12-31", "2015-01-01"});
}

BOOST_AUTO_TEST_CASE(weeks_belong_when_their_last_day_does) {
    checkTexts(lastDays("Weekly", "2014-07-05", "2014-07-12"), {"2014-07-05", "2014-07-12"});
    checkTexts(lastDays("Weekly", "2014-07-06", "2014-07-11"), {});
    checkTexts(lastDays("Weekly", "2014-12-28", "2015-01-03"), {"2015-01-03"});
    checkTexts(lastDays("Weekly", "2016-02-29", "2016-03-05"), {"2016-03-05"});
}

BOOST_AUTO_TEST_CASE(months_and_years_belong_when_their_last_day_does) {
    checkTexts(lastDays("Monthly", "2016-02-29", "2016-02-29"), {"2016-02-29"});
    checkTexts(lastDays("Monthly", "2016-02-01", "2016-02-28"), {});
    checkTexts(lastDays("Monthly", "2014-12-01", "2015-01-31"), {"2014-12-31", "2015-01-31"});
    checkTexts(lastDays("Yearly", "2014-12-31", "2014-12-31"), {"2014-12-31"});
    checkTexts(lastDays("Yearly", "2014-01-01", "2014-12-30"), {});
}

BOOST_AUTO_TEST_CASE(without_days_the_last_fourteen_that_have_figures_are_shown_in_order) {
    Run run;
    const Grid grid = run.grid(shipped("Get-CsActiveUserReport"), {});
    checkTexts(run.fake.requests(), {"CsActiveUserDaily?$select=Date,ActiveUsers,ActiveIMUsers"
                                     "&$orderby=Date desc&$top=14"});
    const std::vector<std::string> days = column(grid, "LastDay");
    BOOST_TEST(days.size() == 14U);
    BOOST_TEST(days.front() == "2016-06-29");
    BOOST_TEST(days.back() == "2016-07-12");
    BOOST_TEST(grid.period == "29 June 2016 – 12 July 2016");
    BOOST_TEST(grid.notes.empty());
}

BOOST_AUTO_TEST_CASE(without_a_first_day_the_last_periods_up_to_the_last_day_are_shown) {
    Run run;
    const Grid grid = run.grid(shipped("Get-CsConferenceReport"),
                               {{"ReportType", "Weekly"}, {"EndDate", "2014-07-11"}});
    checkTexts(run.fake.requests(),
               {"CsConferenceWeekly?$select=Date,TotalConferences,AVConferences,IMConferences,"
                "ApplicationSharingConferences,WebConferences,TelephonyConferences"
                "&$filter=Date le datetime'2014-07-12T00:00:00'&$orderby=Date desc&$top=13"});
    const std::vector<std::string> days = column(grid, "LastDay");
    BOOST_TEST(days.size() == 13U);
    BOOST_TEST(days.back() == "2014-07-05");
    checkTexts({shownHeadings(grid)[0], shownHeadings(grid)[1]}, {"From", "To"});
    BOOST_TEST(column(grid, "Period").back() == "29 June – 5 July 2014");
}

BOOST_AUTO_TEST_CASE(a_small_result_size_limits_the_rows_and_says_so) {
    Run run;
    const Grid grid = run.grid(shipped("Get-CsActiveUserReport"),
                               {{"StartDate", "2014-06-01"}, {"ResultSize", "3"}});
    checkTexts(column(grid, "LastDay"), {"2014-06-01", "2014-06-02", "2014-06-03"});
    checkTexts(grid.notes, {"Only 3 rows were asked for; there may be more."});
}

BOOST_AUTO_TEST_CASE(yearly_is_refused_with_a_sentence_where_only_active_users_have_it) {
    for (const std::string name : {"Get-CsAVConferenceTimeReport", "Get-CsConferenceReport",
                                   "Get-CsP2PAVTimeReport", "Get-CsP2PSessionReport"}) {
        Run run;
        const base::Error error = run.failure(shipped(name), {{"ReportType", "Yearly"}});
        BOOST_TEST((error.kind == base::ErrorKind::wrongUsage));
        BOOST_TEST(error.message == "The service keeps yearly figures for active users only. "
                                    "Choose Daily, Weekly or Monthly.");
        BOOST_TEST(run.fake.requests().empty());
    }
    Run run;
    checkTexts(
        column(run.grid(shipped("Get-CsActiveUserReport"), {{"ReportType", "Yearly"}}), "Period"),
        {"2013", "2014", "2015"});
}

BOOST_AUTO_TEST_CASE(arguments_that_make_no_sense_are_refused_in_words) {
    const Report report = shipped("Get-CsConferenceReport");
    const auto said = [&](const Arguments& arguments) {
        return Run().failure(report, arguments).message;
    };
    BOOST_TEST(said({{"ReportTyp", "Daily"}}) ==
               "Get-CsConferenceReport has no parameter “ReportTyp”; it has ReportType, StartDate, "
               "EndDate, ResultSize.");
    BOOST_TEST(said({{"ReportType", "Hourly"}}) ==
               "“Hourly” is no choice for ReportType; choose Daily, Weekly or Monthly.");
    BOOST_TEST(said({{"StartDate", "30.6.2014"}}) ==
               "“30.6.2014” is no day for StartDate; write it as year-month-day, for instance "
               "2014-06-30.");
    BOOST_TEST(said({{"EndDate", "2014-02-30"}}).starts_with("“2014-02-30” is no day"));
    BOOST_TEST(said({{"ResultSize", "0"}}) ==
               "“0” is no value for ResultSize; give a whole number from 1, or “unlimited”.");
    BOOST_TEST(said({{"StartDate", "2014-07-02"}, {"EndDate", "2014-07-01"}}) ==
               "The first day, 2014-07-02, is after the last day, 2014-07-01. Exchange them.");
}

BOOST_AUTO_TEST_CASE(columns_of_later_services_are_asked_for_only_where_there_are_any) {
    auto sets = test::skypeSets();
    for (auto& [name, set] : sets) {
        if (name.starts_with("CsConference"))
            set.columns.emplace_back("PSTNConferences", "Edm.Int64");
        for (auto& row : set.rows) {
            if (name.starts_with("CsConference"))
                row.emplace_back("7");
        }
    }
    FakeService fake(sets);
    const auto service = fake.open("");
    auto refreshed = refresh(shipped("Get-CsConferenceReport"), {}, *service, {});
    BOOST_REQUIRE_MESSAGE(refreshed.has_value(), test::reasonOf(refreshed));
    BOOST_TEST(column(refreshed->grid, "PSTNConferences").front() == "7");

    Run older;
    BOOST_TEST(!base::indexOf(older.grid(shipped("Get-CsConferenceReport"), {}).rows.schema,
                              "PSTNConferences"));
}

BOOST_AUTO_TEST_CASE(distinct_users_have_no_total_and_say_why) {
    Run run;
    const Grid users = run.grid(shipped("Get-CsActiveUserReport"), {});
    for (std::size_t index = 0; index < users.columns.size(); ++index) {
        BOOST_TEST((users.columns[index].total == Total::none), users.columns[index].path);
        BOOST_TEST(!users.totals[index].has_value(), users.columns[index].path);
    }
    BOOST_TEST(users.columns[1].note.starts_with("Whoever was active"));
    const Grid minutes = run.grid(shipped("Get-CsAVConferenceTimeReport"),
                                  {{"StartDate", "2014-06-01"}, {"EndDate", "2014-06-02"}});
    const auto index = base::indexOf(minutes.rows.schema, "AVConferenceMinutes").value();
    BOOST_TEST((minutes.totals[index] == std::optional(16222.0 + 16223.0)));
}

BOOST_AUTO_TEST_CASE(charts_bear_the_title_of_the_first_sources_type) {
    Run run;
    const Grid grid = run.grid(shipped("Get-CsActiveUserReport"), {{"ReportType", "Weekly"}});
    BOOST_REQUIRE_EQUAL(grid.charts.size(), 1U);
    const Chart& chart = grid.charts.front();
    BOOST_TEST(chart.title == "CsActiveUser of Weekly");
    BOOST_TEST(chart.categoryPath == "LastDay");
    checkTexts(chart.seriesPaths, {"ActiveUsers", "ActiveIMUsers"});
}

BOOST_AUTO_TEST_CASE(headings_follow_the_language) {
    Run run("de-AT");
    const Grid grid = run.grid(shipped("Get-CsActiveUserReport"), {});
    checkTexts(shownHeadings(grid), {"Tag", "Aktive Benutzer", "Chat"});
    BOOST_TEST(grid.title == "Aktive Benutzer");
    BOOST_TEST(grid.period == "29. Juni 2016 – 12. Juli 2016");
}

BOOST_AUTO_TEST_CASE(export_has_the_services_columns_first_under_their_own_names) {
    Run run;
    const base::Table table =
        exportTable(run.grid(shipped("Get-CsActiveUserReport"),
                             {{"StartDate", "2014-07-04"}, {"EndDate", "2014-07-04"}}));
    std::vector<std::string> paths;
    for (const base::ColumnInfo& info : table.schema)
        paths.push_back(info.path);
    checkTexts(paths, {"Date", "ActiveUsers", "ActiveIMUsers", "FirstDay", "LastDay", "Period"});
    const Cells expected{
        {"2014-07-05T00:00:00", "16255", "16256", "2014-07-04", "2014-07-04", "4 July 2014"}};
    BOOST_TEST((test::cellsOf(table) == expected), test::written(test::cellsOf(table)));
}

BOOST_AUTO_TEST_CASE(minutes_per_session_divide_what_is_joined_by_date) {
    Run run;
    const Grid grid = run.grid(shipped("P2P-MinutesPerSession"),
                               {{"StartDate", "2014-06-01"}, {"EndDate", "2014-06-02"}});
    BOOST_TEST(run.fake.requests().size() == 2U);
    // Audio minutes are the day's number, audio sessions one more.
    const double first = 16222.0 / 16223.0;
    checkTexts(column(grid, "TotalAudioMinutes"), {"16222", "16223"});
    checkTexts(column(grid, "P2PAudioSessions"), {"16223", "16224"});
    BOOST_TEST(std::stod(column(grid, "AudioMinutesPerSession").front()) == first);
    const auto index = base::indexOf(grid.rows.schema, "AudioMinutesPerSession").value();
    BOOST_TEST(grid.totals[index].value() == (16222.0 + 16223.0) / (16223.0 + 16224.0));
    BOOST_TEST(grid.charts.at(0).title == "Minutes per peer-to-peer session");
}

BOOST_AUTO_TEST_CASE(calls_are_grouped_by_type_with_their_durations_added_up) {
    test::FakeSet calls;
    calls.columns = {{"CallType", "Edm.String"},    {"DateTimeOfCall", "Edm.DateTime"},
                     {"SipUri", "Edm.String"},      {"TelephoneNumber", "Edm.String"},
                     {"Location", "Edm.String"},    {"CallDuration", "Edm.Int32"},
                     {"CallCharge", "Edm.Decimal"}, {"Currency", "Edm.String"}};
    const auto add = [&](const std::string& type, const std::string& moment,
                         const std::string& seconds) {
        calls.rows.push_back(
            {type, moment, "sip:a@b.example", Cell(), Cell(), seconds, "0.1200", "EUR"});
    };
    add("user_out", "2014-07-12T08:00:00", "60");
    add("user_in", "2014-07-12T23:59:59", "30");
    add("user_out", "2014-06-29T00:00:00", "15");
    add("user_out", "2014-06-28T23:59:59", "1000");
    FakeService fake({{"CsPSTNUsageDetailDaily", calls}});
    const auto service = fake.open("");
    const Report report = shipped("Call-Durations");
    auto refreshed = refresh(report, {}, *service, {});
    BOOST_REQUIRE_MESSAGE(refreshed.has_value(), test::reasonOf(refreshed));
    checkTexts(fake.requests(),
               {"CsPSTNUsageDetailDaily?$select=DateTimeOfCall&$orderby=DateTimeOfCall desc&$top=1",
                "CsPSTNUsageDetailDaily?$select=CallType,DateTimeOfCall,SipUri,TelephoneNumber,"
                "Location,CallDuration,CallCharge,Currency&$filter=DateTimeOfCall ge "
                "datetime'2014-06-29T00:00:00'&$orderby=DateTimeOfCall desc&$top=1000"});
    const Grid& grid = refreshed->grid;
    checkTexts(column(grid, "CallDuration"), {"30", "15", "60"});
    BOOST_REQUIRE_EQUAL(grid.groups.size(), 2U);
    const auto durations = base::indexOf(grid.rows.schema, "CallDuration").value();
    BOOST_TEST(grid.groups[0].heading == "user_in");
    BOOST_TEST(grid.groups[1].firstRow == 1);
    BOOST_TEST(grid.groups[1].rowCount == 2);
    BOOST_TEST(grid.groups[1].totals[durations].value() == 75);
    BOOST_TEST(grid.totals[durations].value() == 105);
    BOOST_TEST((grid.columns[durations].format == CellFormat::duration));
    BOOST_TEST(grid.period == "29 June 2014 – 12 July 2014");
    BOOST_TEST(grid.columns.front().path == "CallType");

    const auto planned = plan(report, {}, *service, {});
    BOOST_REQUIRE_MESSAGE(planned.has_value(), test::reasonOf(planned));
    BOOST_REQUIRE_EQUAL(planned->size(), 1U);
    BOOST_TEST(!planned->front().doneHere.empty());
}

BOOST_AUTO_TEST_CASE(no_value_changes_what_a_filter_asks) {
    const auto report =
        readReport("odata-report 1\nname = A\n[parameter Who]\n[parameter Since]\n"
                   "type = date\n[parameter Least]\ntype = count\n[source]\n"
                   "entity = People\nfilter = Name eq {Who} and (Born ge {Since} or "
                   "Size gt {Least}) and Note ne '{Who}'\n");
    BOOST_REQUIRE_MESSAGE(report.has_value(), test::reasonOf(report));
    test::FakeSet people;
    people.columns = {{"Name", "Edm.String"},
                      {"Born", "Edm.DateTime"},
                      {"Size", "Edm.Int32"},
                      {"Note", "Edm.String"}};
    people.rows = {{"O'Brien", "2001-01-01", "1", "x"}, {"Ann", "2001-01-01", "1", "x"}};
    for (const std::string value : {"O'Brien", "x' or true or 'x' eq 'x", "' or 1 eq 1 or '", "''",
                                    "{Since}", "%27 or true", "a&$top=99", "\n", "Zoë + #"}) {
        FakeService fake({{"People", people}});
        const auto service = fake.open("");
        const auto refreshed = refresh(
            *report, {{"Who", value}, {"Since", "2000-02-29"}, {"Least", "12"}}, *service, {});
        BOOST_REQUIRE_MESSAGE(refreshed.has_value(), value << test::reasonOf(refreshed));
        BOOST_TEST(refreshed->grid.rows.rowCount() == (value == "O'Brien" ? 1U : 0U), value);
    }
    FakeService fake({{"People", people}});
    const auto service = fake.open("");
    for (const std::string value : {"5 or true", "5 ", "0x5", "-5", "1e3"}) {
        const auto refreshed = refresh(
            *report, {{"Who", "A"}, {"Since", "2000-02-29"}, {"Least", value}}, *service, {});
        BOOST_TEST(!refreshed.has_value(), value);
    }
    BOOST_TEST(fake.requests().empty());
}

BOOST_AUTO_TEST_CASE(plan_is_what_refresh_asks) {
    const auto catalogue = readCatalogue(test::projectFolder() + "/extension/reports");
    for (const Report& report : *catalogue) {
        if (report.name == "Call-Durations")
            continue;
        for (const std::string granularity : {"Daily", "Weekly", "Monthly"}) {
            Run run;
            const Arguments arguments{{"ReportType", granularity}, {"EndDate", "2014-12-31"}};
            const auto planned = plan(report, arguments, *run.service, {});
            BOOST_REQUIRE_MESSAGE(planned.has_value(), test::reasonOf(planned));
            BOOST_TEST(run.fake.requests().empty());
            auto refreshed = refresh(report, arguments, *run.service, {});
            BOOST_REQUIRE_MESSAGE(refreshed.has_value(), test::reasonOf(refreshed));
            std::vector<std::string> asked;
            std::vector<std::string> promised;
            for (const feed::FetchSummary& summary : refreshed->sources)
                asked.insert(asked.end(), summary.requests.begin(), summary.requests.end());
            for (const feed::Plan& one : *planned)
                promised.push_back("GET " + one.requests.at(0).url);
            checkTexts(asked, promised);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_service_without_metadata_is_read_without_optional_columns) {
    Run run;
    run.fake.hasMetadata = false;
    const Grid grid = run.grid(shipped("Get-CsConferenceReport"),
                               {{"StartDate", "2014-06-01"}, {"EndDate", "2014-06-02"}});
    checkTexts(column(grid, "LastDay"), {"2014-06-01", "2014-06-02"});
    BOOST_TEST(grid.charts.at(0).title == "Conferences");
    BOOST_TEST(!grid.warnings.empty());
}

BOOST_AUTO_TEST_CASE(a_set_that_the_account_may_not_read_is_said) {
    Run run;
    run.fake.hide("CsP2PSessionDaily");
    const base::Error error = run.failure(shipped("Get-CsP2PSessionReport"), {});
    BOOST_TEST((error.kind == base::ErrorKind::notFound));
    BOOST_TEST(error.message.starts_with("The service does not offer CsP2PSessionDaily"));
}

BOOST_AUTO_TEST_CASE(days_without_figures_give_an_empty_grid_with_a_note) {
    Run run;
    const Grid grid = run.grid(shipped("Get-CsActiveUserReport"),
                               {{"StartDate", "2001-01-01"}, {"EndDate", "2001-01-31"}});
    BOOST_TEST(grid.rows.rowCount() == 0U);
    checkTexts(grid.notes, {"The service has no figures for these days."});
    BOOST_TEST(grid.period == "1 January 2001 – 31 January 2001");
}

BOOST_AUTO_TEST_CASE(default_days_are_those_that_a_refresh_without_days_shows) {
    for (const std::string granularity : {"Daily", "Weekly", "Monthly", "Yearly"}) {
        Run run;
        const Report report = shipped("Get-CsActiveUserReport");
        const Arguments arguments{{"ReportType", granularity}};
        const auto days = defaultDays(report, arguments, *run.service, {});
        BOOST_REQUIRE_MESSAGE(days.has_value() && days->has_value(), test::reasonOf(days));
        Arguments named = arguments;
        named["StartDate"] = base::formatDay((*days)->first);
        named["EndDate"] = base::formatDay((*days)->last);
        checkTexts(column(run.grid(report, named), "Date"),
                   column(run.grid(report, arguments), "Date"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
