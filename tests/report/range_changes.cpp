// SPDX-License-Identifier: MPL-2.0
#include "report/range_changes.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;
using base::ValueKind;

namespace {

const std::vector<RangeColumn> orders{
    {"Id", ValueKind::integer, true}, {"Customer", ValueKind::text}, {"Day", ValueKind::date}};
const base::Day nullDate{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};

SheetRow order(double id, const std::string& customer, double day) {
    return {id, customer, day};
}

std::string written(const RangeChanges& changes) {
    std::string text;
    for (const RowChange& row : changes.rows) {
        text += std::to_string(static_cast<int>(row.fate)) + " " + std::to_string(row.row) + " " +
                rowName(changes, row, nullDate) + ":";
        for (const CellChange& cell : row.cells) {
            const RangeColumn& column = changes.columns[cell.column];
            text += " " + column.path + " " + textOf(cell.before, column.kind, nullDate) + ">" +
                    textOf(cell.after, column.kind, nullDate);
        }
        text += "\n";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_changes)

BOOST_AUTO_TEST_CASE(new_changed_and_gone_rows_are_listed_in_this_order_with_their_cells) {
    const RangeChanges changes =
        listChanges(orders, {
                                {order(9, "Gone", 41821), std::nullopt, 5},
                                {order(2, "Old", 41821), order(2, "New", 41822), 1},
                                {std::nullopt, order(7, "Fresh", 41821.5), 3},
                                {std::nullopt, order(6, "First", 41821), 0},
                            });
    BOOST_TEST(written(changes) == "0 0 Id 6: Id >6 Customer >First Day >2014-07-01\n"
                                   "0 3 Id 7: Id >7 Customer >Fresh Day >2014-07-01T12:00:00\n"
                                   "1 1 Id 2: Customer Old>New Day 2014-07-01>2014-07-02\n"
                                   "2 5 Id 9: Id 9> Customer Gone> Day 2014-07-01>\n");
    BOOST_TEST(!changes.isCut);
}

BOOST_AUTO_TEST_CASE(rows_that_are_the_same_are_left_out) {
    SheetRow blank{1.0, std::string(), 41821.0};
    SheetRow empty{1.0, {}, 41821.000001}; // less than a tenth of a second later
    const RangeChanges changes =
        listChanges(orders, {{blank, empty, 0}, {order(2, "Same", 1), order(2, "Same", 1), 1}});
    BOOST_TEST(written(changes).empty(), written(changes));
}

BOOST_AUTO_TEST_CASE(only_rows_whose_digests_differ_are_compared) {
    const std::vector<std::uint64_t> standing{1, 2, 3};
    const std::vector<std::uint64_t> wanted{9, 3, 8, 1};
    RowAlignment alignment;
    alignment.oldRows = {noRow, 2, 0, noRow};
    alignment.gone = {1};
    const auto byKey = rowsToCompare(standing, wanted, alignment);
    BOOST_TEST((byKey == std::vector<RowMatch>{{noRow, 0}, {noRow, 3}, {0, 2}, {1, noRow}}),
               byKey.size() << " rows");
    const auto byPlace = rowsToCompare(standing, wanted, std::nullopt);
    BOOST_TEST((byPlace == std::vector<RowMatch>{{noRow, 3}, {0, 0}, {1, 1}, {2, 2}}),
               byPlace.size() << " rows");
    const auto shorter = rowsToCompare(wanted, standing, std::nullopt);
    BOOST_TEST((shorter == std::vector<RowMatch>{{0, 0}, {1, 1}, {2, 2}, {3, noRow}}),
               shorter.size() << " rows");
}

BOOST_AUTO_TEST_CASE(a_number_that_became_a_text_is_a_change) {
    const std::vector<RangeColumn> columns{{"Id", ValueKind::integer}};
    const RangeChanges changes =
        listChanges(columns, {{SheetRow{7.0}, SheetRow{std::string("7")}, 11}});
    BOOST_TEST(written(changes) == "1 11 row 12: Id 7>7\n");
}

BOOST_AUTO_TEST_CASE(more_rows_than_anybody_reads_are_cut) {
    std::vector<RowPair> pairs(mostChangesListed + 1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].after = order(static_cast<double>(i), "Many", 1);
        pairs[i].row = static_cast<std::int32_t>(i);
    }
    const RangeChanges changes = listChanges(orders, pairs);
    BOOST_TEST(changes.isCut);
    BOOST_TEST(changes.rows.size() == mostChangesListed);
}

BOOST_AUTO_TEST_CASE(durations_are_written_as_hours_and_negative_ones_too) {
    BOOST_TEST(textOf(1.5, ValueKind::duration, nullDate) == "36:00:00");
    BOOST_TEST(textOf(-1.0 / 24, ValueKind::duration, nullDate) == "-1:00:00");
    BOOST_TEST(textOf(0.75, ValueKind::timeOfDay, nullDate) == "18:00:00");
    BOOST_TEST(textOf(SheetValue(), ValueKind::date, nullDate).empty());
}

BOOST_AUTO_TEST_SUITE_END()
