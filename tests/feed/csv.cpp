// SPDX-License-Identifier: MPL-2.0
// Services that answer in delimited text, asked for or not.
#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(csv_that_was_asked_for_has_the_models_columns) {
    const ScriptedService script;
    script.transport->on(setUrl, answer(200, "text/csv", "Name,Id\r\nAnn,1\r\n,2\r\n"));
    auto got = script.open()->fetchTable({.resource = "Set", .format = odata::Format::csv}, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(http::headerOf(script.transport->requests().back().headers, "Accept") == "text/csv");
    BOOST_TEST(idsOf(got->table) == range(1, 2), boost::test_tools::per_element());
    BOOST_TEST(base::textAt(got->table, 0, 1).value_or("null") == "Ann");
    BOOST_TEST(!base::textAt(got->table, 1, 1).has_value());
}

BOOST_AUTO_TEST_CASE(csv_nobody_asked_for_is_read_as_well) {
    const ScriptedService script;
    script.transport->on(setUrl, answer(200, "application/octet-stream", "Id;Name\n1;Ann\n"));
    auto got = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(idsOf(got->table) == range(1, 1), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(csv_of_other_columns_than_the_models_shows_its_own) {
    const ScriptedService script;
    script.transport->on(setUrl, answer(200, "text/csv", "Day,Calls\n2014-07-01,12\n"));
    auto got = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_REQUIRE(got->summary.schema.size() == 2U);
    BOOST_TEST(got->summary.schema[0].path == "Day");
    BOOST_TEST(base::textAt(got->table, 0, 1).value_or("null") == "12");
}

BOOST_AUTO_TEST_CASE(headings_without_rows_are_the_tables_columns) {
    const ScriptedService script(false);
    script.transport->on(setUrl, answer(200, "text/csv", "Day,Calls\n"));
    auto got = script.open()->fetchTable({.resource = "Set"}, {});
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(got->summary.rows == 0);
    BOOST_TEST(got->summary.schema.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
