// SPDX-License-Identifier: MPL-2.0
#include "feed/service.hpp"

#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <thread>

namespace {

using namespace odc;
using namespace odc::test;

} // namespace

BOOST_AUTO_TEST_SUITE(service)

BOOST_AUTO_TEST_CASE(metadata_is_asked_for_once) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 1, ""));
    const auto service = script.open();
    for (int i = 0; i < 3; ++i)
        BOOST_REQUIRE(service->fetchTable({.resource = "Set"}, {}));
    BOOST_REQUIRE(service->metadata({}));
    BOOST_TEST(script.transport->requests().size() == 4U);
}

BOOST_AUTO_TEST_CASE(threads_share_one_metadata_request) {
    ScriptedService script;
    const auto service = script.open();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { static_cast<void>(service->metadata({})); });
    }
    BOOST_TEST(script.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(who_waits_for_anothers_metadata_request_can_be_cancelled) {
    ScriptedService script;
    script.connection.root = *http::parseUrl("https://h/s.svc");
    Answer silent = answer(200, "application/xml", "");
    silent.waitsForStop = true;
    script.transport->on("https://h/s.svc/$metadata", silent);
    const auto service = script.open();
    std::stop_source first;
    std::stop_source second;
    const std::jthread asking(
        [&] { static_cast<void>(service->metadata({.stop = first.get_token()})); });
    BOOST_REQUIRE(script.transport->waitForRequests(1));
    second.request_stop();
    auto waited = service->metadata({.stop = second.get_token()});
    BOOST_TEST((!waited && waited.error().kind == base::ErrorKind::cancelled));
    first.request_stop();
}

BOOST_AUTO_TEST_CASE(rows_are_typed_from_the_payload_where_there_is_no_metadata) {
    ScriptedService script(false);
    script.onPage(setUrl, atomPage(1, 3, "Set?$skiptoken=2"));
    script.onPage("https://h/r.svc/Set?$skiptoken=2", atomPage(4, 5, ""));
    auto result = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_TEST(idsOf(result->table) == range(1, 5), boost::test_tools::per_element());
    BOOST_REQUIRE(result->table.schema.size() == 2U);
    BOOST_TEST((result->table.schema[0].kind == base::ValueKind::integer));
    BOOST_TEST(result->summary.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(selected_columns_keep_their_order_where_there_is_no_metadata) {
    ScriptedService script(false);
    script.onPage(std::string(setUrl) + "?$select=Name,Other,Id", atomPage(1, 2, "Set?p=2"));
    script.onPage(std::string(setUrl) + "?p=2", atomPage(3, 3, ""));
    const auto fetched =
        script.open()->fetchTable({.resource = "Set", .select = {"Name", "Other", "Id"}}, {});
    BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
    BOOST_REQUIRE(fetched->table.schema.size() == 3U);
    BOOST_TEST(fetched->table.schema[0].path == "Name");
    BOOST_TEST(fetched->table.schema[1].path == "Other");
    BOOST_TEST(fetched->table.schema[2].path == "Id");
    BOOST_TEST(idsOf(fetched->table) == range(1, 3), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refused_sign_in_at_metadata_ends_the_fetch) {
    ScriptedService script;
    script.connection.root = *http::parseUrl("https://h/s.svc");
    script.transport->on("https://h/s.svc/$metadata", answer(401, "text/html", "<html>401</html>"));
    auto result = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "signInNeeded");
    BOOST_TEST(script.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(selected_columns_are_the_only_ones) {
    ScriptedService script;
    script.onPage("https://h/r.svc/Set?$select=Name", atomPage(1, 2, ""));
    auto result = script.open()->fetchTable({.resource = "Set", .select = {"Name"}}, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_REQUIRE(result->table.schema.size() == 1U);
    BOOST_TEST(result->table.schema[0].path == "Name");
    BOOST_TEST(base::textAt(result->table, 1, 0).value_or("null") == "n2");
}

BOOST_AUTO_TEST_CASE(every_request_bears_the_connection) {
    ScriptedService script;
    script.connection.language = "de";
    script.connection.headers = {{"X-RWS-Version", "2013-V1"}};
    script.connection.credentials = http::Credentials{"https://h:443", "me", "secret"};
    script.onPage(setUrl, atomPage(1, 1, ""));
    BOOST_REQUIRE(script.open()->fetchTable({.resource = "Set"}, {}));
    for (const http::Request& request : script.transport->requests()) {
        BOOST_TEST_CONTEXT(request.url.text()) {
            BOOST_TEST(http::headerOf(request.headers, "Accept-Language") == "de");
            BOOST_TEST(http::headerOf(request.headers, "X-RWS-Version") == "2013-V1");
            BOOST_TEST((request.credentials == script.connection.credentials));
            BOOST_TEST((request.policy == script.connection.policy));
            BOOST_TEST((request.method == http::Method::get));
        }
    }
    const http::Request data = script.transport->requests().back();
    BOOST_TEST(http::headerOf(data.headers, "DataServiceVersion") == "2.0");
    BOOST_TEST(http::headerOf(data.headers, "MaxDataServiceVersion") == "2.0");
    BOOST_TEST(http::headerOf(data.headers, "Accept").starts_with("application/atom+xml"));
}

BOOST_AUTO_TEST_CASE(version_named_in_the_url_is_not_named_in_the_header) {
    ScriptedService script;
    script.connection.headers = {{"X-RWS-Version", "2013-V1"}};
    script.onPage("https://h/r.svc/Set?rws-version=2013-V1", atomPage(1, 1, ""));
    auto result = script.open()->fetchTable(
        {.resource = "Set", .parameters = {{"rws-version", "2013-V1"}}}, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_TEST(http::headerOf(script.transport->requests().back().headers, "X-RWS-Version") == "");
}

BOOST_AUTO_TEST_CASE(service_document_is_asked_for_once) {
    ScriptedService script;
    script.transport->on("https://h/r.svc/", answer(200, "application/json",
                                                    R"({"d":{"EntitySets":["Set","Other"]}})"));
    const auto service = script.open();
    auto document = service->serviceDocument({});
    BOOST_REQUIRE_MESSAGE(document, explain(document));
    BOOST_TEST(document->entitySets.size() == 2U);
    BOOST_REQUIRE(service->serviceDocument({}));
    BOOST_TEST(script.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(query_without_a_set_is_wrong_usage) {
    const ScriptedService script;
    auto result = script.open()->plan({}, {});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "wrongUsage");
}

BOOST_AUTO_TEST_CASE(progress_is_sent_a_few_times_a_second) {
    ScriptedService script;
    script.transport->on(setUrl,
                         answerInPieces("application/atom+xml", atomPage(1, 2000, ""), 100));
    std::vector<base::Progress> reports;
    base::Task task;
    task.onProgress = [&](const base::Progress& progress) { reports.push_back(progress); };
    auto result = script.open()->fetchTable({.resource = "Set"}, task);
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    // The clock stands still: the first piece and the end.
    BOOST_TEST(reports.size() == 2U);
    BOOST_TEST(reports.back().rows == 2000);
    BOOST_TEST(reports.back().pages == 1);
    BOOST_TEST(reports.back().bytes == result->summary.bytes);
    BOOST_TEST(reports.back().what == "Set");
}

BOOST_AUTO_TEST_SUITE_END()
