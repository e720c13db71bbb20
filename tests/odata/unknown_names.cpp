// SPDX-License-Identifier: MPL-2.0
#include "odata/unknown_names.hpp"

#include "odata/shop_model.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace odc;
using namespace odc::odata;

std::string said(const std::string& url, bool isOpen = false) {
    Model model = test::shopModel(Version::v4);
    model.types["S.Product"].isOpen = isOpen;
    const auto query = parseRelativeUrl(url);
    BOOST_REQUIRE(query);
    return unknownNameIn(*query, model);
}

} // namespace

BOOST_AUTO_TEST_SUITE(unknown_names)

BOOST_AUTO_TEST_CASE(names_that_are_not_there_are_told_with_the_nearest) {
    const std::vector<std::pair<std::string, std::string>> expected{
        {"Prodcts", "The service has no \"Prodcts\"; did you mean \"Products\"?"},
        {"products(1)/Name", "The service has no \"products\"; did you mean \"Products\"?"},
        {"Qqqqq", "The service has no \"Qqqqq\"."},
        {"Products?$select=Id,Nmae", "S.Product has no \"Nmae\"; did you mean \"Name\"?"},
        {"Products?$select=Origin/Town", "S.Address has no \"Town\"."},
        {"Products?$expand=Makers", "S.Product has no \"Makers\"; did you mean \"Maker\"?"},
        {"Products?$expand=Maker($select=Nam)", "S.Maker has no \"Nam\"; did you mean \"Name\"?"},
        {"Products?$filter=Pric gt 5", "S.Product has no \"Pric\"; did you mean \"Price\"?"},
        {"Products?$orderby=price desc", "S.Product has no \"price\"; did you mean \"Price\"?"}};
    for (const auto& [url, sentence] : expected)
        BOOST_TEST(said(url) == sentence, url << ": " << said(url));
}

BOOST_AUTO_TEST_CASE(what_is_known_or_may_be_there_is_passed_over) {
    for (const std::string url :
         {"Products?$select=Id,*,Pages&$filter=S.Book/Pages gt 5 and Tags/any(t:t eq 'x')",
          "Products(1)/Related?$expand=Maker/$ref&$orderby=Origin/City,$count",
          "Products/$count?$filter=$it/Id gt 5", "$metadata", "", "Find(name='x')",
          "Products?$apply=aggregate(Prce with sum as X)&$orderby=X",
          "Products?$filter=this is no filter"})
        BOOST_TEST(said(url) == "", url << ": " << said(url));
    BOOST_TEST(said("Products?$select=Anything", true) == "");
}

BOOST_AUTO_TEST_SUITE_END()
