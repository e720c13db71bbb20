// SPDX-License-Identifier: MPL-2.0
// Related rows come with the request that asks for their row; only what the service keeps for later
// pages is asked for besides.
#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc;
using namespace odc::test;

const std::string expanded = "https://h/r.svc/Set?$expand=Next";

/// Set has rows, and they have "Next" of the same type.
odata::Query query(odata::Expansion expansion) {
    return {.resource = "Set", .expand = {{.path = "Next", .expansion = expansion}}};
}

std::string page(const std::string& rows) {
    return R"({"d":{"results":[)" + rows + "]}}";
}

Answer json(std::string body) {
    return answer(200, "application/json", std::move(body));
}

std::string column(const base::Table& table, std::string_view path) {
    const auto index = base::indexOf(table.schema, path);
    BOOST_REQUIRE(index);
    std::string values;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        values += (row > 0 ? " " : "") + base::textAt(table, row, *index).value_or("null");
    return values;
}

} // namespace

BOOST_AUTO_TEST_SUITE(expand)

BOOST_AUTO_TEST_CASE(one_request_brings_the_related_rows) {
    ScriptedService script;
    script.transport->on(expanded, json(page(R"({"Id":1,"Next":{"results":[{"Id":2},{"Id":3}]}},)"
                                             R"({"Id":4,"Next":{"results":[]}})")));
    auto rows = script.open()->fetchTable(query(odata::Expansion::rows), {});
    BOOST_REQUIRE_MESSAGE(rows, explain(rows));
    BOOST_TEST(column(rows->table, "Id") == "1 1 4");
    BOOST_TEST(column(rows->table, "Next/Id") == "2 3 null");
    BOOST_TEST(script.dataRequests().size() == 1U);
    auto counted = script.open()->fetchTable(query(odata::Expansion::count), {});
    BOOST_REQUIRE_MESSAGE(counted, explain(counted));
    BOOST_TEST(column(counted->table, "Next/$count") == "2 0");
}

BOOST_AUTO_TEST_CASE(later_pages_of_related_rows_are_asked_for_in_their_place) {
    ScriptedService script;
    script.transport->on(
        expanded, json(page(R"({"Id":1,"Next":{"results":[{"Id":2}],"__next":"Set(1)/Next?p=2"}},)"
                            R"({"Id":9,"Next":{"results":[{"Id":8}]}})")));
    script.transport->on("https://h/r.svc/Set(1)/Next?p=2", json(page(R"({"Id":3},{"Id":4})")));
    auto rows = script.open()->fetchTable(query(odata::Expansion::rows), {});
    BOOST_REQUIRE_MESSAGE(rows, explain(rows));
    BOOST_TEST(column(rows->table, "Next/Id") == "2 3 4 8");
    BOOST_TEST(rows->summary.requests.size() == 2U);
}

BOOST_AUTO_TEST_CASE(later_pages_on_another_host_are_refused) {
    ScriptedService script;
    script.transport->on(
        expanded, json(page(R"({"Id":1,"Next":{"results":[],"__next":"https://elsewhere/N"}})")));
    auto rows = script.open()->fetchTable(query(odata::Expansion::rows), {});
    BOOST_REQUIRE(!rows);
    BOOST_TEST(base::nameOf(rows.error().kind) == "refusedByPolicy");
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(top_counts_rows_of_the_service_and_not_their_members) {
    ScriptedService script;
    script.transport->on("https://h/r.svc/Set?$expand=Next&$top=1",
                         json(page(R"({"Id":1,"Next":{"results":[{"Id":2},{"Id":3}]}})")));
    odata::Query limited = query(odata::Expansion::rows);
    limited.top = 1;
    auto rows = script.open()->fetchTable(limited, {});
    BOOST_REQUIRE_MESSAGE(rows, explain(rows));
    BOOST_TEST(rows->summary.rows == 2);
    BOOST_TEST(rows->summary.warnings.empty());
}

BOOST_AUTO_TEST_CASE(rows_beside_rows_are_refused_before_anything_is_asked) {
    const ScriptedService script;
    odata::Query both = query(odata::Expansion::rows);
    both.expand.push_back({.path = "Other", .expansion = odata::Expansion::rows});
    auto rows = script.open()->fetchTable(both, {});
    BOOST_REQUIRE(!rows);
    BOOST_TEST(base::nameOf(rows.error().kind) == "wrongUsage");
    BOOST_TEST(script.transport->requests().empty());
}

BOOST_AUTO_TEST_SUITE_END()
