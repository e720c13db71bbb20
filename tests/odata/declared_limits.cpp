// SPDX-License-Identifier: MPL-2.0
#include "odata/declared_limits.hpp"

#include "odata/shop_model.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace odc;
using namespace odc::odata;

Model declaring(const Capabilities& can, std::vector<std::string> functions) {
    Model model = test::shopModel(Version::v4);
    for (EntitySet& set : model.entitySets)
        if (set.name == "Products")
            set.capabilities = can;
    model.service.filterFunctions = std::move(functions);
    return model;
}

/// What is told of a URL, without what each sentence begins with; "!" behind what may go unnoticed.
std::string said(const std::string& url, const Capabilities& can,
                 std::vector<std::string> functions = {}) {
    constexpr std::string_view beginning = "The service declares that ";
    const auto query = parseRelativeUrl(url);
    BOOST_REQUIRE(query);
    std::string all;
    for (const DeclaredLimit& limit :
         declaredLimitsOn(*query, declaring(can, std::move(functions)))) {
        BOOST_TEST(limit.sentence.starts_with(beginning), limit.sentence);
        all += (all.empty() ? "" : " ") + limit.sentence.substr(beginning.size()) +
               (limit.mayGoUnnoticed ? "!" : "");
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(declared_limits)

BOOST_AUTO_TEST_CASE(filters_against_what_is_declared_are_told) {
    const Capabilities can{.requiredFilters = {"Id"},
                           .nonFilterable = {"Origin", "Maker/Name"},
                           .filterExpressions = {{"Price", "SingleRange"}}};
    BOOST_TEST(said("Products", can) == "\"Products\" needs a filter on \"Id\".");
    BOOST_TEST(said("Products?$filter=Id eq 1 and Name eq 'x'", can) == "");
    BOOST_TEST(said("Products?$filter=$it/Id eq 1 and Origin/City eq 'x'", can) ==
               "\"Products\" cannot be filtered by \"Origin/City\".!");
    BOOST_TEST(said("Products?$filter=Id eq 1 and startswith(Maker/Name,'x')", can) ==
               "\"Products\" cannot be filtered by \"Maker/Name\".!");
    BOOST_TEST(said("Products?$filter=Id eq 1 and Price ne 5", can) ==
               "a filter may ask of \"Price\" no more than one range.");
    BOOST_TEST(said("Products?$filter=Id eq 1", {.isFilterable = false}) ==
               "\"Products\" cannot be filtered.!");
    BOOST_TEST(said("Products", {.isFilterRequired = true}) == "\"Products\" needs a filter.");
}

BOOST_AUTO_TEST_CASE(functions_that_a_filter_may_not_use_are_told) {
    const std::vector<std::string> functions{"contains"};
    BOOST_TEST(said("Products?$filter=contains(Name,'x')", {}, functions) == "");
    BOOST_TEST(said("Products?$filter=contains(tolower(Name),'x')", {}, functions) ==
               "its filters know no tolower().");
}

BOOST_AUTO_TEST_CASE(orders_against_what_is_declared_are_told) {
    const Capabilities can{
        .nonSortable = {"Name"}, .ascendingOnly = {"Id"}, .descendingOnly = {"Price"}};
    BOOST_TEST(said("Products?$orderby=Id,Price desc", can) == "");
    BOOST_TEST(said("Products?$orderby=Id desc,Price,length(Name)", can) ==
               "\"Products\" can be sorted by \"Id\" in ascending order only.! "
               "\"Products\" can be sorted by \"Price\" in descending order only.! "
               "\"Products\" cannot be sorted by \"Name\".!");
    BOOST_TEST(said("Products?$orderby=Id", {.isSortable = false}) ==
               "\"Products\" cannot be sorted.!");
}

BOOST_AUTO_TEST_CASE(expansions_against_what_is_declared_are_told) {
    const Capabilities can{.nonExpandable = {"Maker"}, .maxExpandLevels = 2};
    BOOST_TEST(said("Products?$expand=Related($expand=Related)", can) == "");
    BOOST_TEST(said("Products?$expand=Maker/$ref,Related($expand=Related($expand=Related))", can) ==
               "\"Maker\" of \"Products\" cannot be expanded.! "
               "\"Products\" can be expanded no deeper than 2 levels.!");
    BOOST_TEST(said("Products?$expand=Maker", {.isExpandable = false}) ==
               "nothing of \"Products\" can be expanded.!");
}

BOOST_AUTO_TEST_CASE(options_that_are_declared_as_missing_are_told) {
    BOOST_TEST(
        said("Products?$search=x&$skip=1&$top=1&$count=true&$select=Id",
             {.isSearchable = false,
              .isCountable = false,
              .isTopSupported = false,
              .isSkipSupported = false,
              .isSelectSupported = false}) ==
        "\"Products\" cannot be searched.! rows of \"Products\" cannot be skipped.! "
        "\"Products\" cannot be asked for its first rows only. "
        "rows of \"Products\" cannot be counted. columns of \"Products\" cannot be selected.");
}

BOOST_AUTO_TEST_CASE(nothing_is_told_of_what_the_declaration_is_not_about) {
    const Capabilities can{.isFilterable = false};
    BOOST_TEST(said("Products(1)/Related?$filter=Id eq 1", can) == "");
    BOOST_TEST(said("Products/S.Book?$filter=Id eq 1", can) == "\"Products\" cannot be filtered.!");
    BOOST_TEST(said("Products?$apply=filter(Id eq 1)&$filter=Id eq 1", can) == "");
    BOOST_TEST(said("Nothing?$filter=Id eq 1", can) == "");
}

BOOST_AUTO_TEST_SUITE_END()
