// SPDX-License-Identifier: MPL-2.0
#include "odata/carry_over.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc::odata;

namespace {

/// Customers with an address, their orders, and the orders' lines.
Model shop() {
    Model model;
    model.types["NS.Address"] = {.name = "NS.Address",
                                 .isEntity = false,
                                 .properties = {{"City", "Edm.String"}},
                                 .navigation = {{"Country", "NS.Country"}}};
    model.types["NS.Country"] = {.name = "NS.Country", .properties = {{"Code", "Edm.String"}}};
    model.types["NS.Customer"] = {
        .name = "NS.Customer",
        .properties = {{"Id", "Edm.Int64"}, {"Since", "Edm.DateTime"}, {"Address", "NS.Address"}},
        .navigation = {{"Orders", "NS.Order", true}, {"Boss", "NS.Customer"}}};
    model.types["NS.Order"] = {.name = "NS.Order",
                               .properties = {{"Id", "Edm.Int64"}, {"Placed", "Edm.Date"}},
                               .navigation = {{"Lines", "NS.Line", true}}};
    model.types["NS.Line"] = {.name = "NS.Line", .properties = {{"Price", "Edm.Decimal"}}};
    return model;
}

std::string written(const std::string& url, Version version, bool hasModel = true) {
    static const Model model = shop();
    const auto query = parseRelativeUrl(url);
    BOOST_REQUIRE(query);
    const auto carried = carryOver(*query, version, hasModel ? &model : nullptr,
                                   hasModel ? model.findType("NS.Customer") : nullptr);
    if (!carried)
        return carried.error().message;
    const auto text = writeRelativeUrl(*carried, version);
    return text ? *text : text.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(carry_over)

BOOST_AUTO_TEST_CASE(version_4_nests_what_version_2_writes_as_paths) {
    BOOST_TEST(written("C?$expand=Orders/Lines,Boss,Orders", Version::v4) ==
               "C?$expand=Orders($expand%3DLines),Boss");
    BOOST_TEST(
        written("C?$expand=Orders/Lines&$select=Id,Orders/Id,Orders/Lines/Price", Version::v4) ==
        "C?$select=Id&$expand=Orders($select%3DId%3B$expand%3DLines($select%3DPrice))");
    BOOST_TEST(written("C?$expand=Address/Country,Boss/Address/Country", Version::v4) ==
               "C?$expand=Address/Country,Boss($expand%3DAddress/Country)");
    BOOST_TEST(written("C?$expand=NS.Vip/Orders/Lines,Orders/$count", Version::v4) ==
               "C?$expand=NS.Vip/Orders($expand%3DLines),Orders/$count");
    BOOST_TEST(written("C?$expand=A/B,A/D", Version::v4, false) == "C?$expand=A($expand%3DB,D)");
}

BOOST_AUTO_TEST_CASE(version_2_writes_as_paths_what_version_4_nests) {
    BOOST_TEST(written("C?$expand=Orders($select=Id;$expand=Lines),Boss", Version::v2) ==
               "C?$select=*,Orders/Id,Orders/Lines&$expand=Orders/Lines,Boss");
    BOOST_TEST(written("C?$expand=Orders&$select=Id,Address/City", Version::v2) ==
               "C?$select=Id,Address,Orders&$expand=Orders");
    BOOST_TEST(written("C?$expand=Orders/Lines&$select=Id", Version::v2) ==
               "C?$select=Id,Orders,Orders/Lines&$expand=Orders/Lines");
    BOOST_TEST(written("C?$expand=Orders&$select=Id,Orders/Id", Version::v2) ==
               "C?$select=Id,Orders/Id&$expand=Orders");
    BOOST_TEST(written("C?$expand=Orders($top=3)", Version::v2) ==
               "This service speaks an OData version without $top inside $expand. Leave it out.");
    BOOST_TEST(written("C?$expand=*", Version::v3) ==
               "This service speaks an OData version without * inside $expand. Leave it out.");
    BOOST_TEST(written("C?$select=Address/City", Version::v4) == "C?$select=Address/City");
}

BOOST_AUTO_TEST_CASE(conditions_and_orders_are_in_the_services_dialect_at_every_level) {
    BOOST_TEST(
        written("C?$filter=Since gt datetime'2014-07-15T00:00:00'&$orderby=Id desc", Version::v4) ==
        "C?$filter=Since%20gt%202014-07-15T00:00:00Z&$orderby=Id%20desc");
    BOOST_TEST(written("C?$filter=Id in (1,2)&$orderby=contains(Name,'x')", Version::v2) ==
               "C?$filter=Id%20eq%201L%20or%20Id%20eq%202L&$orderby=substringof('x',Name)");
    BOOST_TEST(written("C?$expand=Orders($filter=Placed gt datetime'2014-07-15T00:00:00')",
                       Version::v4) == "C?$expand=Orders($filter%3DPlaced%20gt%202014-07-15)");
    BOOST_TEST(written("C?$filter=Orders/any(o:o/Id gt 5)", Version::v2) ==
               "OData version 2 has no equal of any(). Leave that part out of the filter.");
    BOOST_TEST(written("C?$filter=Id eq 1 &$count=true", Version::v4) ==
               "C?$filter=Id%20eq%201%20&$count=true");
}

BOOST_AUTO_TEST_CASE(texts_for_the_service_need_their_brackets) {
    BOOST_TEST(written("C?$apply=groupby((Id),aggregate(X with sum as Y))", Version::v4) ==
               "C?$apply=groupby((Id),aggregate(X%20with%20sum%20as%20Y))");
    BOOST_TEST(written("C?$search=Daniel's \"big bike\"", Version::v4) ==
               "C?$search=Daniel's%20%22big%20bike%22");
    BOOST_TEST(written("C?$compute=A mul 2 as B", Version::v401) ==
               "C?$compute=A%20mul%202%20as%20B");
    BOOST_TEST(written("C?$apply=groupby((Id)", Version::v4) ==
               "$apply has a bracket or a quotation mark without its partner: groupby((Id)");
    BOOST_TEST(written("C?$search=\"big", Version::v4) ==
               "$search has a bracket or a quotation mark without its partner: \"big");
    BOOST_TEST(written("C?$search=bike", Version::v2) ==
               "This service speaks OData version 2 and cannot do $search. Leave it out.");
    BOOST_TEST(written("C?$compute=A as B", Version::v3) ==
               "This service speaks OData version 3 and cannot do $compute. Leave it out.");
}

BOOST_AUTO_TEST_SUITE_END()
