// SPDX-License-Identifier: MPL-2.0
#include "report/sheet_rows.hpp"
#include "report/reason.hpp"
#include "report/row_digest.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <set>

using namespace odc;
using namespace odc::report;

namespace {

const base::Day nullDate{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};
const base::ColumnInfo id{.path = "Id", .kind = base::ValueKind::integer};
const base::ColumnInfo name{.path = "Name", .kind = base::ValueKind::text};
const base::ColumnInfo day{.path = "Day", .kind = base::ValueKind::date};

/// Id, Name, Day; of each batch `rows` rows.
SheetRows rowsOf(std::size_t batches, std::size_t rows) {
    feed::Spool spool(1'000);
    std::int64_t number = 0;
    for (std::size_t i = 0; i < batches; ++i) {
        base::Batch batch;
        batch.rowCount = rows;
        batch.columns.resize(3);
        for (std::size_t row = 0; row < rows; ++row, ++number) {
            batch.columns[0].appendInteger(number);
            batch.columns[1].appendText("n" + std::to_string(number % 7));
            batch.columns[2].appendInteger(number * base::ticksPerDay);
        }
        BOOST_REQUIRE(spool.append(batch).has_value());
    }
    return {{{2, CellFormat::date, day},
             {std::nullopt, CellFormat::general, name},
             {1, CellFormat::text, name},
             {0, CellFormat::count, id}},
            nullDate,
            std::make_shared<feed::Spool>(std::move(spool))};
}

} // namespace

BOOST_AUTO_TEST_SUITE(sheet_rows)

BOOST_AUTO_TEST_CASE(rows_are_cells_in_the_order_of_the_sheet) {
    const SheetRows rows = rowsOf(3, 10);
    RowReader reader(rows);
    for (const std::int64_t row : {0, 29, 9, 10}) {
        const auto cells = reader.cells(row);
        BOOST_REQUIRE(cells.has_value());
        BOOST_REQUIRE(cells->size() == 4U);
        BOOST_TEST((*cells)[0].number == 25'569 + static_cast<double>(row));
        BOOST_TEST(((*cells)[1].kind == CellValue::Kind::empty));
        BOOST_TEST((*cells)[2].text() == "n" + std::to_string(row % 7));
        BOOST_TEST((*cells)[3].number == static_cast<double>(row));
    }
}

BOOST_AUTO_TEST_CASE(each_row_has_its_marks_however_many_threads_there_are) {
    const SheetRows rows = rowsOf(30, 4'000);
    const std::vector<std::size_t> key{3};
    const auto marks = markRows(rows, key, {});
    BOOST_REQUIRE_MESSAGE(marks.has_value(), test::reasonOf(marks));
    BOOST_TEST(marks->digests.size() == 120'000U);
    BOOST_TEST(std::set(marks->digests.begin(), marks->digests.end()).size() == 120'000U);
    BOOST_TEST(std::set(marks->keys.begin(), marks->keys.end()).size() == 120'000U);
    RowDigest last;
    last.addNumber(119'999);
    BOOST_TEST(marks->keys.back() == last.value());
}

BOOST_AUTO_TEST_CASE(without_a_key_there_are_no_keys) {
    const auto marks = markRows(rowsOf(1, 3), {}, {});
    BOOST_REQUIRE(marks.has_value());
    BOOST_TEST(marks->keys.empty());
}

BOOST_AUTO_TEST_CASE(digits_that_no_number_holds_are_noted) {
    feed::Spool spool(1'000);
    base::Batch batch;
    batch.rowCount = 2;
    batch.columns.resize(1);
    batch.columns[0].appendInteger(5);
    batch.columns[0].appendInteger(9'007'199'254'740'993);
    BOOST_REQUIRE(spool.append(batch).has_value());
    const SheetRows rows({{0, CellFormat::count, id}}, nullDate,
                         std::make_shared<feed::Spool>(std::move(spool)));
    const auto marks = markRows(rows, {}, {});
    BOOST_REQUIRE(marks.has_value());
    BOOST_TEST((marks->exactCells == std::vector<ExactCell>{{1, 0}}));
}

BOOST_AUTO_TEST_CASE(what_was_stopped_ends) {
    std::stop_source stop;
    stop.request_stop();
    const auto marks = markRows(rowsOf(1, 3), {}, {stop.get_token(), {}});
    BOOST_REQUIRE(!marks.has_value());
    BOOST_TEST((marks.error().kind == base::ErrorKind::cancelled));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(row_digest)

BOOST_AUTO_TEST_CASE(cells_are_told_apart_by_value_kind_and_place) {
    std::set<std::uint64_t> seen;
    const auto note = [&](const std::function<void(RowDigest&)>& fill) {
        RowDigest digest;
        fill(digest);
        BOOST_TEST(seen.insert(digest.value()).second, "after " << seen.size());
        BOOST_TEST(digest.value() != unknownDigest);
    };
    note([](RowDigest&) {});
    note([](RowDigest& d) { d.addEmpty(); });
    note([](RowDigest& d) { d.addNumber(0); });
    note([](RowDigest& d) { d.addNumber(1); });
    note([](RowDigest& d) { d.addText("1"); });
    note([](RowDigest& d) { d.addText("12345678"); });
    note([](RowDigest& d) { d.addText("123456781"); });
    note([](RowDigest& d) { (d.addText("12345678"), d.addText("1")); });
    note([](RowDigest& d) { (d.addText("1"), d.addText("12345678")); });
    note([](RowDigest& d) { (d.addText("a"), d.addText("b")); });
    note([](RowDigest& d) { d.addText("ab"); });
    note([](RowDigest& d) { (d.addEmpty(), d.addText("ab")); });
    note([](RowDigest& d) { (d.addText("ab"), d.addEmpty()); });
    note([](RowDigest& d) { d.addText(std::string_view("ab\0", 3)); });
}

BOOST_AUTO_TEST_CASE(an_empty_text_is_an_empty_cell_and_minus_zero_is_zero) {
    RowDigest left;
    left.addText("");
    left.addNumber(-0.0);
    RowDigest right;
    right.addEmpty();
    right.addNumber(0.0);
    BOOST_TEST(left.value() == right.value());
}

BOOST_AUTO_TEST_SUITE_END()
