// SPDX-License-Identifier: MPL-2.0
// Ranges that keep what the service forgets, and the order and filter that the user gave them.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/FilterOperator2.hpp>
#include <com/sun/star/sheet/TableFilterField2.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor2.hpp>
#include <com/sun/star/sheet/XSheetFilterable.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XSortable.hpp>

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY_THROW;

namespace {

Reference<css::table::XCellRange> cellsOf(const RangeCase& at) {
    const auto area = rangeOf(at.document.get(), "Orders");
    return Reference<css::table::XCellRange>(at.sheet, UNO_QUERY_THROW)
        ->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow);
}

void sortBy(const RangeCase& at, int column, bool isAscending) {
    css::table::TableSortField field;
    field.Field = column;
    field.IsAscending = isAscending;
    Sequence<css::beans::PropertyValue> descriptor(2);
    descriptor.getArray()[0].Name = "SortFields";
    descriptor.getArray()[0].Value <<= Sequence<css::table::TableSortField>(&field, 1);
    descriptor.getArray()[1].Name = "ContainsHeader";
    descriptor.getArray()[1].Value <<= true;
    Reference<css::util::XSortable>(cellsOf(at), UNO_QUERY_THROW)->sort(descriptor);
}

Reference<css::sheet::XDatabaseRange> databaseRange(const RangeCase& at) {
    Reference<css::sheet::XDatabaseRanges> areas;
    Reference<css::beans::XPropertySet>(at.document.get(), UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= areas;
    return {areas->getByName("Orders"), UNO_QUERY_THROW};
}

/// As the AutoFilter does: only rows whose Total is above.
void showTotalsAbove(const RangeCase& at, double total) {
    const auto range = databaseRange(at);
    Reference<css::beans::XPropertySet>(range, UNO_QUERY_THROW)
        ->setPropertyValue("AutoFilter", Any(true));
    css::sheet::TableFilterField2 field;
    field.Field = 2;
    field.Operator = css::sheet::FilterOperator2::GREATER;
    field.IsNumeric = true;
    field.NumericValue = total;
    const auto filter = range->getFilterDescriptor();
    Reference<css::sheet::XSheetFilterDescriptor2>(filter, UNO_QUERY_THROW)
        ->setFilterFields2({&field, 1});
    Reference<css::sheet::XSheetFilterable>(cellsOf(at), UNO_QUERY_THROW)->filter(filter);
}

std::vector<std::string> column(const RangeCase& at, int which) {
    const auto area = rangeOf(at.document.get(), "Orders");
    std::vector<std::string> texts;
    for (int row = area.StartRow + 1; row <= area.EndRow; ++row)
        texts.push_back(textAt(at.sheet, area.StartColumn + which, row));
    return texts;
}

std::vector<std::string> visibleIds(const RangeCase& at) {
    const auto area = rangeOf(at.document.get(), "Orders");
    const Reference<css::container::XIndexAccess> rows(
        Reference<css::table::XColumnRowRange>(at.sheet, UNO_QUERY_THROW)->getRows(),
        UNO_QUERY_THROW);
    std::vector<std::string> ids;
    for (int row = area.StartRow + 1; row <= area.EndRow; ++row) {
        bool isVisible = true;
        Reference<css::beans::XPropertySet>(rows->getByIndex(row), UNO_QUERY_THROW)
            ->getPropertyValue("IsVisible") >>= isVisible;
        if (isVisible)
            ids.push_back(textAt(at.sheet, area.StartColumn, row));
    }
    return ids;
}

using Texts = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(range_keeping)

BOOST_AUTO_TEST_CASE(appending_asks_for_newer_rows_and_keeps_what_the_service_forgot) {
    RangeCase at;
    at.insertAt(0, 0, {{"Keeping", "append"}});
    const std::string first = at.service.rowRequests().back();
    BOOST_TEST(first.find("Day") == std::string::npos, first);
    // The service has forgotten 1 and 2, sends 4 a second time and has a new one.
    at.service.setRows({{4, "Customer 4", 999}, {7, "Customer 7", 70, "2014-07-03"}});
    const auto status = at.refresh();
    const std::string second = at.service.rowRequests().back();
    BOOST_TEST(second.find("Day%20gt%20datetime'2014-07-01T00:00:00'") != std::string::npos,
               second);
    BOOST_TEST(column(at, 0) == (Texts{"1", "2", "3", "4", "7"}), boost::test_tools::per_element());
    BOOST_TEST(numberAt(at.sheet, 2, 4) == 40);
    BOOST_TEST(status.Rows == 5);
    BOOST_TEST(status.Added == 1);
    BOOST_TEST(status.Gone == 0);
    at.service.setRows({});
    at.refresh();
    BOOST_TEST(at.service.rowRequests().back().find("2014-07-03") != std::string::npos);
    BOOST_TEST(column(at, 0).size() == 5);
    at.undo()->undo();
    at.undo()->undo();
    BOOST_TEST(column(at, 0) == (Texts{"1", "2", "3", "4"}), boost::test_tools::per_element());
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders").Rows == 4);
}

BOOST_AUTO_TEST_CASE(more_rows_are_kept_and_sorted_than_are_read_at_once) {
    RangeCase at;
    constexpr int count = 12'000;
    at.service.setRows(ordersUpTo(count));
    at.insertAt(0, 0, {{"Keeping", "append"}});
    sortBy(at, 0, false);
    at.service.setRows({{count + 1, "Customer", 70, "2014-07-03"}});
    const auto status = at.refresh();
    BOOST_TEST(status.Rows == count + 1);
    BOOST_TEST(status.Added == 1);
    for (const int row : {1, 2, 6'000, count + 1})
        BOOST_TEST(numberAt(at.sheet, 0, row) == count + 2 - row);
    BOOST_TEST(at.refresh().CellsWritten == 0);
    at.undo()->undo();
    at.undo()->undo();
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndRow == count);
}

BOOST_AUTO_TEST_CASE(appending_without_dates_or_a_key_is_refused_with_a_sentence) {
    RangeCase at;
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    const auto insert = [&](const std::string& select) {
        return messageThrown([&] {
            at.ranges()->insertUrl(toUno(at.service.url() + "?$select=" + select), "", "",
                                   toArguments({{"Keeping", "append"}}),
                                   cells->getCellByPosition(0, 0));
        });
    };
    const std::string noDate = insert("Id,Customer");
    BOOST_TEST(noDate.find("no column of these rows holds dates") != std::string::npos, noDate);
    const std::string noKey = insert("Customer,Day");
    BOOST_TEST(noKey.find("nothing says which row is which") != std::string::npos, noKey);
    BOOST_TEST(textAt(at.sheet, 0, 0).empty());
}

BOOST_AUTO_TEST_CASE(a_snapshot_adds_all_rows_with_the_moment) {
    RangeCase at;
    at.insertAt(0, 0, {{"Keeping", "snapshot"}});
    BOOST_TEST(textAt(at.sheet, 4, 0) == "Taken at");
    BOOST_TEST(numberAt(at.sheet, 4, 1) > 45'000);
    BOOST_TEST(textAt(at.sheet, 4, 1).find(':') != std::string::npos, textAt(at.sheet, 4, 1));
    // As if it had been taken the day before.
    for (int row = 1; row <= 4; ++row)
        at.sheet->getCellByPosition(4, row)->setValue(numberAt(at.sheet, 4, row) - 1);
    at.service.setRows(ordersUpTo(2));
    const auto status = at.refresh();
    BOOST_TEST(status.Rows == 6);
    BOOST_TEST(status.Added == 2);
    BOOST_TEST(status.Gone == 0);
    BOOST_TEST(column(at, 0) == (Texts{"1", "2", "3", "4", "1", "2"}),
               boost::test_tools::per_element());
    BOOST_TEST(numberAt(at.sheet, 4, 5) > numberAt(at.sheet, 4, 4) + 0.9);
    at.undo()->undo();
    BOOST_TEST(column(at, 0).size() == 4);
}

BOOST_AUTO_TEST_CASE(a_sort_of_the_users_is_kept) {
    RangeCase at;
    at.insertAt(1, 1);
    sortBy(at, 2, false);
    BOOST_TEST(column(at, 0) == (Texts{"4", "3", "2", "1"}), boost::test_tools::per_element());
    auto rows = ordersUpTo(5);
    rows[0].total = 35;
    at.service.setRows(rows);
    at.refresh();
    BOOST_TEST(column(at, 0) == (Texts{"5", "4", "1", "3", "2"}), boost::test_tools::per_element());
    BOOST_TEST(at.refresh().CellsWritten == 0);
    // .xlsx drops the sort from the database range; the definition has it.
    const std::string url = Session::get().folder().url("sorted.xlsx");
    store(at.document.get(), url, "Calc MS Excel 2007 XML");
    const NewDocument reopened(Session::get().office().open(url));
    rows.push_back({6, "Customer 6", 36});
    at.service.setRows(rows);
    at.ranges()->refresh(reopened.get(), "Orders");
    const Sheet sheet = sheetOf(reopened.get(), "Sheet1");
    BOOST_TEST(textAt(sheet, 1, 4) == "6");
    at.undo()->undo();
    at.undo()->undo();
    // Undoing cells that were inserted, also without us, ends a sheet object that is held over it
    // above them (7.4.7).
    at.sheet = sheetOf(at.document.get(), "Sheet1");
    BOOST_TEST(column(at, 0) == (Texts{"4", "3", "2", "1"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_sort_that_no_longer_holds_is_not_repeated) {
    RangeCase at;
    at.insertAt(0, 0);
    sortBy(at, 2, false);
    at.undo()->undo();
    BOOST_TEST(column(at, 0) == (Texts{"1", "2", "3", "4"}), boost::test_tools::per_element());
    at.service.setRows(ordersUpTo(5));
    at.refresh();
    BOOST_TEST(column(at, 0) == (Texts{"1", "2", "3", "4", "5"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(texts_are_sorted_as_calc_does) {
    RangeCase at;
    at.insertAt(0, 0);
    sortBy(at, 1, true);
    auto rows = ordersUpTo(4);
    rows[1].customer = "äpfel";
    rows[3].customer = "Zimt";
    rows.push_back({5, "birnen", 50});
    rows.push_back({6, "", 60});
    at.service.setRows(rows);
    at.refresh();
    BOOST_TEST(column(at, 1) == (Texts{"äpfel", "birnen", "Customer 1", "Customer 3", "Zimt", ""}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(notes_stay_with_their_row_in_a_sorted_range) {
    RangeCase at;
    at.insertAt(0, 0);
    at.sheet->getCellByPosition(4, 2)->setFormula("about 2");
    const auto area = rangeOf(at.document.get(), "Orders");
    sortBy(at, 2, false); // the note beside stays where it is
    BOOST_TEST(area.EndRow == 4);
    at.sheet->getCellByPosition(4, 2)->setFormula("about 3");
    at.service.setRows(ordersUpTo(6));
    at.refresh();
    BOOST_TEST(column(at, 0) == (Texts{"6", "5", "4", "3", "2", "1"}),
               boost::test_tools::per_element());
    BOOST_TEST(textAt(at.sheet, 4, 4) == "about 3");
}

BOOST_AUTO_TEST_CASE(an_auto_filter_keeps_its_criteria_and_hides_the_right_rows) {
    RangeCase at;
    at.insertAt(0, 0);
    showTotalsAbove(at, 25);
    BOOST_TEST(visibleIds(at) == (Texts{"3", "4"}), boost::test_tools::per_element());
    auto rows = ordersUpTo(7);
    rows[0].total = 100;
    rows[3].total = 4;
    rows.erase(rows.begin() + 2);
    rows.back().total = 7;
    at.service.setRows(rows);
    at.refresh();
    BOOST_TEST(visibleIds(at) == (Texts{"1", "5", "6"}), boost::test_tools::per_element());
    at.undo()->undo();
    BOOST_TEST(visibleIds(at) == (Texts{"3", "4"}), boost::test_tools::per_element());
    at.undo()->redo();
    BOOST_TEST(visibleIds(at) == (Texts{"1", "5", "6"}), boost::test_tools::per_element());
    at.service.setRows({});
    at.refresh();
    at.service.setRows(ordersUpTo(4));
    at.refresh();
    BOOST_TEST(visibleIds(at) == (Texts{"3", "4"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
