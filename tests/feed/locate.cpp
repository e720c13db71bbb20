// SPDX-License-Identifier: MPL-2.0
#include "feed/service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using odc::feed::locate;

struct Expectation {
    const char* url;
    const char* root;
    const char* resource;
};

void check(const Expectation& expectation) {
    auto located = locate(expectation.url);
    BOOST_REQUIRE_MESSAGE(located, expectation.url << ": " << odc::test::explain(located));
    BOOST_TEST_CONTEXT(expectation.url) {
        BOOST_TEST(located->root.text() == expectation.root);
        BOOST_TEST(located->query.resource == expectation.resource);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(locating)

BOOST_AUTO_TEST_CASE(root_ends_with_the_svc_segment) {
    check({"https://reports.office365.com/ecp/reportingwebservice/reporting.svc/CsActiveUserDaily",
           "https://reports.office365.com/ecp/reportingwebservice/reporting.svc",
           "CsActiveUserDaily"});
    check({"http://127.0.0.1:4114/Demo.SVC/Employees('1')/ne_Manager",
           "http://127.0.0.1:4114/Demo.SVC", "Employees('1')/ne_Manager"});
}

BOOST_AUTO_TEST_CASE(service_without_resource_is_its_root) {
    check({"https://h/a/reporting.svc", "https://h/a/reporting.svc", ""});
    check({"https://h/a/reporting.svc/", "https://h/a/reporting.svc", ""});
    check({"https://h/a/reporting.svc/$metadata", "https://h/a/reporting.svc", ""});
    check({"https://h/service/$metadata", "https://h/service", ""});
    check({"https://h/service/", "https://h/service", ""});
    check({"https://h", "https://h/", ""});
}

BOOST_AUTO_TEST_CASE(known_root_endings) {
    check({"https://h/sap/opu/odata/sap/API_PARTNER/A_Partner",
           "https://h/sap/opu/odata/sap/API_PARTNER", "A_Partner"});
    check({"https://h/x/odata/v4/Products", "https://h/x/odata/v4", "Products"});
    check({"https://h/odata/Products", "https://h/odata", "Products"});
    check({"https://h/api/data/v9.2/accounts", "https://h/api/data/v9.2", "accounts"});
    check({"https://h/x/y.xsodata/Set", "https://h/x/y.xsodata", "Set"});
}

BOOST_AUTO_TEST_CASE(first_version_segment_is_a_folder) {
    check({"https://h/V4/TripPin/People", "https://h/V4/TripPin", "People"});
}

BOOST_AUTO_TEST_CASE(key_or_count_marks_the_resource) {
    check({"https://h/a/Employees('1')/ne_Manager", "https://h/a", "Employees('1')/ne_Manager"});
    check({"https://h/a/Employees/$count", "https://h/a", "Employees/$count"});
    check({"https://h/(S(abc))/b/People", "https://h/(S(abc))/b", "People"});
}

BOOST_AUTO_TEST_CASE(otherwise_the_last_segment_is_the_resource) {
    check({"https://h/a/b/Things", "https://h/a/b", "Things"});
    check({"https://h/Things", "https://h/", "Things"});
}

BOOST_AUTO_TEST_CASE(options_become_the_query) {
    auto located = locate("https://h/r.svc/Set?$filter=Date%20gt%20datetime'2014-06-01T00:00:00'"
                          "&$top=5&$select=A,B&rws-version=2013-V1");
    BOOST_REQUIRE(located);
    BOOST_TEST(located->root.query == "");
    BOOST_TEST(located->query.filter == "Date gt datetime'2014-06-01T00:00:00'");
    BOOST_TEST((located->query.top == 5));
    BOOST_TEST(located->query.select.size() == 2U);
    BOOST_REQUIRE(located->query.parameters.size() == 1U);
    BOOST_TEST(located->query.parameters[0].second == "2013-V1");
}

BOOST_AUTO_TEST_CASE(no_url_and_bad_options_are_wrong_usage) {
    for (const char* text : {"", "reports", "ftp://h/a.svc/Set", "https://h/a.svc/Set?$top=many",
                             "https://h/feeds.atomsvc"}) {
        auto located = locate(text);
        BOOST_TEST_CONTEXT(text) {
            BOOST_REQUIRE(!located);
            BOOST_TEST((located.error().kind == odc::base::ErrorKind::wrongUsage));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_pasted_file_becomes_the_query_that_it_names) {
    const auto document = [](const std::string& first, const std::string& second) {
        return "<service xmlns=\"http://www.w3.org/2007/app\"><workspace><collection href=\"" +
               first + "\"><title>One</title></collection><collection href=\"" + second +
               "\"><title>Two</title></collection></workspace></service>";
    };
    const std::string feeds = document("https://h/a.svc/One?$top=5", "https://h/a.svc/Two");
    const auto chosen = odc::feed::locatePasted(feeds, "One");
    BOOST_REQUIRE_MESSAGE(chosen, odc::test::explain(chosen));
    BOOST_TEST(chosen->root.text() == "https://h/a.svc");
    BOOST_TEST(chosen->query.resource == "One");
    BOOST_TEST((chosen->query.top == 5));
    const auto service = odc::feed::locatePasted(feeds, "");
    BOOST_REQUIRE_MESSAGE(service, odc::test::explain(service));
    BOOST_TEST(service->root.text() == "https://h/a.svc");
    BOOST_TEST((service->query == odc::odata::Query{}));
    const auto missing = odc::feed::locatePasted(feeds, "Three");
    BOOST_REQUIRE(!missing);
    BOOST_TEST(missing.error().message == "The file names no feed \"Three\", but these: One, Two.");
    const auto several =
        odc::feed::locatePasted(document("https://h/a.svc/One", "https://g/b.svc/Two"), "");
    BOOST_REQUIRE(!several);
    BOOST_TEST(several.error().message ==
               "The file names several feeds. Choose one by its name: One, Two.");
    const auto line = odc::feed::locatePasted(
        "OData.Feed(\"https://h/a.svc/Set\", [#\"X-A\"=\"1\"], [Query=[#\"$top\"=\"3\"]])", "");
    BOOST_REQUIRE_MESSAGE(line, odc::test::explain(line));
    BOOST_TEST(line->query.resource == "Set");
    BOOST_TEST((line->query.top == 3));
    BOOST_TEST(odc::http::headerOf(line->headers, "X-A") == "1");
}

BOOST_AUTO_TEST_CASE(account_in_the_url_is_left_to_the_caller) {
    auto located = locate("https://me:secret@h/r.svc/Set");
    BOOST_REQUIRE(located);
    BOOST_TEST(located->root.user == "me");
    BOOST_TEST(located->root.text() == "https://h/r.svc");
}

BOOST_AUTO_TEST_SUITE_END()
