// SPDX-License-Identifier: MPL-2.0
// Resources that are no sets: what is asked for, and the table that comes back.
#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;

namespace {

const std::string metadata = R"x(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices m:DataServiceVersion="2.0"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema Namespace="N" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
<EntityType Name="T"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/><Property Name="Name" Type="Edm.String"/>
<Property Name="Built" Type="Edm.DateTime"/>
</EntityType>
<EntityContainer Name="C" m:IsDefaultEntityContainer="true"><EntitySet Name="Set" EntityType="N.T"/>
<FunctionImport Name="Find" ReturnType="Collection(N.T)" EntitySet="Set" m:HttpMethod="GET">
<Parameter Name="name" Type="Edm.String"/><Parameter Name="since" Type="Edm.DateTime"/>
</FunctionImport>
<FunctionImport Name="Newest" ReturnType="Edm.DateTime" m:HttpMethod="GET"/>
</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>)x";

/// The only cell of the answer to this, as "heading: value".
std::string cellOf(const ScriptedService& script, const odata::Query& query) {
    auto got = script.open()->fetchTable(query, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_REQUIRE(got->table.schema.size() == 1U);
    BOOST_REQUIRE(got->summary.rows == 1);
    return got->table.schema[0].path + ": " + base::textAt(got->table, 0, 0).value_or("null");
}

std::string acceptOf(const ScriptedService& script) {
    return std::string(http::headerOf(script.transport->requests().back().headers, "Accept"));
}

} // namespace

BOOST_AUTO_TEST_SUITE(shapes)

BOOST_AUTO_TEST_CASE(count_is_one_number) {
    const ScriptedService script(metadata);
    script.transport->on("https://h/r.svc/Set/$count", answer(200, "text/plain", "91"));
    BOOST_TEST(cellOf(script, {.resource = "Set/$count"}) == "Count: 91");
    BOOST_TEST(acceptOf(script) == "text/plain,*/*;q=0.5");
    auto plan = script.open()->plan({.resource = "Set/$count"}, {});
    BOOST_REQUIRE(plan);
    BOOST_TEST(!plan->mayHaveNextLinks);
}

BOOST_AUTO_TEST_CASE(property_is_a_cell_under_its_name) {
    const ScriptedService script(metadata);
    script.transport->on(
        "https://h/r.svc/Set(1)/Built",
        answer(200, "application/xml",
               R"(<Built m:type="Edm.DateTime" )"
               R"(xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" )"
               R"(xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices">)"
               R"(2014-07-01T00:00:00</Built>)"));
    BOOST_TEST(cellOf(script, {.resource = "Set(1)/Built"}) == "Built: 2014-07-01T00:00:00");
    BOOST_TEST(acceptOf(script).starts_with("application/xml"));
}

BOOST_AUTO_TEST_CASE(property_without_a_value_is_a_null_and_no_entity_is_no_row) {
    const ScriptedService script(metadata);
    script.transport->on("https://h/r.svc/Set(1)/Name", answer(204, "", ""));
    BOOST_TEST(cellOf(script, {.resource = "Set(1)/Name"}) == "Name: null");
    script.transport->on("https://h/r.svc/Set(1)", answer(204, "", ""));
    auto got = script.open()->fetchTable({.resource = "Set(1)"}, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(got->summary.rows == 0);
}

BOOST_AUTO_TEST_CASE(raw_value_may_be_empty) {
    const ScriptedService script(metadata);
    script.transport->on("https://h/r.svc/Set(1)/Name/$value", answer(200, "text/plain", ""));
    BOOST_TEST(cellOf(script, {.resource = "Set(1)/Name/$value"}) == "Name: ");
    BOOST_TEST(acceptOf(script) == "*/*");
}

BOOST_AUTO_TEST_CASE(shapes_are_known_without_a_model) {
    const ScriptedService script(false);
    script.transport->on("https://h/r.svc/Set/$count", answer(200, "text/plain", "91"));
    BOOST_TEST(cellOf(script, {.resource = "Set/$count"}) == "Count: 91");
    script.transport->on("https://h/r.svc/Set(1)/Name",
                         answer(200, "application/json", R"({"value":"Ann"})"));
    BOOST_TEST(cellOf(script, {.resource = "Set(1)/Name"}) == "Name: Ann");
    script.transport->on(
        "https://h/r.svc/Set(1)/$links/Next",
        answer(200, "application/json", R"j({"d":{"uri":"https://h/r.svc/Set(2)"}})j"));
    BOOST_TEST(cellOf(script, {.resource = "Set(1)/$links/Next"}) ==
               "Link: https://h/r.svc/Set(2)");
}

BOOST_AUTO_TEST_CASE(parameters_are_written_as_the_function_wants_them) {
    ScriptedService script(metadata);
    script.onPage("https://h/r.svc/Find?name='O''Neil'&since=datetime'2014-07-01T00:00:00'",
                  atomPage(1, 2, ""));
    auto got = script.open()->fetchTable(
        {.resource = "Find", .parameters = {{"name", "O'Neil"}, {"since", "2014-07-01"}}}, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(idsOf(got->table) == range(1, 2), boost::test_tools::per_element());
    BOOST_REQUIRE(got->summary.schema.size() == 3U);
}

BOOST_AUTO_TEST_CASE(function_may_give_one_value) {
    const ScriptedService script(metadata);
    script.transport->on("https://h/r.svc/Newest",
                         answer(200, "application/json", R"j({"d":{"Newest":"\/Date(0)\/"}})j"));
    BOOST_TEST(cellOf(script, {.resource = "Newest"}) == "Newest: 1970-01-01T00:00:00");
}

BOOST_AUTO_TEST_SUITE_END()
