// SPDX-License-Identifier: MPL-2.0
#include "report/range_columns.hpp"
#include "report/reason.hpp"
#include "report/tables.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;
using base::ValueKind;
using test::Cells;

namespace {

Grid gridOf(const std::vector<std::pair<std::string, ValueKind>>& columns, const Cells& rows) {
    Grid grid;
    grid.rows = test::tableOf(columns, rows, 2);
    for (const auto& column : columns) {
        GridColumn shown;
        shown.path = column.first;
        shown.heading = column.first;
        grid.columns.push_back(shown);
    }
    return grid;
}

Grid sample() {
    return gridOf({{"Id", ValueKind::integer}, {"New", ValueKind::text}, {"Name", ValueKind::text}},
                  {{"1", "n", "a"}, {"2", "m", "b"}, {"3", "o", "c"}});
}

const std::vector<RangeColumn> known{{"Name", ValueKind::text, false},
                                     {"Old", ValueKind::real, false},
                                     {"Id", ValueKind::integer, true}};
const std::vector<std::string> idKey{"Id"};

RangeProperties with(ColumnChanges changes) {
    RangeProperties properties;
    properties.columnChanges = changes;
    return properties;
}

std::vector<std::string> pathsOf(const ArrangedColumns& arranged) {
    std::vector<std::string> paths;
    for (const RangeColumn& column : arranged.columns)
        paths.push_back(column.path + (column.isKey ? "*" : ""));
    return paths;
}

using Paths = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(range_columns)

BOOST_AUTO_TEST_CASE(a_new_range_shows_the_columns_as_they_come) {
    Grid grid = sample();
    grid.columns[1].isHidden = true;
    const auto arranged = arrangeColumns(grid, {}, {}, idKey);
    BOOST_REQUIRE_MESSAGE(arranged.has_value(), test::reasonOf(arranged));
    BOOST_TEST(pathsOf(*arranged) == (Paths{"Id*", "Name"}), boost::test_tools::per_element());
    BOOST_TEST(arranged->added == 2U);
    BOOST_TEST(arranged->warnings.empty());
    BOOST_TEST((test::cellsOf(grid.rows) == Cells{{"1", "a"}, {"2", "b"}, {"3", "c"}}),
               test::written(test::cellsOf(grid.rows)));
}

BOOST_AUTO_TEST_CASE(columns_stay_where_they_stand_and_new_ones_come_behind) {
    Grid grid = sample();
    const auto arranged = arrangeColumns(grid, known, with(ColumnChanges::follow), idKey);
    BOOST_REQUIRE_MESSAGE(arranged.has_value(), test::reasonOf(arranged));
    BOOST_TEST(pathsOf(*arranged) == (Paths{"Name", "Id*", "New"}),
               boost::test_tools::per_element());
    BOOST_TEST(arranged->gone == std::vector<std::size_t>{1}, boost::test_tools::per_element());
    BOOST_TEST(arranged->added == 1U);
    BOOST_TEST(arranged->warnings.size() == 2U);
    BOOST_TEST(
        (test::cellsOf(grid.rows) == Cells{{"a", "1", "n"}, {"b", "2", "m"}, {"c", "3", "o"}}),
        test::written(test::cellsOf(grid.rows)));
}

BOOST_AUTO_TEST_CASE(kept_columns_are_empty_and_new_ones_are_left_out) {
    Grid grid = sample();
    const auto arranged = arrangeColumns(grid, known, with(ColumnChanges::keep), idKey);
    BOOST_REQUIRE_MESSAGE(arranged.has_value(), test::reasonOf(arranged));
    BOOST_TEST(pathsOf(*arranged) == (Paths{"Name", "Old", "Id*"}),
               boost::test_tools::per_element());
    BOOST_TEST(arranged->gone.empty());
    BOOST_TEST(arranged->added == 0U);
    const test::Cell null;
    BOOST_TEST(
        (test::cellsOf(grid.rows) == Cells{{"a", null, "1"}, {"b", null, "2"}, {"c", null, "3"}}),
        test::written(test::cellsOf(grid.rows)));
}

BOOST_AUTO_TEST_CASE(differences_are_refused_by_name_where_the_properties_say_so) {
    Grid grid = sample();
    const auto arranged = arrangeColumns(grid, known, with(ColumnChanges::refuse), idKey);
    BOOST_REQUIRE(!arranged.has_value());
    BOOST_TEST(arranged.error().message.find("New: New. No longer there: Old.") !=
                   std::string::npos,
               arranged.error().message);
}

BOOST_AUTO_TEST_CASE(keys_count_only_where_all_of_them_are_shown) {
    Grid grid = sample();
    const std::vector<std::string> two{"Id", "Line"};
    const auto arranged = arrangeColumns(grid, {}, {}, two);
    BOOST_REQUIRE_MESSAGE(arranged.has_value(), test::reasonOf(arranged));
    BOOST_TEST(pathsOf(*arranged) == (Paths{"Id", "New", "Name"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_users_keys_come_before_the_services_and_must_be_there) {
    Grid grid = sample();
    RangeProperties properties;
    properties.keys = {"Name"};
    const auto arranged = arrangeColumns(grid, {}, properties, idKey);
    BOOST_REQUIRE_MESSAGE(arranged.has_value(), test::reasonOf(arranged));
    BOOST_TEST(pathsOf(*arranged) == (Paths{"Id", "New", "Name*"}),
               boost::test_tools::per_element());
    properties.keys = {"Colour"};
    const auto lacking = arrangeColumns(grid, {}, properties, idKey);
    BOOST_REQUIRE(!lacking.has_value());
    BOOST_TEST(lacking.error().message.find("Colour") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_columns_are_an_error) {
    Grid grid;
    BOOST_TEST(!arrangeColumns(grid, {}, {}, {}).has_value());
    BOOST_TEST(!arrangeColumns(grid, known, with(ColumnChanges::keep), {}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
