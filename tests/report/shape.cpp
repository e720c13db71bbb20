// SPDX-License-Identifier: MPL-2.0
#include "report/shape.hpp"

#include "report/reason.hpp"
#include "report/tables.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <numeric>
#include <random>

using namespace odc;
using namespace odc::report;
using base::ValueKind;
using test::Cell;
using test::Cells;

namespace {

base::Table calls(const Cells& rows, std::size_t batchRows) {
    return test::tableOf({{"Type", ValueKind::text},
                          {"Seconds", ValueKind::integer},
                          {"Charge", ValueKind::decimal}},
                         rows, batchRows);
}

std::vector<GroupRun> mustShape(base::Table& table, const Shape& shape) {
    auto groups = shapeRows(table, shape);
    BOOST_REQUIRE_MESSAGE(groups.has_value(), test::reasonOf(groups));
    return *std::move(groups);
}

void checkCells(const base::Table& table, const Cells& expected) {
    const Cells found = test::cellsOf(table);
    BOOST_TEST((found == expected), "found\n"
                                        << test::written(found) << "expected\n"
                                        << test::written(expected));
}

GridColumn totalled(std::string path, Total total) {
    GridColumn column;
    column.path = std::move(path);
    column.total = total;
    return column;
}

} // namespace

BOOST_AUTO_TEST_SUITE(shape_rows)

BOOST_AUTO_TEST_CASE(nulls_stand_last_in_either_direction_and_decimals_sort_by_value) {
    const Cells rows{{"a", "1", "9.5"}, {"b", Cell(), "10"}, {"c", "3", Cell()}, {"d", "2", "-1"}};
    base::Table table = calls(rows, 3);
    mustShape(table, {.sort = {{"Charge", false}}});
    checkCells(table, {rows[3], rows[0], rows[1], rows[2]});
    table = calls(rows, 3);
    mustShape(table, {.sort = {{"Charge", true}}});
    checkCells(table, {rows[1], rows[0], rows[3], rows[2]});
    table = calls(rows, 3);
    mustShape(table, {.sort = {{"Seconds", true}}});
    checkCells(table, {rows[2], rows[3], rows[0], rows[1]});
}

BOOST_AUTO_TEST_CASE(sorting_by_several_columns_is_stable) {
    const Cells rows{{"b", "1", "1"}, {"a", "2", "2"}, {"b", "0", "3"},
                     {"a", "2", "4"}, {"b", "1", "5"}, {"a", "1", "6"}};
    base::Table table = calls(rows, 2);
    mustShape(table, {.sort = {{"Type", false}, {"Seconds", true}}});
    checkCells(table, {rows[1], rows[3], rows[5], rows[0], rows[4], rows[2]});
}

BOOST_AUTO_TEST_CASE(not_a_number_sorts_behind_numbers_and_before_nulls) {
    base::Table table = test::tableOf({{"X", ValueKind::real}},
                                      {{"NaN"}, {"1"}, {Cell()}, {"-INF"}, {"NaN"}, {"INF"}}, 2);
    mustShape(table, {.sort = {{"X", false}}});
    checkCells(table, {{"-INF"}, {"1"}, {"INF"}, {"NaN"}, {"NaN"}, {Cell()}});
}

BOOST_AUTO_TEST_CASE(top_cuts_after_sorting_and_before_grouping) {
    base::Table table =
        calls({{"b", "5", "1"}, {"a", "1", "1"}, {"a", "4", "1"}, {"b", "3", "1"}}, 2);
    const auto groups = mustShape(table, {.sort = {{"Seconds", true}}, .top = 3, .group = "Type"});
    checkCells(table, {{"a", "4", "1"}, {"b", "5", "1"}, {"b", "3", "1"}});
    const std::vector<GroupRun> expected{{"a", 0, 1}, {"b", 1, 2}};
    BOOST_TEST((groups == expected));
}

BOOST_AUTO_TEST_CASE(a_column_that_is_not_there_is_refused_by_name) {
    base::Table table = calls({}, 2);
    const auto groups = shapeRows(table, {.sort = {{"Length", false}}, .top = {}, .group = {}});
    BOOST_REQUIRE(!groups.has_value());
    BOOST_TEST((groups.error().kind == base::ErrorKind::wrongUsage));
    BOOST_TEST(groups.error().message ==
               "The report sorts by Length, a column that none of its sources has.");
}

BOOST_AUTO_TEST_CASE(random_shapes_equal_a_plain_sort_and_group_totals_add_up) {
    std::mt19937 random(11);
    for (int round = 0; round < 150; ++round) {
        Cells rows;
        for (int count = static_cast<int>(random() % 40); count > 0; --count)
            rows.push_back({random() % 8
                                ? Cell(std::string(1, static_cast<char>('a' + random() % 4)))
                                : Cell(),
                            random() % 8 ? Cell(std::to_string(random() % 10)) : Cell(),
                            std::to_string(count)});
        base::Table table = calls(rows, random() % 6 + 1);
        const auto groups =
            mustShape(table, {.sort = {{"Seconds", true}}, .top = {}, .group = "Type"});

        const auto nullsLast = [](const Cell& left, const Cell& right, bool isDescending) {
            if (!left || !right)
                return left.has_value() && !right.has_value();
            return isDescending ? *right < *left : *left < *right;
        };
        std::ranges::stable_sort(rows, [&](const auto& left, const auto& right) {
            return nullsLast(left[1], right[1], true);
        });
        std::ranges::stable_sort(rows, [&](const auto& left, const auto& right) {
            return nullsLast(left[0], right[0], false);
        });
        checkCells(table, rows);

        const std::vector<GridColumn> columns{totalled("Type", Total::count),
                                              totalled("Seconds", Total::sum),
                                              totalled("Charge", Total::maximum)};
        const Totals all = totalsOf(table, columns, 0, static_cast<std::int64_t>(rows.size()));
        double types = 0;
        double seconds = 0;
        double highest = 0;
        std::int64_t next = 0;
        for (const GroupRun& group : groups) {
            BOOST_REQUIRE_EQUAL(group.firstRow, next);
            next += group.rowCount;
            const Totals totals = totalsOf(table, columns, group.firstRow, group.rowCount);
            types += totals[0].value();
            seconds += totals[1].value_or(0);
            highest = std::max(highest, totals[2].value());
        }
        BOOST_REQUIRE_EQUAL(next, static_cast<std::int64_t>(rows.size()));
        if (rows.empty())
            continue;
        BOOST_REQUIRE_EQUAL(types, all[0].value());
        BOOST_REQUIRE_EQUAL(seconds, all[1].value_or(0));
        BOOST_REQUIRE_EQUAL(highest, all[2].value());
    }
}

BOOST_AUTO_TEST_CASE(totals_leave_nulls_out_and_are_missing_without_a_value) {
    const base::Table table =
        calls({{"a", "10", Cell()}, {Cell(), Cell(), Cell()}, {"b", "20", Cell()}}, 2);
    const std::vector<GridColumn> columns{totalled("Type", Total::count),
                                          totalled("Seconds", Total::average),
                                          totalled("Charge", Total::sum)};
    const Totals expected{2.0, 15.0, std::nullopt};
    BOOST_TEST((totalsOf(table, columns, 0, 3) == expected));
    const Totals lastOnly{1.0, 20.0, std::nullopt};
    BOOST_TEST((totalsOf(table, columns, 2, 1) == lastOnly));
}

BOOST_AUTO_TEST_CASE(a_quotient_is_null_without_a_denominator_and_its_total_divides_the_sums) {
    base::Table table =
        test::tableOf({{"Minutes", ValueKind::integer}, {"Sessions", ValueKind::decimal}},
                      {{"10", "4"}, {"5", "0"}, {Cell(), "1"}, {"9", Cell()}, {"6", "3"}}, 2);
    ColumnDefinition definition;
    definition.path = "Each";
    definition.numerator = "Minutes";
    definition.denominator = "Sessions";
    const auto added = addQuotient(table, definition);
    BOOST_REQUIRE_MESSAGE(added.has_value(), test::reasonOf(added));
    checkCells(table, {{"10", "4", "2.5"},
                       {"5", "0", Cell()},
                       {Cell(), "1", Cell()},
                       {"9", Cell(), Cell()},
                       {"6", "3", "2"}});
    std::vector<GridColumn> columns{totalled("Minutes", Total::minimum),
                                    totalled("Sessions", Total::none),
                                    totalled("Each", Total::quotient)};
    columns[2].numeratorPath = "Minutes";
    columns[2].denominatorPath = "Sessions";
    const Totals expected{5.0, std::nullopt, 30.0 / 8.0};
    BOOST_TEST((totalsOf(table, columns, 0, 5) == expected));
    BOOST_TEST(!addQuotient(table, definition).has_value());
}

BOOST_AUTO_TEST_CASE(durations_add_up_in_seconds) {
    const base::Table table =
        test::tableOf({{"Length", ValueKind::duration}}, {{"PT1M30S"}, {"PT0.5S"}, {Cell()}}, 2);
    const std::vector<GridColumn> columns{totalled("Length", Total::sum)};
    const Totals expected{90.5};
    BOOST_TEST((totalsOf(table, columns, 0, 3) == expected));
}

BOOST_AUTO_TEST_SUITE_END()
