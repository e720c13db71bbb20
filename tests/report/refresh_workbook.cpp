// SPDX-License-Identifier: MPL-2.0
#include "report/catalogue.hpp"
#include "report/fake_service.hpp"
#include "report/reason.hpp"
#include "report/workbook.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace odc;
using namespace odc::report;
using test::Cell;
using test::Cells;
using test::FakeService;

namespace {

std::map<std::string, test::FakeSet> allSets() {
    auto sets = test::skypeSets();
    test::FakeSet calls;
    calls.columns = {{"CallType", "Edm.String"},    {"DateTimeOfCall", "Edm.DateTime"},
                     {"SipUri", "Edm.String"},      {"TelephoneNumber", "Edm.String"},
                     {"Location", "Edm.String"},    {"CallDuration", "Edm.Int32"},
                     {"CallCharge", "Edm.Decimal"}, {"Currency", "Edm.String"}};
    calls.rows = {{"user_in", "2016-07-12T10:00:00", "sip:a@b.example", Cell(), Cell(), "30",
                   Cell(), Cell()}};
    sets["CsPSTNUsageDetailDaily"] = calls;
    return sets;
}

struct Run {
    explicit Run(const std::string& language) : service(fake.open(language)) {}

    Result<RefreshedWorkbook> make(const std::vector<std::string>& only,
                                   const Arguments& arguments) {
        const std::string folder = test::projectFolder() + "/extension/reports";
        const auto catalogue = readCatalogue(folder);
        const auto workbooks = readWorkbooks(folder);
        BOOST_REQUIRE_MESSAGE(catalogue.has_value(), test::reasonOf(catalogue));
        BOOST_REQUIRE_MESSAGE(workbooks.has_value(), test::reasonOf(workbooks));
        return refreshWorkbook(findWorkbook(*workbooks, "skype for business").value(), *catalogue,
                               only, arguments, *service, base::Task{});
    }
    RefreshedWorkbook must(const std::vector<std::string>& only, const Arguments& arguments) {
        auto made = make(only, arguments);
        BOOST_REQUIRE_MESSAGE(made.has_value(), test::reasonOf(made));
        return *std::move(made);
    }

    FakeService fake{allSets()};
    std::unique_ptr<feed::Service> service;
};

std::vector<std::string> sheetNames(const RefreshedWorkbook& made) {
    std::vector<std::string> names;
    for (const Grid& sheet : made.sheets)
        names.push_back(sheet.sheetName);
    return names;
}

} // namespace

BOOST_AUTO_TEST_SUITE(refreshing_workbooks)

BOOST_AUTO_TEST_CASE(every_sheet_and_tile_is_made_in_order) {
    Run run("");
    const RefreshedWorkbook made = run.must({}, {});
    const std::vector<std::string> expected{"Active users",
                                            "Conferences",
                                            "Conference minutes",
                                            "Peer-to-peer sessions",
                                            "Peer-to-peer minutes",
                                            "Minutes per conference",
                                            "Minutes per peer-to-peer session",
                                            "Call durations"};
    BOOST_TEST(sheetNames(made) == expected, boost::test_tools::per_element());
    BOOST_TEST(made.overviewName == "Overview");
    BOOST_TEST(base::formatDay(made.latestDay.value()) == "2016-07-12");
    BOOST_TEST(made.notes.empty());
    BOOST_REQUIRE_EQUAL(made.tiles.size(), 5U);
    for (const Tile& tile : made.tiles) {
        BOOST_TEST(tile.chart.has_value(), tile.title);
        BOOST_TEST(made.sheets.at(tile.sheet).sheetName == tile.title);
    }
}

BOOST_AUTO_TEST_CASE(a_tile_shows_the_latest_period_of_each_granularity) {
    Run run("");
    const RefreshedWorkbook made = run.must({}, {});
    const Cells users{{"Day", "12 July 2016", "16994"},
                      {"Week", "3 – 9 July 2016", "16991"},
                      {"Month", "June 2016", "16982"},
                      {"Year", "2015", "16800"}};
    const Cells found = test::cellsOf(made.tiles.front().figures.rows);
    BOOST_TEST((found == users), test::written(found));
    BOOST_TEST(made.tiles.front().figures.columns.back().heading == "Active users");
    BOOST_TEST(test::cellsOf(made.tiles.back().figures.rows).size() == 3U);
}

BOOST_AUTO_TEST_CASE(arguments_reach_the_reports_that_have_them) {
    Run run("de");
    const RefreshedWorkbook made = run.must(
        {}, {{"ReportType", "Monthly"}, {"StartDate", "2014-06-01"}, {"EndDate", "2014-06-30"}});
    BOOST_TEST(made.period == "1. Juni 2014 – 30. Juni 2014");
    BOOST_TEST(made.overviewName == "Übersicht");
    BOOST_TEST(made.sheets.front().rows.rowCount() == 1U);
    BOOST_TEST(made.sheets.back().rows.rowCount() == 0U);
    BOOST_TEST(base::formatDay(made.latestDay.value()) == "2016-07-12");
}

BOOST_AUTO_TEST_CASE(a_restricted_account_gets_the_rest_and_is_told) {
    Run run("");
    for (const std::string granularity : {"Daily", "Weekly", "Monthly"})
        run.fake.hide("CsP2PSession" + granularity);
    const RefreshedWorkbook made = run.must({}, {});
    const std::vector<std::string> expected{"Active users",           "Conferences",
                                            "Conference minutes",     "Peer-to-peer minutes",
                                            "Minutes per conference", "Call durations"};
    BOOST_TEST(sheetNames(made) == expected, boost::test_tools::per_element());
    const std::vector<std::string> notes{
        "“Peer-to-peer sessions” is left out. This account may not read it; an administrator can "
        "permit it.",
        "“Minutes per peer-to-peer session” is left out. This account may not read it; an "
        "administrator can permit it."};
    BOOST_TEST(made.notes == notes, boost::test_tools::per_element());
    BOOST_TEST(made.tiles.size() == 4U);
}

BOOST_AUTO_TEST_CASE(yearly_leaves_only_active_users_and_calls_and_says_why) {
    Run run("");
    const RefreshedWorkbook made = run.must({}, {{"ReportType", "Yearly"}});
    const std::vector<std::string> expected{"Active users", "Call durations"};
    BOOST_TEST(sheetNames(made) == expected, boost::test_tools::per_element());
    BOOST_TEST(made.notes.size() == 6U);
    BOOST_TEST(made.notes.front().find("yearly figures for active users only") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(when_no_report_remains_that_is_the_error) {
    Run run("");
    const auto made = run.make({"Get-CsConferenceReport"}, {{"ReportType", "Yearly"}});
    BOOST_REQUIRE(!made.has_value());
    BOOST_TEST((made.error().kind == base::ErrorKind::wrongUsage));
    BOOST_TEST(run.fake.requests().empty());
}

BOOST_AUTO_TEST_CASE(only_the_chosen_reports_are_made) {
    Run run("");
    const RefreshedWorkbook made = run.must({"Get-CsP2PAVTimeReport"}, {});
    const std::vector<std::string> expected{"Peer-to-peer minutes"};
    BOOST_TEST(sheetNames(made) == expected, boost::test_tools::per_element());
    BOOST_TEST(made.tiles.size() == 1U);
    const auto misspelt = run.make({"get-csp2pavtimereport", "Nobody"}, {});
    BOOST_REQUIRE(!misspelt.has_value());
    BOOST_TEST(misspelt.error().message.find("Nobody") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_argument_that_no_report_knows_is_refused) {
    Run run("");
    const auto made = run.make({}, {{"Granularity", "Daily"}});
    BOOST_REQUIRE(!made.has_value());
    BOOST_TEST(made.error().message ==
               "None of the workbook's reports has a parameter “Granularity”.");
}

BOOST_AUTO_TEST_CASE(any_other_failure_of_one_report_is_the_failure_of_all) {
    Run run("");
    const auto made = run.make({}, {{"StartDate", "2014-07-02"}, {"EndDate", "2014-07-01"}});
    BOOST_REQUIRE(!made.has_value());
    BOOST_TEST((made.error().kind == base::ErrorKind::wrongUsage));
}

BOOST_AUTO_TEST_CASE(workbook_errors_name_the_line) {
    const auto complaint = [](const std::string& text) {
        const auto workbook = readWorkbook(text);
        return workbook ? std::string() : workbook.error().message;
    };
    const std::string top = "odata-workbook 1\nname = W\n";
    BOOST_TEST(complaint(top) == "Line 1 of the workbook: a workbook needs a section “sheet”.");
    BOOST_TEST(complaint(top + "[sheet A]\n[tile B]\n") ==
               "Line 4 of the workbook: B has a tile but no sheet.");
    BOOST_TEST(complaint(top + "[sheet A]\n[sheet A]\n") ==
               "Line 4 of the workbook: there already is a sheet of A.");
    BOOST_TEST(complaint(top + "[sheet A]\n[tile A]\ngranularities = Hourly\n") ==
               "Line 5 of the workbook: “granularities” is a list of Daily, Weekly, Monthly, "
               "Yearly; “Hourly” is none of them.");
}

BOOST_AUTO_TEST_SUITE_END()
