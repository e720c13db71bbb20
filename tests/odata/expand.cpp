// SPDX-License-Identifier: MPL-2.0
#include "odata/expand.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc::odata;

BOOST_AUTO_TEST_SUITE(expand)

BOOST_AUTO_TEST_CASE(both_dialects_give_a_tree) {
    const auto read = parseExpand("Orders($select=Id,Total;$expand=Lines($top=3;$levels=max);"
                                  "$filter=Name eq 'a;b,(c';$count=true),Owner/Boss");
    BOOST_REQUIRE(read);
    ExpandItem lines{"Lines"};
    lines.top = 3;
    lines.levels = 0;
    ExpandItem orders{"Orders"};
    orders.select = {"Id", "Total"};
    orders.expand = {lines};
    orders.filter = "Name eq 'a;b,(c'";
    orders.wantsCount = true;
    BOOST_TEST((*read == std::vector<ExpandItem>{orders, ExpandItem{"Owner/Boss"}}));
    BOOST_TEST(writeExpandV4(*read) == "Orders($select=Id,Total;$expand=Lines($top=3;$levels=max);"
                                       "$filter=Name eq 'a;b,(c';$count=true),Owner/Boss");
}

BOOST_AUTO_TEST_CASE(v2_writes_paths_and_refuses_what_it_has_not) {
    const auto paths = parseExpand("Orders($expand=Lines),Owner");
    BOOST_REQUIRE(paths);
    const auto written = writeExpandV2(*paths);
    BOOST_REQUIRE(written);
    BOOST_TEST(*written == "Orders/Lines,Owner");
    const auto limited = parseExpand("Orders($top=3)");
    BOOST_REQUIRE(limited);
    const auto refused = writeExpandV2(*limited);
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message ==
               "This service speaks an OData version without $top inside "
               "$expand. Leave it out.");
}

BOOST_AUTO_TEST_CASE(what_stands_between_quotation_marks_is_not_taken_apart) {
    const auto read = parseExpand("Orders($search=\"a;b) c\";$top=3),Owner");
    BOOST_REQUIRE(read);
    BOOST_REQUIRE(read->size() == 2U);
    BOOST_TEST(read->front().search == "\"a;b) c\"");
    BOOST_TEST((read->front().top == 3));
}

BOOST_AUTO_TEST_CASE(brackets_and_options_that_are_none_are_refused) {
    for (const std::string_view text :
         {"Orders($top=3", "($top=3)", "Orders($top=x)", "Orders($colour=red)",
          "Orders($filter=a;$select=x\"y)", "Orders($search=it's)", "Orders($orderby=(a;$select=b)",
          "Orders($filter=a);$select=(b)"})
        BOOST_TEST(!parseExpand(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
