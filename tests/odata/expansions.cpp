// SPDX-License-Identifier: MPL-2.0
#include "odata/expansions.hpp"

#include "odata/metadata.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace odc;
using namespace odc::odata;

constexpr std::string_view document = R"xml(<edmx:Edmx Version="4.0"
 xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="Customer"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/><Property Name="Name" Type="Edm.String"/>
<Property Name="Home" Type="N.Address"/>
<NavigationProperty Name="Owner" Type="N.Customer"/>
<NavigationProperty Name="Orders" Type="Collection(N.Order)"/></EntityType>
<EntityType Name="Order"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/>
<Property Name="Total" Type="Edm.Decimal"/>
<NavigationProperty Name="Lines" Type="Collection(N.Line)"/></EntityType>
<EntityType Name="Line"><Key><PropertyRef Name="Sku"/></Key>
<Property Name="Sku" Type="Edm.String" Nullable="false"/></EntityType>
<ComplexType Name="Address"><Property Name="City" Type="Edm.String"/>
<NavigationProperty Name="Country" Type="N.Line"/></ComplexType>
<EntityContainer Name="C"><EntitySet Name="Customers" EntityType="N.Customer"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>)xml";

std::vector<ExpandItem> items(std::string_view text) {
    auto read = parseExpand(text);
    BOOST_REQUIRE(read);
    return *read;
}

/// "Id Name …" of Customers.
std::string columns(const std::vector<std::string>& select, const std::vector<ExpandItem>& expand) {
    static const auto model = readMetadata(document);
    BOOST_REQUIRE(model);
    std::string paths;
    for (const base::ColumnInfo& column :
         schemaOf(*model, *model->findType("N.Customer"), select, expand))
        paths += (paths.empty() ? "" : " ") + column.path;
    return paths;
}

std::vector<ExpandItem> shown(std::string_view text, std::string_view path, Expansion how) {
    auto expand = items(text);
    BOOST_REQUIRE(showAs(expand, path, how));
    return expand;
}

} // namespace

BOOST_AUTO_TEST_SUITE(expansions)

BOOST_AUTO_TEST_CASE(expanded_columns_stand_behind_the_others) {
    BOOST_TEST(columns({}, items("Owner,Orders")) ==
               "Id Name Home/City Owner/Id Owner/Name Owner/Home/City Orders/$count");
    BOOST_TEST(columns({"Name"}, items("Owner($select=Id)")) == "Name Owner/Id");
    BOOST_TEST(columns({"Name"}, items("Home/Country")) == "Name Home/Country/Sku");
    BOOST_TEST(columns({"Name"}, items("Orders/$count")) == "Name Orders/$count");
    BOOST_TEST(columns({"Name"}, items("Unknown")) == "Name");
}

BOOST_AUTO_TEST_CASE(collections_have_the_columns_of_how_they_are_shown) {
    const std::string all = "Orders($expand=Lines)";
    BOOST_TEST(columns({"Id"}, shown(all, "Orders", Expansion::rows)) ==
               "Id Orders/Id Orders/Total Orders/Lines/$count");
    BOOST_TEST(columns({"Id"}, shown(all, "Orders", Expansion::text)) == "Id Orders");
    BOOST_TEST(columns({"Id"}, shown(all, "Orders", Expansion::json)) == "Id Orders");
    auto both = shown(all, "Orders", Expansion::rows);
    BOOST_REQUIRE(showAs(both, "Orders/Lines", Expansion::rows));
    BOOST_TEST(columns({"Id"}, both) == "Id Orders/Id Orders/Total Orders/Lines/Sku");
}

BOOST_AUTO_TEST_CASE(v2_selects_inside_by_paths) {
    BOOST_TEST(columns({"Name", "Orders/Total", "Owner"},
                       shown("Orders,Owner", "Orders", Expansion::rows)) ==
               "Name Orders/Total Owner/Id Owner/Name Owner/Home/City");
}

BOOST_AUTO_TEST_CASE(what_a_path_leads_through_is_expanded_too) {
    const auto gathered = shown("Owner,Orders/Lines,Orders/Notes", "Orders", Expansion::json);
    BOOST_REQUIRE(gathered.size() == 2U);
    BOOST_TEST(gathered[1].path == "Orders");
    BOOST_TEST((gathered[1].expansion == Expansion::json));
    BOOST_REQUIRE(gathered[1].expand.size() == 2U);
    BOOST_TEST(gathered[1].expand[0].path == "Lines");
    BOOST_TEST(columns({"Id", "Orders", "Orders/Lines"},
                       shown("Orders/Lines", "Orders", Expansion::rows)) ==
               "Id Orders/Id Orders/Total Orders/Lines/$count");
}

BOOST_AUTO_TEST_CASE(what_is_not_expanded_cannot_be_shown) {
    auto expand = items("Orders");
    const auto refused = showAs(expand, "Orders/Lines", Expansion::rows);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message.find("\"Orders/Lines\"") != std::string::npos);
    BOOST_TEST(!parseExpansion("columns"));
}

BOOST_AUTO_TEST_CASE(rows_beside_rows_are_refused_by_name) {
    auto expand = items("Orders($expand=Lines),Friends");
    BOOST_REQUIRE(showAs(expand, "Orders/Lines", Expansion::rows));
    BOOST_TEST(checkExpansions(expand).has_value());
    BOOST_REQUIRE(showAs(expand, "Friends", Expansion::rows));
    const auto refused = checkExpansions(expand);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message.starts_with(
        "Both \"Orders/Lines\" and \"Friends\" are shown as rows"));
    BOOST_REQUIRE(showAs(expand, "Friends", Expansion::text));
    BOOST_REQUIRE(showAs(expand, "Orders", Expansion::rows));
    BOOST_TEST(checkExpansions(expand).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
