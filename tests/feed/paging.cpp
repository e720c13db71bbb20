// SPDX-License-Identifier: MPL-2.0
#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

namespace {

using namespace odc;
using namespace odc::test;

const std::string next2 = "https://h/r.svc/Set?$skiptoken=2";
const std::string next3 = "https://h/r.svc/Set?$skiptoken=3";

feed::Service::Fetched fetched(const ScriptedService& script, const odata::Query& query) {
    auto result = script.open()->fetchTable(query, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    return std::move(*result);
}

base::Error failed(const ScriptedService& script, const odata::Query& query) {
    auto result = script.open()->fetchTable(query, {});
    BOOST_REQUIRE(!result);
    return result.error();
}

/// Plan and requests must be the same list, next links put in.
void checkPlan(const ScriptedService& script, const odata::Query& query) {
    auto plan = script.open()->plan(query, {});
    BOOST_REQUIRE_MESSAGE(plan, explain(plan));
    const auto result = fetched(script, query);
    std::vector<std::string> expected;
    for (const auto& request : plan->requests)
        expected.push_back("GET " + request.url);
    const std::vector<std::string> sent = script.dataRequests();
    BOOST_REQUIRE_GE(sent.size(), expected.size());
    BOOST_TEST(std::vector(sent.begin(), sent.begin() + static_cast<long>(expected.size())) ==
                   expected,
               boost::test_tools::per_element());
    BOOST_TEST(sent == result.summary.requests, boost::test_tools::per_element());
    if (!plan->mayHaveNextLinks)
        BOOST_TEST(sent.size() == expected.size());
}

} // namespace

BOOST_AUTO_TEST_SUITE(paging)

BOOST_AUTO_TEST_CASE(pages_are_read_until_there_is_no_next_link) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, "Set?$skiptoken=2"));
    script.onPage(next2, atomPage(4, 6, next3));
    script.onPage(next3, atomPage(7, 7, ""));
    const auto result = fetched(script, {.resource = "Set"});
    BOOST_TEST(idsOf(result.table) == range(1, 7), boost::test_tools::per_element());
    BOOST_TEST(result.summary.rows == 7);
    BOOST_TEST(result.summary.pages == 3);
    BOOST_TEST(result.summary.requests ==
                   std::vector<std::string>(
                       {std::string("GET ") + setUrl, "GET " + next2, "GET " + next3}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(json_pages_are_read_as_well) {
    ScriptedService script;
    script.transport->on(setUrl,
                         answer(200, "application/json", jsonPage(1, 2, "Set?$skiptoken=2")));
    script.transport->on(next2, answer(200, "application/json", jsonPage(3, 3, "")));
    const auto result = fetched(script, {.resource = "Set", .format = odata::Format::json});
    BOOST_TEST(idsOf(result.table) == range(1, 3), boost::test_tools::per_element());
    BOOST_TEST(http::headerOf(script.transport->requests().back().headers, "Accept") ==
               "application/json");
}

BOOST_AUTO_TEST_CASE(light_json_links_are_meant_from_the_root) {
    ScriptedService script;
    const std::string first = "https://h/r.svc/Set(1)/Next";
    const std::string second = "https://h/r.svc/Set(1)/Next?$skiptoken=2";
    script.transport->on(
        first, answer(200, "application/json;odata=minimalmetadata",
                      R"({"odata.metadata":"https://h/r.svc/$metadata#Set","value":[{"Id":1}],)"
                      R"("odata.nextLink":"Set(1)/Next?$skiptoken=2"})"));
    script.transport->on(
        second, answer(200, "application/json;odata=minimalmetadata", R"({"value":[{"Id":2}]})"));
    const auto result = fetched(script, {.resource = "Set(1)/Next"});
    BOOST_TEST(idsOf(result.table) == range(1, 2), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(plan_is_what_is_sent) {
    ScriptedService script;
    const odata::Query query{.resource = "Set", .select = {"Id"}, .filter = "Id gt 0"};
    const std::string first = "https://h/r.svc/Set?$select=Id&$filter=Id%20gt%200";
    script.onPage(first, atomPage(1, 3, "Set?$skiptoken=2"));
    script.onPage(next2, atomPage(4, 6, ""));
    checkPlan(script, query);
}

BOOST_AUTO_TEST_CASE(a_column_that_metadata_maps_to_the_title_is_read_on_every_page) {
    std::string metadata = metadataDocument();
    const std::string plain = R"(<Property Name="Name" Type="Edm.String")";
    metadata.replace(metadata.find(plain), plain.size(),
                     plain + R"( m:FC_TargetPath="SyndicationTitle" m:FC_KeepInContent="false")");
    const auto page = [](std::string_view title, std::string_view link) {
        return fmt::format(
            R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Set</title><entry><title>{}</title>)"
            R"(<content/></entry>{}</feed>)",
            title, link);
    };
    ScriptedService script(metadata);
    script.onPage(setUrl, page("Ann", R"(<link rel="next" href="Set?$skiptoken=2"/>)"));
    script.onPage(next2, page("Bob", ""));
    const auto result = fetched(script, {.resource = "Set"});
    const auto name = base::indexOf(result.table.schema, "Name");
    BOOST_REQUIRE(name);
    BOOST_TEST(base::textAt(result.table, 0, *name).value_or("null") == "Ann");
    BOOST_TEST(base::textAt(result.table, 1, *name).value_or("null") == "Bob");
}

BOOST_AUTO_TEST_CASE(plan_asks_for_nothing_but_metadata) {
    const ScriptedService script;
    auto plan = script.open()->plan({.resource = "Set", .top = 5}, {});
    BOOST_REQUIRE(plan);
    BOOST_TEST(plan->requests.size() == 1U);
    BOOST_TEST(plan->requests[0].url == "https://h/r.svc/Set?$top=5");
    BOOST_TEST(plan->mayHaveNextLinks);
    BOOST_TEST(script.dataRequests().empty());
}

BOOST_AUTO_TEST_CASE(entity_by_key_has_no_next_link) {
    const ScriptedService script;
    auto plan = script.open()->plan({.resource = "Set(1)"}, {});
    BOOST_REQUIRE(plan);
    BOOST_TEST(!plan->mayHaveNextLinks);
    auto links = script.open()->plan({.resource = "Set(1)/Next"}, {});
    BOOST_REQUIRE(links);
    BOOST_TEST(links->mayHaveNextLinks);
}

BOOST_AUTO_TEST_CASE(top_counts_over_all_pages) {
    ScriptedService script;
    script.onPage("https://h/r.svc/Set?$top=4", atomPage(1, 3, next2));
    script.onPage(next2, atomPage(4, 6, next3));
    const auto result = fetched(script, {.resource = "Set", .top = 4});
    BOOST_TEST(idsOf(result.table) == range(1, 4), boost::test_tools::per_element());
    BOOST_TEST(result.summary.pages == 2);
}

BOOST_AUTO_TEST_CASE(no_page_is_asked_for_once_top_is_reached) {
    ScriptedService script;
    script.onPage("https://h/r.svc/Set?$top=3", atomPage(1, 3, next2));
    const auto result = fetched(script, {.resource = "Set", .top = 3});
    BOOST_TEST(result.summary.rows == 3);
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(service_that_ignores_top_is_cut) {
    ScriptedService script;
    script.onPage("https://h/r.svc/Set?$top=2", atomPage(1, 9000, ""));
    const auto result = fetched(script, {.resource = "Set", .top = 2});
    BOOST_TEST(idsOf(result.table) == range(1, 2), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(count_is_kept_where_asked) {
    ScriptedService script;
    script.onPage("https://h/r.svc/Set?$top=2&$inlinecount=allpages",
                  atomPage(1, 2, "", "<m:count>41</m:count>"));
    const auto result = fetched(script, {.resource = "Set", .top = 2, .wantsCount = true});
    BOOST_TEST((result.summary.count == 41));
    BOOST_TEST(result.summary.warnings.empty());
}

BOOST_AUTO_TEST_CASE(rows_missing_against_the_count_are_warned_of) {
    ScriptedService script;
    script.transport->otherwise(
        [](const http::Request&) { return answer(400, "text/plain", "No $skip here."); });
    script.onPage("https://h/r.svc/Set?$inlinecount=allpages",
                  atomPage(1, 2, "", "<m:count>41</m:count>"));
    const auto result = fetched(script, {.resource = "Set", .wantsCount = true});
    BOOST_REQUIRE(result.summary.warnings.size() == 1U);
    BOOST_TEST(result.summary.warnings[0].find("41") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(fewer_rows_than_top_are_warned_of_where_the_count_is_higher) {
    ScriptedService script;
    script.transport->otherwise(
        [](const http::Request&) { return answer(400, "text/plain", "No $skip here."); });
    script.onPage("https://h/r.svc/Set?$top=5&$skip=1&$inlinecount=allpages",
                  atomPage(1, 2, "", "<m:count>4</m:count>"));
    const odata::Query query{.resource = "Set", .top = 5, .skip = 1, .wantsCount = true};
    BOOST_TEST(fetched(script, query).summary.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(empty_set_has_columns_and_no_rows) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 0, ""));
    const auto result = fetched(script, {.resource = "Set"});
    BOOST_TEST(result.summary.rows == 0);
    BOOST_TEST(result.table.batches.empty());
    BOOST_REQUIRE(result.table.schema.size() == 3U);
    BOOST_TEST(result.table.schema[0].path == "Id");
    BOOST_TEST(result.table.schema[2].path == "Place/City");
}

BOOST_AUTO_TEST_CASE(next_link_on_other_host_is_refused) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, "https://elsewhere/r.svc/Set?$skiptoken=2"));
    const base::Error error = failed(script, {.resource = "Set"});
    BOOST_TEST(base::nameOf(error.kind) == "refusedByPolicy");
    BOOST_TEST(error.message.find("elsewhere") != std::string::npos);
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(page_met_twice_is_an_error) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, next2));
    script.onPage(next2, atomPage(4, 6, setUrl));
    BOOST_TEST(base::nameOf(failed(script, {.resource = "Set"}).kind) == "badResponse");
    BOOST_TEST(script.dataRequests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(page_that_repeats_the_rows_of_the_last_one_is_an_error) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, next2));
    script.onPage(next2, atomPage(1, 3, next3));
    BOOST_TEST(base::nameOf(failed(script, {.resource = "Set"}).kind) == "badResponse");
    BOOST_TEST(script.dataRequests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(more_pages_than_the_policy_allows_are_an_error) {
    ScriptedService script;
    script.connection.policy.maxPages = 2;
    script.onPage(setUrl, atomPage(1, 3, next2));
    script.onPage(next2, atomPage(4, 6, next3));
    BOOST_TEST(base::nameOf(failed(script, {.resource = "Set"}).kind) == "tooLarge");
    BOOST_TEST(script.dataRequests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(more_rows_than_the_policy_allows_are_an_error) {
    ScriptedService script;
    script.connection.policy.maxRows = 5;
    script.onPage(setUrl, atomPage(1, 3, next2));
    script.onPage(next2, atomPage(4, 6, ""));
    BOOST_TEST(base::nameOf(failed(script, {.resource = "Set"}).kind) == "tooLarge");
}

BOOST_AUTO_TEST_CASE(page_that_goes_on_in_its_headers_is_followed) {
    ScriptedService script;
    Answer first = answer(200, "application/json", R"({"value":[{"Id":1},{"Id":2}]})");
    first.headers.emplace_back("x-ms-continuation-NextPartitionKey", "1!8!YQ==");
    first.headers.emplace_back("x-ms-continuation-NextRowKey", "r 3");
    Answer second = answer(200, "application/json", R"({"value":[{"Id":3}]})");
    second.headers.emplace_back("x-ms-continuation-NextPartitionKey", "1!8!Yg==");
    script.transport->on("https://h/r.svc/Set?$filter=Id%20gt%200", first);
    script.transport->on("https://h/r.svc/Set?$filter=Id%20gt%200&"
                         "NextPartitionKey=1%218%21YQ%3D%3D&NextRowKey=r%203",
                         second);
    script.transport->on("https://h/r.svc/Set?$filter=Id%20gt%200&"
                         "NextPartitionKey=1%218%21Yg%3D%3D",
                         answer(200, "application/json", R"({"value":[{"Id":4}]})"));
    const auto result = fetched(script, {.resource = "Set", .filter = "Id gt 0"});
    BOOST_TEST(idsOf(result.table) == range(1, 4), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(relative_link_after_a_redirect_is_resolved_where_it_led) {
    ScriptedService script;
    Answer first = answer(200, "application/json", jsonPage(1, 2, "?$skiptoken=2"));
    first.finalUrl = "https://h/r.svc/Moved";
    script.transport->on(setUrl, first);
    script.transport->on("https://h/r.svc/Moved?$skiptoken=2",
                         answer(200, "application/json", jsonPage(3, 3, "")));
    const auto result = fetched(script, {.resource = "Set"});
    BOOST_TEST(result.summary.rows == 3);
}

BOOST_AUTO_TEST_SUITE_END()
