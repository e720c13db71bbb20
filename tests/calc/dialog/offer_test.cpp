// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/offer.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace odc::calc::dialog {
namespace {

using Names = std::vector<std::string>;

/// A report on sets "NAMEDaily", "NAMEWeekly", … by a parameter.
report::Report byGranularity(const std::string& name, const Names& sets, const Names& choices) {
    report::Report report;
    report.name = name;
    report::Parameter parameter;
    parameter.name = "ReportType";
    parameter.type = report::ParameterType::choice;
    parameter.choices = choices;
    report.parameters = {parameter};
    report::Period period;
    period.dateColumn = "Date";
    period.granularity = "ReportType";
    report.period = period;
    for (const std::string& set : sets) {
        report::Source source;
        source.name = set;
        source.entitySet = set + "{ReportType}";
        report.sources.push_back(source);
    }
    return report;
}

report::Report fixed(const std::string& name, const std::string& set) {
    report::Report report = byGranularity(name, {}, {});
    report.parameters.clear();
    report.period->granularity = "Daily";
    report::Source source;
    source.entitySet = set;
    report.sources = {source};
    return report;
}

Names namesOf(const std::vector<OfferedReport>& reports) {
    Names names;
    for (const OfferedReport& report : reports)
        names.push_back(report.name);
    return names;
}

void equal(const Names& left, const Names& right) {
    BOOST_CHECK_EQUAL_COLLECTIONS(left.begin(), left.end(), right.begin(), right.end());
}

const Names choices{"Daily", "Weekly", "Monthly"};

BOOST_AUTO_TEST_SUITE(offer)

BOOST_AUTO_TEST_CASE(a_report_whose_sets_are_not_listed_is_not_offered) {
    const auto offered = offeredReports({byGranularity("users", {"Users"}, choices),
                                         byGranularity("minutes", {"Minutes"}, choices)},
                                        {"UsersDaily", "UsersWeekly", "Other"});
    equal(namesOf(offered), {"users"});
    equal(offered.front().granularities, {"Daily", "Weekly"});
}

BOOST_AUTO_TEST_CASE(a_join_is_offered_where_both_its_sets_are_listed) {
    const std::vector<report::Report> reports{byGranularity("join", {"Left", "Right"}, choices)};
    BOOST_TEST(offeredReports(reports, {"LeftDaily", "RightWeekly"}).empty());
    const auto offered = offeredReports(reports, {"LeftDaily", "RightDaily", "LeftWeekly"});
    equal(namesOf(offered), {"join"});
    equal(offered.front().granularities, {"Daily"});
}

BOOST_AUTO_TEST_CASE(a_report_without_granularities_is_possible_in_each) {
    const auto offered = offeredReports({fixed("calls", "CallsDaily")}, {"CallsDaily"});
    equal(namesOf(offered), {"calls"});
    BOOST_TEST(offered.front().granularities.empty());
    BOOST_TEST(offered.front().allows("Yearly"));
}

BOOST_AUTO_TEST_CASE(yearly_is_possible_only_for_the_report_that_has_it) {
    const auto offered =
        offeredReports({byGranularity("minutes", {"Minutes"}, {"Daily"}),
                        byGranularity("users", {"Users"}, {"Daily", "Yearly"})},
                       {"UsersDaily", "UsersYearly", "MinutesDaily", "MinutesYearly"});
    equal(granularitiesOf(offered), {"Daily", "Yearly"});
    BOOST_TEST(!offered[0].allows("Yearly"));
    BOOST_TEST(offered[1].allows("Yearly"));
}

BOOST_AUTO_TEST_CASE(the_workbooks_reports_come_first_in_its_order) {
    report::Workbook workbook;
    workbook.sheets = {{"second"}, {"third"}, {"not in the catalogue"}};
    const auto ordered = inWorkbookOrder(
        {fixed("first", "A"), fixed("third", "B"), fixed("second", "C"), fixed("fourth", "D")},
        workbook);
    Names names;
    for (const report::Report& report : ordered)
        names.push_back(report.name);
    equal(names, {"second", "third", "first", "fourth"});
}

BOOST_AUTO_TEST_CASE(a_granularity_that_is_no_parameter_is_nothing_to_choose) {
    BOOST_TEST(granularityParameterOf(fixed("calls", "CallsDaily")).empty());
    BOOST_TEST(granularityParameterOf(byGranularity("users", {"Users"}, choices)) == "ReportType");
    BOOST_TEST(granularityParameterOf(report::Report{}).empty());
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_is_said_so_before_anything_is_asked) {
    const auto offer = askForOffer({"not an address", "user", "password", "en"}, {}, {});
    BOOST_REQUIRE(!offer);
    BOOST_TEST((offer.error().kind == base::ErrorKind::wrongUsage));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace odc::calc::dialog
