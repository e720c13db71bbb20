// SPDX-License-Identifier: MPL-2.0
#include "report/url_report.hpp"

#include "report/fake_service.hpp"
#include "report/placeholders.hpp"
#include "report/reason.hpp"
#include "report/refresh.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;

namespace {

UrlReport mustMake(const std::string& url) {
    auto made = reportOfUrl(url);
    BOOST_REQUIRE_MESSAGE(made.has_value(), test::reasonOf(made));
    return *std::move(made);
}

std::string complaint(const std::string& url) {
    const auto made = reportOfUrl(url);
    return made ? std::string() : made.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(url_report)

BOOST_AUTO_TEST_CASE(a_url_is_a_report_named_after_its_set) {
    const UrlReport made = mustMake(
        "  http://example.org/Sales.svc/Customers('A')/Orders?$filter=Id%20gt%205&$top=7#x ");
    BOOST_TEST(made.serviceUrl == "http://example.org/Sales.svc");
    BOOST_TEST(made.report.name == "Orders");
    BOOST_REQUIRE(made.report.sources.size() == 1U);
    BOOST_TEST(made.report.sources[0].entitySet == "Customers('A')/Orders");
    BOOST_TEST(made.report.sources[0].options == "$filter=Id%20gt%205&$top=7");
    BOOST_TEST(mustMake("http://example.org/a.svc/Set(1)/$count").report.name == "Set");
}

BOOST_AUTO_TEST_CASE(cells_named_in_a_filter_are_parameters) {
    const std::string url =
        "http://example.org/a.svc/Orders?$filter=Day ge {Start} and Name ne "
        "'{Not}' and Total%20gt%20%7BSheet1.B2%7D&$expand=Lines($filter=Count gt "
        "{start})";
    const UrlReport made = mustMake(url);
    BOOST_REQUIRE(made.report.parameters.size() == 2U);
    BOOST_TEST(made.report.parameters[0].name == "Start");
    BOOST_TEST(made.report.parameters[1].name == "Sheet1.B2");
    const auto arguments = argumentsFromCells(made.report);
    BOOST_REQUIRE(arguments.size() == 2U);
    BOOST_TEST(arguments[1].cell == "Sheet1.B2");
    BOOST_TEST(urlOf(made.serviceUrl, made.report).value_or("") == url);
    // An object of version 4.01 is none.
    BOOST_TEST(
        mustMake("http://example.org/a.svc/A?$filter=B eq {\"C\":1}").report.parameters.empty());
}

BOOST_AUTO_TEST_CASE(a_value_of_a_cell_is_one_literal_whatever_it_holds) {
    const UrlReport made = mustMake("http://example.org/a.svc/Orders?$filter=Name eq {X}");
    const auto filled = [&](const std::string& value) {
        odata::Query query;
        query.filter = "Name eq {X}";
        const auto done = fillFilters(query, made.report, {{"X", value}});
        return done ? query.filter : done.error().message;
    };
    BOOST_TEST(filled("12.5") == "Name eq 12.5");
    BOOST_TEST(filled("-3") == "Name eq -3");
    BOOST_TEST(filled("007") == "Name eq '007'");
    BOOST_TEST(filled("1 or true") == "Name eq '1 or true'");
    BOOST_TEST(filled("x' or 'a' eq 'a") == "Name eq 'x'' or ''a'' eq ''a'");
    BOOST_TEST(filled("{X}") == "Name eq '{X}'");
    BOOST_TEST(filled("2014-07-02") == "Name eq datetime'2014-07-02T00:00:00'");
    BOOST_TEST(filled("2014-07-02 or true") == "Name eq '2014-07-02 or true'");
    BOOST_TEST(filled("").find("needs a value for X") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_range_is_said) {
    BOOST_TEST(complaint(" ").find("Give the address") == 0U);
    BOOST_TEST(complaint("http://example.org/Sales.svc").find("none of its sets") !=
               std::string::npos);
    BOOST_TEST(complaint("http://u:p@example.org/Sales.svc/Orders").find("account") !=
               std::string::npos);
    BOOST_TEST(complaint("http://example.org/Sales.svc/Orders?$top=many").find("many") !=
               std::string::npos);
    BOOST_TEST(!complaint("Orders").empty());
}

BOOST_AUTO_TEST_CASE(the_options_of_the_url_are_asked) {
    test::FakeService fake(test::skypeSets());
    const auto service = fake.open("");
    UrlReport made =
        mustMake("http://fake.example/svc.svc/CsActiveUserDaily?$select=Date,ActiveUsers"
                 "&$filter=Date%20gt%20datetime'2014-06-30T00:00:00'&$orderby=Date%20desc&$top=3");
    const auto rows = refresh(made.report, {}, *service, base::Task{});
    BOOST_REQUIRE_MESSAGE(rows.has_value(), test::reasonOf(rows));
    BOOST_TEST(rows->grid.rows.rowCount() == 3U);
    BOOST_TEST(rows->grid.rows.schema.size() == 2U);
    BOOST_TEST(fake.requests().back() ==
               "CsActiveUserDaily?$select=Date,ActiveUsers&$filter=Date gt "
               "datetime'2014-06-30T00:00:00'&$orderby=Date desc&$top=3");
    made.report.sources[0].top = "2";
    const auto fewer = refresh(made.report, {}, *service, base::Task{});
    BOOST_REQUIRE_MESSAGE(fewer.has_value(), test::reasonOf(fewer));
    BOOST_TEST(fewer->grid.rows.rowCount() == 2U);
}

BOOST_AUTO_TEST_CASE(rows_know_the_columns_that_name_them) {
    test::FakeService fake(test::skypeSets());
    const auto service = fake.open("");
    const auto known =
        refresh(mustMake("http://fake.example/svc.svc/CsActiveUserDaily?$top=1").report, {},
                *service, base::Task{});
    BOOST_REQUIRE_MESSAGE(known.has_value(), test::reasonOf(known));
    BOOST_TEST(!known->keys.empty());
    const auto lacking = refresh(
        mustMake("http://fake.example/svc.svc/CsActiveUserDaily?$top=1&$select=ActiveUsers").report,
        {}, *service, base::Task{});
    BOOST_REQUIRE_MESSAGE(lacking.has_value(), test::reasonOf(lacking));
    BOOST_TEST(lacking->keys.empty());
}

BOOST_AUTO_TEST_CASE(a_report_that_came_of_a_url_can_be_written_as_one_again) {
    for (const std::string url :
         {"http://example.org/Sales.svc/Orders", "http://example.org/Sales.svc/Orders?$top=5",
          "http://example.org/Sales.svc/Customers('A')/Orders?$filter=Id%20gt%205&$top=7"}) {
        UrlReport made = mustMake(url);
        made.report.title.text = "Named by a person";
        const auto again = urlOf(made.serviceUrl, made.report);
        BOOST_TEST(again.value_or("none") == url);
        BOOST_TEST(firstAddressOf(made.serviceUrl, made.report) == url);
    }
}

BOOST_AUTO_TEST_CASE(a_report_that_says_more_than_a_url_can_is_none) {
    UrlReport made = mustMake("http://example.org/Sales.svc/Orders");
    made.report.shape.group = "Customer";
    BOOST_TEST(!urlOf(made.serviceUrl, made.report).has_value());
    made.report.shape.group.clear();
    made.report.parameters.push_back({"Who"});
    BOOST_TEST(!urlOf(made.serviceUrl, made.report).has_value());
    BOOST_TEST(firstAddressOf(made.serviceUrl, made.report) ==
               "http://example.org/Sales.svc/Orders");
}

BOOST_AUTO_TEST_SUITE_END()
