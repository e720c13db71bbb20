// SPDX-License-Identifier: MPL-2.0
// The figures in the cells are those of the service, for every entity set of the five families.
#include "office/session.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "calc/convert.hpp"
#include "text/json_value.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace {

namespace data = boost::unit_test::data;
using namespace odc;
using text::JsonValue;

struct Set {
    std::string report;
    std::string granularity;
    std::string entity;
    std::string firstDay;
    std::string lastDay;
    std::vector<std::string> figures; ///< the service's columns in the sheet's order

    friend std::ostream& operator<<(std::ostream& out, const Set& set) { return out << set.entity; }
};

std::vector<Set> allSets() {
    struct Family {
        const char* report;
        const char* entity;
        std::vector<std::string> figures;
    };
    std::vector<Set> sets;
    for (const Family& family :
         {Family{"Get-CsActiveUserReport", "CsActiveUser", {"ActiveUsers"}},
          Family{"Get-CsConferenceReport",
                 "CsConference",
                 {"TotalConferences", "AVConferences", "IMConferences",
                  "ApplicationSharingConferences", "WebConferences", "TelephonyConferences"}},
          Family{"Get-CsAVConferenceTimeReport", "CsAVConferenceTime", {"AVConferenceMinutes"}},
          Family{"Get-CsP2PSessionReport",
                 "CsP2PSession",
                 {"TotalP2PSessions", "P2PIMSessions", "P2PAudioSessions", "P2PVideoSessions",
                  "P2PApplicationSharingSessions", "P2PFileTransferSessions"}},
          Family{"Get-CsP2PAVTimeReport",
                 "CsP2PAVTime",
                 {"TotalAudioMinutes", "TotalVideoMinutes"}}}) {
        for (const char* granularity : {"Daily", "Weekly", "Monthly"})
            sets.push_back({family.report, granularity, std::string(family.entity) + granularity,
                            "2014-02-01", "2014-06-30", family.figures});
    }
    sets.push_back({"Get-CsActiveUserReport",
                    "Yearly",
                    "CsActiveUserYearly",
                    "2013-01-01",
                    "2013-12-31",
                    {"ActiveUsers"}});
    return sets;
}

JsonValue fetch(const Set& set) {
    const std::string after =
        base::formatDay(base::addDays(base::parseDay(set.lastDay).value(), 1));
    const std::string filter = fmt::format(
        "Date gt datetime'{}T00:00:00' and Date le datetime'{}T00:00:00'", set.firstDay, after);
    const std::string printed = test::Session::get().odata(
        {"fetch", test::Session::get().serviceUrl() + set.entity, "--user", "admin", "--filter",
         filter, "--orderby", "Date", "--format", "json"});
    const auto json = text::readJson(printed, {});
    BOOST_REQUIRE_MESSAGE(json, printed);
    return *json;
}

/// A figure of a JSON row as a cell shows it; empty for null.
std::string figureOf(const JsonValue& row, const std::string& column) {
    for (const auto& member : row.members)
        if (member.name == column)
            return member.value.type == JsonValue::Type::number
                       ? fmt::format("{}", base::parseReal(member.value.text).value())
                       : "";
    return "no column " + column;
}

double serialOf(const base::Day& day) {
    const base::Day epoch{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};
    return static_cast<double>((base::ticksOf(day) - base::ticksOf(epoch)) / base::ticksPerDay);
}

} // namespace

BOOST_DATA_TEST_CASE(cells_hold_the_figures_of_the_service, data::make(allSets()), set) {
    const test::NewDocument document;
    const auto done = test::Session::get().makeReport(set.report,
                                                      {{"ReportType", set.granularity},
                                                       {"StartDate", set.firstDay},
                                                       {"EndDate", set.lastDay},
                                                       {"ResultSize", "unlimited"}},
                                                      document.get());
    const JsonValue rows = fetch(set);
    BOOST_REQUIRE_GT(rows.items.size(), 0U);
    BOOST_REQUIRE_EQUAL(done.Sheets.getLength(), 1);
    BOOST_CHECK_EQUAL(done.Sheets[0].Rows, rows.items.size());
    const auto area = test::rangeOf(document.get(), calc::fromUno(done.Sheets[0].RangeName));
    BOOST_REQUIRE_EQUAL(area.EndRow - area.StartRow, rows.items.size());
    const auto sheet = test::sheetOf(document.get(), calc::fromUno(done.Sheets[0].SheetName));
    const int firstFigure = area.EndColumn + 1 - static_cast<int>(set.figures.size());
    for (std::size_t i = 0; i < rows.items.size(); ++i) {
        const JsonValue& row = rows.items[i];
        const int at = area.StartRow + 1 + static_cast<int>(i);
        for (std::size_t j = 0; j < set.figures.size(); ++j) {
            const int column = firstFigure + static_cast<int>(j);
            const std::string shown = test::textAt(sheet, column, at).empty()
                                          ? ""
                                          : fmt::format("{}", test::numberAt(sheet, column, at));
            BOOST_CHECK_MESSAGE(shown == figureOf(row, set.figures[j]),
                                set.figures[j] << " in row " << at << ": " << shown << " for "
                                               << figureOf(row, set.figures[j]));
        }
        // The service names the end of a period; the sheet names its days.
        const auto end = base::parseMoment(row.textOf("Date"));
        BOOST_REQUIRE(end);
        const base::Day last = base::addDays(base::dayOf(end->ticks), -1);
        const double label = test::numberAt(sheet, area.StartColumn, at);
        BOOST_CHECK_LE(label, serialOf(last));
        if (set.granularity == "Daily")
            BOOST_CHECK_EQUAL(label, serialOf(last));
        if (set.granularity == "Weekly")
            BOOST_CHECK_EQUAL(label, serialOf(last) - 6);
    }
}

BOOST_AUTO_TEST_CASE(one_day_months_back_is_exactly_that_day) {
    const test::NewDocument document;
    const auto done = test::Session::get().makeReport(
        "Get-CsConferenceReport", {{"StartDate", "2014-03-04"}, {"EndDate", "2014-03-04"}},
        document.get());
    BOOST_REQUIRE_EQUAL(done.Sheets.getLength(), 1);
    BOOST_CHECK_EQUAL(done.Sheets[0].Rows, 1);
    const auto area = test::rangeOf(document.get(), calc::fromUno(done.Sheets[0].RangeName));
    const auto sheet = test::sheetOf(document.get(), calc::fromUno(done.Sheets[0].SheetName));
    const auto day = base::parseDay("2014-03-04").value();
    BOOST_CHECK_EQUAL(test::numberAt(sheet, area.StartColumn, area.StartRow + 1), serialOf(day));
}
