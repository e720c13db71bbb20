// SPDX-License-Identifier: MPL-2.0
#include "base/table.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc::base;

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(values_are_found_over_batches_and_missing_columns_are_null) {
    Table table;
    table.schema = {{.path = "ID", .kind = ValueKind::integer}, {.path = "Name"}};
    Batch narrow{.rowCount = 1, .columns = {Column{}}};
    narrow.columns[0].appendInteger(7);
    Batch wide{.rowCount = 2, .columns = {Column{}, Column{}}};
    wide.columns[0].appendInteger(8);
    wide.columns[0].appendNull(Storage::integers);
    wide.columns[1].appendText("b");
    wide.columns[1].appendText("");
    table.batches = {narrow, wide};
    BOOST_TEST(table.rowCount() == 3U);
    BOOST_TEST(textAt(table, 0, 0).value() == "7");
    BOOST_TEST(!textAt(table, 0, 1));
    BOOST_TEST(textAt(table, 1, 1).value() == "b");
    BOOST_TEST(!textAt(table, 2, 0));
    BOOST_TEST(textAt(table, 2, 1).value() == "");
    BOOST_TEST(!textAt(table, 3, 0));
    BOOST_TEST(indexOf(table.schema, "Name").value() == 1U);
    BOOST_TEST(!indexOf(table.schema, "name"));
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_canonical_text) {
    Column column;
    column.appendInteger(ticksOf(*parseDay("2014-07-15")) + 11 * 3600 * ticksPerSecond);
    BOOST_TEST(textOf(ValueKind::dateTime, column, 0).value() == "2014-07-15T11:00:00");
    BOOST_TEST(textOf(ValueKind::dateTimeOffset, column, 0).value() == "2014-07-15T11:00:00Z");
    BOOST_TEST(textOf(ValueKind::date, column, 0).value() == "2014-07-15");
    Column flag;
    flag.appendInteger(1);
    BOOST_TEST(textOf(ValueKind::boolean, flag, 0).value() == "true");
    BOOST_TEST(textOf(ValueKind::duration, flag, 0).value() == "PT0.0000001S");
}

BOOST_AUTO_TEST_SUITE_END()
