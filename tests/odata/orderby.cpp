// SPDX-License-Identifier: MPL-2.0
#include "odata/orderby.hpp"

#include <boost/test/unit_test.hpp>

using odc::odata::parseOrderByV2;
using odc::odata::writeOrderByV2;

BOOST_AUTO_TEST_SUITE(orderby)

BOOST_AUTO_TEST_CASE(items_keep_their_order_and_direction) {
    const auto items = parseOrderByV2("Date desc, Total asc,length(Name) desc ,Address/City");
    BOOST_REQUIRE(items.has_value());
    BOOST_REQUIRE_EQUAL(items->size(), 4u);
    BOOST_TEST(items->at(0).expression.name == "Date");
    BOOST_TEST(items->at(0).isDescending);
    BOOST_TEST(!items->at(1).isDescending);
    BOOST_TEST(items->at(2).expression.name == "length");
    BOOST_TEST(items->at(2).isDescending);
    BOOST_TEST(items->at(3).expression.name == "Address/City");
    BOOST_TEST(writeOrderByV2(*items) == "Date desc,Total,length(Name) desc,Address/City");
}

BOOST_AUTO_TEST_CASE(an_empty_text_orders_by_nothing) {
    const auto items = parseOrderByV2("  ");
    BOOST_REQUIRE(items.has_value());
    BOOST_TEST(items->empty());
}

BOOST_AUTO_TEST_CASE(refusals_speak_of_the_order) {
    const auto wrong = parseOrderByV2("Date down");
    BOOST_REQUIRE(!wrong.has_value());
    BOOST_TEST(
        wrong.error().message ==
        "The order cannot be read at character 6: expected asc, desc, a comma or the end, but "
        "found \"down\".");
    BOOST_TEST(!parseOrderByV2("Date,").has_value());
    BOOST_TEST(!parseOrderByV2("Date desc asc").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
