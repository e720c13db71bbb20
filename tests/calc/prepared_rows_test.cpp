// SPDX-License-Identifier: MPL-2.0
#include "calc/prepared_rows.hpp"

#include "calc/convert.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace odc::calc {
namespace {

using base::ValueKind;
using report::CellFormat;
using std::chrono::January;
using std::chrono::July;

// Calc's day 0.
constexpr base::Day nullDate{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};

struct GivenColumn {
    ValueKind kind = ValueKind::text;
    CellFormat format = CellFormat::general;
    base::Column values = {};
    bool isHidden = false;
};

/// One batch of these columns, named "0", "1", …
report::Grid gridOf(const std::vector<GivenColumn>& columns) {
    report::Grid grid;
    grid.title = "Calls";
    base::Batch batch;
    for (const GivenColumn& column : columns) {
        const std::string path = std::to_string(grid.columns.size());
        report::GridColumn shown;
        shown.path = path;
        shown.format = column.format;
        shown.isHidden = column.isHidden;
        grid.columns.push_back(shown);
        grid.rows.schema.push_back({.path = path, .kind = column.kind});
        batch.rowCount = column.values.isNull.size();
        batch.columns.push_back(column.values);
    }
    grid.rows.batches.push_back(std::move(batch));
    return grid;
}

base::Column integers(const std::vector<std::int64_t>& values) {
    base::Column column;
    for (const std::int64_t value : values)
        column.appendInteger(value);
    return column;
}

base::Column texts(const std::vector<std::string>& values) {
    base::Column column;
    for (const std::string& value : values)
        column.appendText(value);
    return column;
}

base::Column reals(const std::vector<double>& values) {
    base::Column column;
    for (const double value : values)
        column.appendReal(value);
    return column;
}

PreparedRows prepared(const report::Grid& grid) {
    auto rows = prepareRows(grid, nullDate);
    BOOST_REQUIRE_EQUAL(rows ? "" : rows.error().message, "");
    return std::move(rows).value();
}

/// A cell of all blocks as "number 1.5", "text abc", or "none" where there is no such row.
std::string cellOf(const PreparedRows& rows, std::int32_t row, std::int32_t column) {
    for (const RowBlock& block : rows.blocks) {
        if (row < block.firstRow || row >= block.firstRow + block.cells.getLength())
            continue;
        const Any& cell = block.cells[row - block.firstRow][column];
        double number = 0;
        OUString text;
        if (cell >>= number)
            return "number " + std::to_string(number);
        if (cell >>= text)
            return "text " + fromUno(text);
    }
    return "none";
}

std::string onlyCell(ValueKind kind, CellFormat format, base::Column values) {
    return cellOf(prepared(gridOf({{kind, format, std::move(values)}})), 0, 0);
}

} // namespace

BOOST_AUTO_TEST_SUITE(prepared_rows)

BOOST_AUTO_TEST_CASE(numbers_are_numbers_and_text_of_digits_stays_text) {
    BOOST_TEST(onlyCell(ValueKind::integer, CellFormat::count, integers({42})) ==
               "number 42.000000");
    BOOST_TEST(onlyCell(ValueKind::real, CellFormat::decimal, reals({1.5})) == "number 1.500000");
    BOOST_TEST(onlyCell(ValueKind::decimal, CellFormat::decimal, texts({"12.2500"})) ==
               "number 12.250000");
    BOOST_TEST(onlyCell(ValueKind::boolean, CellFormat::general, integers({1})) ==
               "number 1.000000");
    BOOST_TEST(onlyCell(ValueKind::text, CellFormat::general, texts({"00123"})) == "text 00123");
    BOOST_TEST(onlyCell(ValueKind::integer, CellFormat::text, integers({42})) == "text 42");
}

BOOST_AUTO_TEST_CASE(what_a_double_cannot_hold_is_kept_as_text_and_said) {
    const PreparedRows rows = prepared(
        gridOf({{ValueKind::text, CellFormat::general, texts({"a", "b"})},
                {ValueKind::integer, CellFormat::count, integers({1, 9'007'199'254'740'993})},
                {ValueKind::decimal, CellFormat::decimal, texts({"0.1234567890123456789", "2"})}}));
    BOOST_TEST(cellOf(rows, 0, 1) == "number 1.000000");
    BOOST_TEST(cellOf(rows, 1, 1) == "text 9007199254740993");
    BOOST_TEST(cellOf(rows, 0, 2) == "text 0.1234567890123456789");
    BOOST_REQUIRE_EQUAL(rows.exactTexts.size(), 2U);
    BOOST_TEST(rows.exactTexts[0].row == 0);
    BOOST_TEST(rows.exactTexts[0].column == 2);
    BOOST_TEST(rows.exactTexts[1].row == 1);
    BOOST_TEST(rows.exactTexts[1].column == 1);
}

BOOST_AUTO_TEST_CASE(a_column_of_decimals_tells_the_most_that_one_has) {
    const PreparedRows rows =
        prepared(gridOf({{ValueKind::decimal, CellFormat::general, texts({"0.28", "0.2912", "3"})},
                         {ValueKind::real, CellFormat::general, reals({0.5, 0.25, 0.125})}}));
    BOOST_REQUIRE_EQUAL(rows.seen.size(), 2U);
    BOOST_TEST(rows.seen[0].decimals == 4);
    BOOST_TEST(rows.seen[1].decimals == 0);
}

BOOST_AUTO_TEST_CASE(real_numbers_without_a_value_are_words) {
    BOOST_TEST(onlyCell(ValueKind::real, CellFormat::general,
                        reals({std::numeric_limits<double>::infinity()})) == "text INF");
    BOOST_TEST(onlyCell(ValueKind::real, CellFormat::general,
                        reals({std::numeric_limits<double>::quiet_NaN()})) == "text NaN");
}

BOOST_AUTO_TEST_CASE(days_count_from_the_documents_own_first_day) {
    const base::Day day{std::chrono::year{2014}, July, std::chrono::day{5}};
    const base::Ticks noon = base::ticksOf(day) + base::ticksPerDay / 2;
    BOOST_TEST(onlyCell(ValueKind::dateTime, CellFormat::dateTime, integers({noon})) ==
               "number 41825.500000");
    const report::Grid grid =
        gridOf({{ValueKind::date, CellFormat::date, integers({base::ticksOf(day)})}});
    const base::Day firstOf1904{std::chrono::year{1904}, January, std::chrono::day{1}};
    const auto rows = prepareRows(grid, firstOf1904);
    BOOST_REQUIRE(rows.has_value());
    BOOST_TEST(cellOf(*rows, 0, 0) == "number 40363.000000");
}

BOOST_AUTO_TEST_CASE(durations_are_parts_of_a_day_whether_in_ticks_or_seconds) {
    BOOST_TEST(onlyCell(ValueKind::duration, CellFormat::duration,
                        integers({base::ticksPerDay / 4})) == "number 0.250000");
    BOOST_TEST(onlyCell(ValueKind::integer, CellFormat::duration, integers({43'200})) ==
               "number 0.500000");
}

BOOST_AUTO_TEST_CASE(null_and_a_column_that_a_batch_lacks_are_empty_texts) {
    base::Column withNull = integers({1});
    withNull.appendNull(base::Storage::integers);
    report::Grid grid = gridOf({{ValueKind::integer, CellFormat::count, withNull}});
    grid.columns.push_back(grid.columns.front());
    grid.rows.schema.push_back({.path = "later", .kind = ValueKind::integer});
    const PreparedRows rows = prepared(grid);
    BOOST_TEST(cellOf(rows, 0, 0) == "number 1.000000");
    BOOST_TEST(cellOf(rows, 1, 0) == "text ");
    BOOST_TEST(cellOf(rows, 0, 1) == "text ");
}

BOOST_AUTO_TEST_CASE(hidden_columns_are_left_out) {
    const PreparedRows rows =
        prepared(gridOf({{ValueKind::text, CellFormat::general, texts({"seen"})},
                         {ValueKind::text, CellFormat::general, texts({"unseen"}), true}}));
    BOOST_REQUIRE_EQUAL(rows.columns.size(), 1U);
    BOOST_TEST(rows.columns[0] == 0U);
    BOOST_TEST(rows.blocks.front().cells[0].getLength() == 1);
}

BOOST_AUTO_TEST_CASE(a_row_for_subtotals_follows_each_group) {
    report::Grid grid = gridOf({{ValueKind::integer, CellFormat::count, integers({10, 11, 20})}});
    grid.groups = {{"first", 0, 2}, {"second", 2, 1}};
    const PreparedRows rows = prepared(grid);
    BOOST_TEST(rows.rowCount == 5);
    BOOST_REQUIRE_EQUAL(rows.subtotals.size(), 2U);
    BOOST_TEST(rows.subtotals[0].row == 2);
    BOOST_TEST(rows.subtotals[0].firstRow == 0);
    BOOST_TEST(rows.subtotals[0].rowCount == 2);
    BOOST_TEST(rows.subtotals[1].row == 4);
    BOOST_TEST(rows.subtotals[1].heading == "second");
    BOOST_TEST(cellOf(rows, 2, 0) == "text ");
    BOOST_TEST(cellOf(rows, 3, 0) == "number 20.000000");
}

BOOST_AUTO_TEST_CASE(many_rows_come_in_blocks_that_follow_each_other) {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < 50'000; ++i)
        values.push_back(i);
    const PreparedRows rows =
        prepared(gridOf({{ValueKind::integer, CellFormat::count, integers(values)}}));
    BOOST_TEST(rows.rowCount == 50'000);
    BOOST_TEST(rows.blocks.size() > 1U);
    std::int32_t next = 0;
    for (const RowBlock& block : rows.blocks) {
        BOOST_REQUIRE_EQUAL(block.firstRow, next);
        BOOST_TEST(block.cells.getLength() <= 20'000);
        next += block.cells.getLength();
    }
    BOOST_TEST(next == 50'000);
    BOOST_TEST(cellOf(rows, 49'999, 0) == "number 49999.000000");
}

BOOST_AUTO_TEST_CASE(rows_of_several_batches_are_one_run) {
    report::Grid grid = gridOf({{ValueKind::text, CellFormat::general, texts({"a", "b"})}});
    grid.rows.batches.push_back({});
    base::Batch last;
    last.rowCount = 1;
    last.columns.push_back(texts({"c"}));
    grid.rows.batches.push_back(std::move(last));
    const PreparedRows rows = prepared(grid);
    BOOST_TEST(rows.rowCount == 3);
    BOOST_TEST(cellOf(rows, 2, 0) == "text c");
}

BOOST_AUTO_TEST_CASE(more_rows_than_a_sheet_has_are_refused) {
    report::Grid grid = gridOf({{ValueKind::integer, CellFormat::count, {}}});
    base::Batch batch;
    batch.rowCount = 1'048'001;
    grid.rows.batches = {batch};
    const auto rows = prepareRows(grid, nullDate);
    BOOST_REQUIRE(!rows.has_value());
    BOOST_TEST(base::nameOf(rows.error().kind) == "tooLarge");
    BOOST_TEST(rows.error().message.find("1048001") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace odc::calc
