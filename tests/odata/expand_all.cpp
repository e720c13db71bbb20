// SPDX-License-Identifier: MPL-2.0
#include "odata/expand_all.hpp"

#include "odata/shop_model.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace odc;
using namespace odc::odata;

/// A URL's $expand written out, as it goes into a URL.
std::string all(const std::string& expand) {
    const Model model = test::shopModel(Version::v4);
    Query query{.resource = "Products", .expand = *parseExpand(expand)};
    query.expand = expandAll(query.expand, model, *model.findType("S.Product"));
    return writeRelativeUrl(query, Version::v4).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(expand_all)

BOOST_AUTO_TEST_CASE(a_star_is_every_navigation_property_that_is_not_named) {
    BOOST_TEST(all("*") == "Products?$expand=Related,Maker");
    BOOST_TEST(all("Maker($select=Name),*/$ref") ==
               "Products?$expand=Maker($select%3DName),Related/$ref");
    BOOST_TEST(all("Related/$count,*") == "Products?$expand=Related/$count,Maker");
}

BOOST_AUTO_TEST_CASE(options_and_inner_stars_are_kept_and_written_out) {
    BOOST_TEST(all("*($levels=2)") == "Products?$expand=Related($levels%3D2),Maker($levels%3D2)");
    BOOST_TEST(all("Related($expand=*)") == "Products?$expand=Related($expand%3DRelated,Maker)");
    BOOST_TEST(all("*($expand=*)") == "Products?$expand=Related($expand%3D*),Maker($expand%3D*)");
    BOOST_TEST(all("Nothing($expand=*)") == "Products?$expand=Nothing($expand%3D*)");
}

BOOST_AUTO_TEST_SUITE_END()
