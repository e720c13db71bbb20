// SPDX-License-Identifier: MPL-2.0
// How a service is asked that does not take the first way of asking.
#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace odc;
using namespace odc::test;

std::string acceptOf(const http::Request& request) {
    return std::string(http::headerOf(request.headers, "Accept"));
}

bool namesVersion(const http::Request& request) {
    return std::ranges::any_of(request.headers, [](const auto& header) {
        return header.first.find("Version") != std::string::npos;
    });
}

std::string v4Metadata() {
    return R"(<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">)"
           R"(<edmx:DataServices><Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">)"
           R"(<EntityType Name="T"><Key><PropertyRef Name="Id"/></Key>)"
           R"(<Property Name="Id" Type="Edm.Int32"/><Property Name="Name" Type="Edm.String"/>)"
           R"(</EntityType><EntityContainer Name="C"><EntitySet Name="Set" EntityType="N.T"/>)"
           R"(</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>)";
}

Answer refusal(int status, const std::string& words) {
    return answer(status, "application/json",
                  R"({"error":{"code":"1","message":")" + words + R"("}})");
}

} // namespace

BOOST_AUTO_TEST_SUITE(negotiation)

BOOST_AUTO_TEST_CASE(a_refused_form_is_asked_for_otherwise_and_remembered) {
    ScriptedService script;
    script.transport->on(setUrl, refusal(406, "Not acceptable"));
    script.transport->on(setUrl,
                         answer(200, "application/atom+xml", atomPage(1, 2, "Set?$skiptoken=2")));
    script.transport->on(std::string(setUrl) + "?$skiptoken=2",
                         answer(200, "application/atom+xml", atomPage(3, 4, "")));
    const auto service = script.open();
    const auto fetched = service->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
    BOOST_TEST(idsOf(fetched->table) == range(1, 4), boost::test_tools::per_element());
    const auto requests = script.transport->requests();
    BOOST_REQUIRE(requests.size() == 4U);
    BOOST_TEST(acceptOf(requests[1]).find(',') != std::string::npos);
    BOOST_TEST(acceptOf(requests[2]) == "application/atom+xml");
    BOOST_TEST(acceptOf(requests[3]) == "application/atom+xml");
}

BOOST_AUTO_TEST_CASE(a_refused_version_is_not_named_again) {
    ScriptedService script(v4Metadata());
    script.transport->on(setUrl, refusal(400, "The OData version 4.01 is not supported"));
    script.transport->on(setUrl, answer(200, "application/json", R"({"value":[{"Id":1}]})"));
    const auto service = script.open();
    for (int i = 0; i < 2; ++i) {
        const auto fetched = service->fetchTable({.resource = "Set"}, {});
        BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
    }
    const auto requests = script.transport->requests();
    BOOST_REQUIRE(requests.size() == 4U);
    BOOST_TEST(namesVersion(requests[1]));
    BOOST_TEST(!namesVersion(requests[2]));
    BOOST_TEST(!namesVersion(requests[3]));
}

BOOST_AUTO_TEST_CASE(a_service_that_takes_no_form_says_so_in_the_end) {
    ScriptedService script;
    script.transport->on(setUrl, refusal(415, "Nothing will do"));
    script.transport->on(std::string(setUrl) + "?$format=json", refusal(415, "Nothing will do"));
    const auto fetched = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE(!fetched);
    BOOST_TEST(fetched.error().serverWords == "Nothing will do");
    BOOST_TEST(fetched.error().httpStatus == 415);
    BOOST_TEST(script.dataRequests().size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_service_that_reads_no_accept_is_asked_in_the_url_and_remembered) {
    ScriptedService script;
    script.transport->on(setUrl, refusal(406, "Not acceptable"));
    script.transport->on(std::string(setUrl) + "?$format=json",
                         answer(200, "application/json", jsonPage(1, 2, "Set?$skiptoken=2")));
    script.transport->on(std::string(setUrl) + "?$skiptoken=2&$format=json",
                         answer(200, "application/json", jsonPage(3, 4, "")));
    const auto service = script.open();
    for (int i = 0; i < 2; ++i) {
        const auto fetched = service->fetchTable({.resource = "Set"}, {});
        BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
        BOOST_TEST(idsOf(fetched->table) == range(1, 4), boost::test_tools::per_element());
    }
    BOOST_TEST(script.dataRequests().size() == 4U + 2 + 2);
    BOOST_TEST(acceptOf(script.transport->requests().back()) == "*/*");
}

BOOST_AUTO_TEST_CASE(the_page_for_browsers_is_answered_by_asking_for_json_in_the_url) {
    ScriptedService script;
    script.transport->on(setUrl, answer(200, "text/html", "<html>Welcome</html>"));
    script.transport->on(std::string(setUrl) + "?$format=json",
                         answer(200, "application/json", jsonPage(1, 2, "")));
    const auto fetched = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
    BOOST_TEST(script.dataRequests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_web_page_that_comes_again_is_told_and_nothing_remembered) {
    ScriptedService script;
    script.transport->on(setUrl, answer(200, "text/html", "<html>Sign in</html>"));
    script.transport->on(std::string(setUrl) + "?$format=json",
                         answer(200, "text/html", "<html>Sign in</html>"));
    const auto service = script.open();
    for (std::size_t i = 1; i <= 2; ++i) {
        const auto fetched = service->fetchTable({.resource = "Set"}, {});
        BOOST_REQUIRE(!fetched);
        BOOST_TEST(fetched.error().message.find("web page") != std::string::npos);
        BOOST_TEST(script.dataRequests().size() == 2 * i);
    }
    BOOST_TEST(script.dataRequests().at(2) == "GET " + std::string(setUrl));
}

BOOST_AUTO_TEST_CASE(a_web_page_is_told_where_asking_in_the_url_is_refused) {
    ScriptedService script;
    script.transport->on(setUrl, answer(200, "text/html", "<html>Sign in</html>"));
    script.transport->on(std::string(setUrl) + "?$format=json", refusal(404, "Not found"));
    const auto service = script.open();
    for (std::size_t i = 1; i <= 2; ++i) {
        const auto fetched = service->fetchTable({.resource = "Set"}, {});
        BOOST_REQUIRE(!fetched);
        BOOST_TEST(fetched.error().message.find("web page") != std::string::npos);
        BOOST_TEST(script.dataRequests().size() == 2 * i);
    }
}

BOOST_AUTO_TEST_CASE(other_refusals_are_not_asked_again) {
    ScriptedService script(v4Metadata());
    script.transport->on(setUrl, refusal(400, "There is no property Nam"));
    BOOST_TEST(!script.open()->fetchTable({.resource = "Set"}, {}));
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_version_is_the_answers_where_there_is_no_metadata) {
    ScriptedService script;
    script.connection.root = *http::parseUrl("https://h/s.svc");
    Answer missing = answer(404, "text/plain", "");
    missing.headers.emplace_back("OData-Version", "4.0");
    script.transport->on("https://h/s.svc/$metadata", missing);
    const std::string asked = "https://h/s.svc/Set?$filter=contains(Name,'x')&$count=true";
    script.transport->on(
        asked, answer(200, "application/json", R"({"@odata.count":1,"value":[{"Id":1}]})"));
    const auto fetched = script.open()->fetchTable(
        {.resource = "Set", .filter = "substringof('x',Name)", .wantsCount = true}, {});
    BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
    BOOST_TEST(fetched->summary.rows == 1);
}

BOOST_AUTO_TEST_CASE(a_filter_is_asked_in_the_services_dialect) {
    ScriptedService script;
    const auto service = script.open();
    const auto plan =
        service->plan({.resource = "Set", .filter = "contains(Name,'x') and Id in (1,2)"}, {});
    BOOST_REQUIRE_MESSAGE(plan, explain(plan));
    BOOST_TEST(plan->requests.at(0).url == std::string(setUrl) +
                                               "?$filter=substringof('x',Name)%20and%20(Id%20eq%"
                                               "201%20or%20Id%20eq%202)");
    const auto refused = service->plan({.resource = "Set", .filter = "Name has NS.C'Red'"}, {});
    BOOST_REQUIRE(!refused);
    BOOST_TEST((refused.error().kind == base::ErrorKind::unsupported), refused.error().message);
}

BOOST_AUTO_TEST_SUITE_END()
