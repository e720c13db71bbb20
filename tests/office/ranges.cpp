// SPDX-License-Identifier: MPL-2.0
// Ranges that live: inserted, refreshed, undone, kept in files.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

void checkRows(const RangeCase& at, const Rows& seen, const Rows& expected) {
    static_cast<void>(at);
    BOOST_TEST((seen == expected), "seen" << written(seen) << "\nexpected" << written(expected));
}

const Rows fourOrders{{"Id", "Customer", "Total", "Day"},    {"1", "Customer 1", "10", "07/01/14"},
                      {"2", "Customer 2", "20", "07/01/14"}, {"3", "Customer 3", "30", "07/01/14"},
                      {"4", "Customer 4", "40", "07/01/14"}, {"", "", "", ""}};

/// The first three columns: how a date is shown is the locale's business.
Rows threeColumns(const RangeCase& at, int column, int row, int lastRow) {
    return at.shown(column, row, column + 2, lastRow);
}

Rows firstThree(Rows rows) {
    for (auto& row : rows)
        row.resize(3);
    return rows;
}

void setText(const Sheet& sheet, int column, int row, const std::string& text) {
    sheet->getCellByPosition(column, row)->setFormula(toUno(text));
}

} // namespace

BOOST_AUTO_TEST_SUITE(ranges)

BOOST_AUTO_TEST_CASE(a_url_becomes_a_named_range_with_its_definition_in_the_document) {
    RangeCase at;
    BOOST_TEST(at.insertAt(1, 2) == "Orders");
    checkRows(at, threeColumns(at, 1, 2, 7), firstThree(fourOrders));
    const auto area = rangeOf(at.document.get(), "Orders");
    BOOST_TEST(area.StartColumn == 1);
    BOOST_TEST(area.StartRow == 2);
    BOOST_TEST(area.EndColumn == 4);
    BOOST_TEST(area.EndRow == 6);
    BOOST_TEST(at.sheet->getCellByPosition(4, 3)->getValue() == 41821); // 2014-07-01
    const auto names = at.ranges()->list(at.document.get());
    BOOST_REQUIRE_EQUAL(names.getLength(), 1);
    BOOST_TEST(fromUno(names[0]) == "Orders");
    const std::string text = fromUno(at.ranges()->definitionOf(at.document.get(), "Orders"));
    BOOST_TEST(text.starts_with("odata-range 1\nservice = " + at.service.root()), text);
    BOOST_TEST(text.find("[column Id]\nkind = integer\nkey = yes") != std::string::npos, text);
    const auto status = at.ranges()->statusOf(at.document.get(), "Orders");
    BOOST_TEST(status.Rows == 4);
    BOOST_TEST(status.Added == 4);
    BOOST_TEST(status.Pages == 1);
    BOOST_TEST(status.Bytes > 0);
    BOOST_TEST(status.Seconds > 0);
    BOOST_TEST(!status.When.isEmpty());
    BOOST_TEST(!status.IsRefreshing);
}

BOOST_AUTO_TEST_CASE(a_refresh_writes_only_the_cells_that_differ) {
    RangeCase at;
    at.insertAt(0, 0);
    auto rows = ordersUpTo(4);
    rows[2].total = 31;
    at.service.setRows(rows);
    const auto status = at.refresh();
    BOOST_TEST(status.CellsWritten == 1);
    BOOST_TEST(status.Changed == 1);
    BOOST_TEST(status.Added == 0);
    BOOST_TEST(status.Gone == 0);
    BOOST_TEST(numberAt(at.sheet, 2, 3) == 31);
    BOOST_TEST(at.refresh().CellsWritten == 0);
}

BOOST_AUTO_TEST_CASE(pages_that_have_not_changed_are_not_sent_again_and_edits_are_put_right) {
    RangeCase at;
    at.service.setValidators(true);
    at.insertAt(0, 0);
    auto status = at.refresh();
    BOOST_TEST(status.PagesUnchanged == status.Pages);
    BOOST_TEST(status.CellsWritten == 0);
    setText(at.sheet, 1, 2, "Mine");
    status = at.refresh();
    BOOST_TEST(status.PagesUnchanged == status.Pages);
    BOOST_TEST(status.CellsWritten == 1);
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
    auto rows = ordersUpTo(4);
    rows[0].total = 11;
    at.service.setRows(rows);
    status = at.refresh();
    BOOST_TEST(status.PagesUnchanged == 0);
    BOOST_TEST(status.CellsWritten == 1);
    at.undo()->undo();
    status = at.refresh();
    BOOST_TEST(status.PagesUnchanged == status.Pages);
    BOOST_TEST(status.CellsWritten == 1);
    BOOST_TEST(numberAt(at.sheet, 2, 1) == 11);
}

BOOST_AUTO_TEST_CASE(what_somebody_else_wrote_into_the_range_is_put_right) {
    RangeCase at;
    at.insertAt(0, 0);
    setText(at.sheet, 1, 2, "Mine");
    setText(at.sheet, 2, 3, "=10+20");
    const auto status = at.refresh();
    BOOST_TEST(status.CellsWritten == 2);
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
    BOOST_TEST(formulaAt(at.sheet, 2, 3) == "30");
    at.undo()->undo();
    BOOST_TEST(textAt(at.sheet, 1, 2) == "Mine");
    BOOST_TEST(formulaAt(at.sheet, 2, 3) == "=10+20");
}

BOOST_AUTO_TEST_CASE(one_undo_step_takes_a_new_range_back_and_redo_brings_it) {
    RangeCase at;
    setText(at.sheet, 0, 20, "before");
    const auto before = contentOf(at.document.get());
    const std::size_t steps = at.undoTitles().size();
    at.insertAt(1, 1);
    BOOST_TEST(at.undoTitles().size() == steps + 1);
    BOOST_TEST(at.undoTitles().front() == "Insert OData range: Orders");
    const auto after = contentOf(at.document.get());
    const std::string definition = fromUno(at.ranges()->definitionOf(at.document.get(), "Orders"));
    at.undo()->undo();
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(at.ranges()->list(at.document.get()).getLength() == 0);
    at.undo()->redo();
    BOOST_TEST(contentOf(at.document.get()) == after, boost::test_tools::per_element());
    BOOST_TEST(fromUno(at.ranges()->definitionOf(at.document.get(), "Orders")) == definition);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 5);
    at.undo()->undo();
    at.undo()->undo();
    BOOST_TEST(textAt(at.sheet, 0, 20).empty());
}

BOOST_AUTO_TEST_CASE(a_range_grows_by_cells_that_move_and_undo_brings_all_back) {
    RangeCase at;
    at.insertAt(0, 0);
    setText(at.sheet, 2, 5, "=SUM(C2:C5)");
    setText(at.sheet, 6, 5, "beside");
    const auto before = contentOf(at.document.get());
    const std::string definition = fromUno(at.ranges()->definitionOf(at.document.get(), "Orders"));
    at.service.setRows(ordersUpTo(7));
    const auto status = at.refresh();
    BOOST_TEST(status.Added == 3);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 7);
    BOOST_TEST(formulaAt(at.sheet, 2, 8) == "=SUM(C2:C8)");
    BOOST_TEST(numberAt(at.sheet, 2, 8) == 280);
    BOOST_TEST(textAt(at.sheet, 6, 5) == "beside");
    const auto after = contentOf(at.document.get());
    at.undo()->undo();
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 4);
    BOOST_TEST(formulaAt(at.sheet, 2, 5) == "=SUM(C2:C5)");
    BOOST_TEST(fromUno(at.ranges()->definitionOf(at.document.get(), "Orders")) == definition);
    at.undo()->redo();
    BOOST_TEST(contentOf(at.document.get()) == after, boost::test_tools::per_element());
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 7);
}

BOOST_AUTO_TEST_CASE(a_range_shrinks_to_one_empty_row_and_grows_again) {
    RangeCase at;
    at.insertAt(0, 0);
    setText(at.sheet, 0, 6, "below");
    at.service.setRows({});
    BOOST_TEST(at.refresh().Gone == 4);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 1);
    BOOST_TEST(textAt(at.sheet, 0, 1).empty());
    BOOST_TEST(textAt(at.sheet, 0, 3) == "below");
    at.service.setRows(ordersUpTo(4));
    BOOST_TEST(at.refresh().Added == 4);
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
    BOOST_TEST(textAt(at.sheet, 0, 6) == "below");
    at.undo()->undo();
    at.undo()->undo();
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
}

BOOST_AUTO_TEST_CASE(cells_below_are_written_over_where_the_properties_say_so) {
    RangeCase at;
    at.insertAt(0, 0, {{"Growth", "overwrite cells"}});
    setText(at.sheet, 1, 5, "in the way");
    at.service.setRows(ordersUpTo(6));
    at.refresh();
    BOOST_TEST(textAt(at.sheet, 1, 5) == "Customer 5");
    at.service.setRows(ordersUpTo(3));
    at.refresh();
    BOOST_TEST(textAt(at.sheet, 1, 4).empty());
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 3);
    at.undo()->undo();
    at.undo()->undo();
    BOOST_TEST(textAt(at.sheet, 1, 5) == "in the way");
}

BOOST_AUTO_TEST_CASE(formulas_beside_the_rows_are_filled_down) {
    RangeCase at;
    at.insertAt(0, 0);
    for (int row = 1; row <= 4; ++row)
        setText(at.sheet, 4, row, "=C" + std::to_string(row + 1) + "*2");
    at.service.setRows(ordersUpTo(6));
    at.refresh();
    for (int row = 1; row <= 6; ++row)
        BOOST_TEST(numberAt(at.sheet, 4, row) == row * 20);
    BOOST_TEST(formulaAt(at.sheet, 4, 6) == "=C7*2");
    at.undo()->undo();
    BOOST_TEST(textAt(at.sheet, 4, 5).empty());
    BOOST_TEST(formulaAt(at.sheet, 4, 4) == "=C5*2");
}

BOOST_AUTO_TEST_CASE(notes_beside_the_rows_stay_with_their_row) {
    RangeCase at;
    at.insertAt(0, 0);
    setText(at.sheet, 4, 0, "Note");
    setText(at.sheet, 4, 2, "about 2");
    setText(at.sheet, 4, 4, "about 4");
    auto rows = ordersUpTo(5);
    std::swap(rows[0], rows[3]); // 4, 2, 3, 1, 5
    rows.insert(rows.begin(), {9, "Customer 9", 90});
    at.service.setRows(rows);
    const auto status = at.refresh();
    BOOST_TEST(status.Added == 2);
    BOOST_TEST(status.Changed == 0);
    checkRows(at, at.shown(4, 0, 4, 6),
              {{"Note"}, {""}, {"about 4"}, {"about 2"}, {""}, {""}, {""}});
    at.undo()->undo();
    checkRows(at, at.shown(4, 0, 4, 6),
              {{"Note"}, {""}, {"about 2"}, {""}, {"about 4"}, {""}, {""}});
}

BOOST_AUTO_TEST_CASE(notes_beside_rows_without_a_key_stop_a_refresh_that_would_move_them) {
    RangeCase at;
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    at.ranges()->insertUrl(toUno(at.service.url() + "?$select=Customer,Total"), "", "", {},
                           cells->getCellByPosition(0, 0));
    setText(at.sheet, 2, 1, "about 1");
    at.service.setRows(ordersUpTo(5));
    BOOST_TEST(at.refresh().Rows == 5); // the rows that were there stand where they stood
    auto rows = ordersUpTo(5);
    std::swap(rows[0], rows[1]);
    at.service.setRows(rows);
    const auto before = contentOf(at.document.get());
    const std::string message = messageThrown([&] { at.refresh(); });
    BOOST_TEST(message.find("nothing says which row is which") != std::string::npos, message);
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    at.ranges()->setProperties(at.document.get(), "Orders", toArguments({{"Keys", "Customer"}}));
    BOOST_TEST(kindThrown([&] { at.refresh(); }).empty());
    BOOST_TEST(textAt(at.sheet, 2, 2) == "about 1");
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_the_rows_and_says_why) {
    RangeCase at;
    at.insertAt(0, 0);
    const auto before = contentOf(at.document.get());
    const auto steps = at.undoTitles();
    at.service.setFailing(true);
    BOOST_TEST(kindThrown([&] { at.refresh(); }) == "serviceFailed");
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(at.undoTitles() == steps, boost::test_tools::per_element());
    const auto status = at.ranges()->statusOf(at.document.get(), "Orders");
    BOOST_TEST(fromUno(status.Error).find("The till is closed") != std::string::npos);
    BOOST_TEST(status.Rows == 4);
    at.service.setFailing(false);
    at.refresh();
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders").Error.isEmpty());
}

BOOST_AUTO_TEST_CASE(columns_follow_the_service_and_keep_their_formats) {
    RangeCase at;
    at.insertAt(0, 0);
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    const auto colourOf = [&](int column, int row) {
        sal_Int32 colour = 0;
        Reference<css::beans::XPropertySet>(cells->getCellByPosition(column, row), UNO_QUERY_THROW)
            ->getPropertyValue("CellBackColor") >>= colour;
        return colour;
    };
    Reference<css::beans::XPropertySet>(cells->getCellRangeByPosition(2, 1, 2, 4), UNO_QUERY_THROW)
        ->setPropertyValue("CellBackColor", Any(sal_Int32{0x00FF00}));
    setText(at.sheet, 6, 1, "not beside");
    const auto before = contentOf(at.document.get());
    at.service.dropCustomer();
    at.service.setExtraColumn("Colour");
    const auto status = at.refresh();
    BOOST_TEST(status.Warnings.getLength() == 2);
    checkRows(at, at.shown(0, 0, 3, 1),
              {{"Id", "Total", "Day", "Colour"}, {"1", "10", textAt(at.sheet, 2, 1), ""}});
    BOOST_TEST(colourOf(1, 1) == 0x00FF00);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndColumn == 3);
    at.undo()->undo();
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(colourOf(2, 1) == 0x00FF00);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndColumn == 3);
}

BOOST_AUTO_TEST_CASE(a_heading_row_comes_and_goes_with_the_properties) {
    RangeCase at;
    at.insertAt(0, 0, {{"Header", "false"}});
    BOOST_TEST(textAt(at.sheet, 0, 0) == "1");
    at.ranges()->setProperties(at.document.get(), "Orders", toArguments({{"Header", "true"}}));
    at.refresh();
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
    at.ranges()->setProperties(at.document.get(), "Orders", toArguments({{"Header", "false"}}));
    at.refresh();
    BOOST_TEST(textAt(at.sheet, 0, 0) == "1");
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == 3);
    at.undo()->undo();
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
}

BOOST_AUTO_TEST_CASE(a_row_limit_is_asked_of_the_service) {
    RangeCase at;
    at.insertAt(0, 0, {{"RowLimit", "3"}});
    BOOST_TEST(at.service.rowRequests().back().find("$top=3") != std::string::npos);
    const auto status = at.ranges()->statusOf(at.document.get(), "Orders");
    BOOST_TEST(status.Rows == 3);
    BOOST_TEST(status.Warnings.getLength() == 1);
}

BOOST_AUTO_TEST_CASE(a_host_that_is_not_allowed_is_not_asked) {
    RangeCase at;
    OrdersService other;
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    const std::string kind = kindThrown([&] {
        at.ranges()->insertUrl(toUno(other.url()), "", "", {}, cells->getCellByPosition(0, 0));
    });
    BOOST_TEST(kind == "refusedByPolicy");
    BOOST_TEST(other.rowRequests().empty());
}

BOOST_AUTO_TEST_CASE(a_place_that_is_taken_is_refused) {
    RangeCase at;
    setText(at.sheet, 2, 3, "mine");
    BOOST_TEST(kindThrown([&] { at.insertAt(0, 0); }) == "wrongUsage");
    BOOST_TEST(textAt(at.sheet, 0, 0).empty());
    BOOST_TEST(at.ranges()->list(at.document.get()).getLength() == 0);
}

BOOST_AUTO_TEST_CASE(stopping_ends_a_refresh_and_leaves_the_rows) {
    RangeCase at;
    at.insertAt(0, 0);
    const auto before = contentOf(at.document.get());
    at.service.stall();
    at.ranges()->startRefresh(at.document.get(), "Orders");
    BOOST_REQUIRE(at.service.waitForRequests(4)); // twice metadata and rows
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders").IsRefreshing);
    at.ranges()->stop(at.document.get(), "Orders");
    BOOST_TEST(kindThrown([&] {
                   while (at.ranges()->statusOf(at.document.get(), "Orders").IsRefreshing) {
                   }
               }).empty());
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders").Error.isEmpty());
}

BOOST_AUTO_TEST_CASE(removing_a_range_keeps_its_rows) {
    RangeCase at;
    at.insertAt(0, 0);
    at.ranges()->remove(at.document.get(), "Orders");
    checkRows(at, threeColumns(at, 0, 0, 5), firstThree(fourOrders));
    BOOST_TEST(at.ranges()->list(at.document.get()).getLength() == 0);
    BOOST_TEST(kindThrown([&] { at.refresh(); }) == "notFound");
    at.undo()->undo();
    BOOST_TEST(at.ranges()->list(at.document.get()).getLength() == 1);
}

BOOST_AUTO_TEST_CASE(a_parameters_value_comes_from_a_cell_and_stays_a_literal) {
    RangeCase at;
    setText(at.sheet, 9, 0, "O'Neill' or 1 eq 1");
    const std::string report = "odata-report 1\nname = Orders\n[parameter Who]\n[source]\n"
                               "entity = Orders\nfilter = Customer eq {Who}\n";
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    at.ranges()->insertReport(toUno(report), toArguments({{"Who", "=Sheet1.J1"}}),
                              toUno(at.service.root()), "", "", {}, cells->getCellByPosition(0, 0));
    const std::string asked = at.service.rowRequests().back();
    const bool isOneLiteral =
        asked.find("'O''Neill''%20or%201%20eq%201'") != std::string::npos ||
        asked.find("%27O%27%27Neill%27%27%20or%201%20eq%201%27") != std::string::npos;
    BOOST_TEST(isOneLiteral, asked);
    setText(at.sheet, 9, 0, "Customer 2");
    at.refresh();
    BOOST_TEST(at.service.rowRequests().back().find("Customer%202") != std::string::npos,
               at.service.rowRequests().back());
}

BOOST_AUTO_TEST_CASE(a_range_survives_files_moved_rows_and_another_name) {
    RangeCase at;
    at.insertAt(0, 0);
    const Reference<css::table::XColumnRowRange> all(at.sheet, UNO_QUERY_THROW);
    all->getRows()->insertByIndex(0, 2);
    for (const auto& [file, filter] :
         {std::pair{"ranges.ods", "calc8"}, std::pair{"ranges.xlsx", "Calc MS Excel 2007 XML"}}) {
        BOOST_TEST_CONTEXT(file) {
            const std::string url = Session::get().folder().url(file);
            store(at.document.get(), url, filter);
            const NewDocument reopened(Session::get().office().open(url));
            const auto names = at.ranges()->list(reopened.get());
            BOOST_REQUIRE_EQUAL(names.getLength(), 1);
            BOOST_TEST(fromUno(names[0]) == "Orders");
            auto rows = ordersUpTo(5);
            rows[0].customer = std::string("From ") + file;
            at.service.setRows(rows);
            const auto status = at.ranges()->refresh(reopened.get(), "Orders");
            BOOST_TEST(status.CellsWritten ==
                       8); // one changed, the last row moved and was written over
            const Sheet sheet = sheetOf(reopened.get(), sheetNames(reopened.get()).front());
            BOOST_TEST(textAt(sheet, 1, 3) == rows[0].customer);
            BOOST_TEST(textAt(sheet, 0, 7) == "5");
            BOOST_TEST(rangeOf(reopened.get(), "Orders").EndRow == 7);
            at.service.setRows(ordersUpTo(4));
        }
    }
    at.refresh();
    Reference<css::sheet::XDatabaseRanges> areas;
    Reference<css::beans::XPropertySet>(at.document.get(), UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= areas;
    Reference<css::container::XNamed>(areas->getByName("Orders"), UNO_QUERY_THROW)
        ->setName("Sales");
    const auto names = at.ranges()->list(at.document.get());
    BOOST_REQUIRE_EQUAL(names.getLength(), 1);
    BOOST_TEST(fromUno(names[0]) == "Sales");
    BOOST_TEST(at.refresh("Sales").Rows == 4);
}

BOOST_AUTO_TEST_SUITE_END()
