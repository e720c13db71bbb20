// SPDX-License-Identifier: MPL-2.0
// Rows are as high as their cells need, though Calc measures them only where that can matter.
#include "office/range_case.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr int rowCount = 100;

std::vector<Order> ordersOf(const std::string& customer) {
    std::vector<Order> orders = ordersUpTo(rowCount);
    for (Order& order : orders)
        order.customer = customer;
    return orders;
}

Reference<css::beans::XPropertySet> properties(const Reference<css::uno::XInterface>& of) {
    return {of, UNO_QUERY_THROW};
}

Reference<css::beans::XPropertySet> rowOf(const Sheet& sheet, int row) {
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    return {all->getRows()->getByIndex(row), UNO_QUERY_THROW};
}

int heightOf(const Sheet& sheet, int row) {
    sal_Int32 height = 0;
    rowOf(sheet, row)->getPropertyValue("Height") >>= height;
    return height;
}

void setOfCustomers(const Sheet& sheet, const char* name, const Any& value) {
    properties(sheet->getCellRangeByPosition(1, 1, 1, rowCount))
        ->setPropertyValue(rtl::OUString::createFromAscii(name), value);
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_heights)

BOOST_AUTO_TEST_CASE(a_text_of_two_lines_makes_its_row_higher_until_it_goes) {
    RangeCase at;
    auto orders = ordersOf("One line");
    orders[20].customer = R"(Two\nlines)";
    at.service.setRows(orders);
    at.insertAt(0, 0);
    const int low = heightOf(at.sheet, 20);
    BOOST_TEST(heightOf(at.sheet, rowCount + 5) == low);
    BOOST_TEST(heightOf(at.sheet, 21) > low);
    at.service.setRows(ordersOf("Another line"));
    BOOST_TEST(at.refresh().CellsWritten >= rowCount);
    BOOST_TEST(heightOf(at.sheet, 21) == low);
    at.undo()->undo();
    BOOST_TEST(heightOf(at.sheet, 21) > low);
    at.undo()->redo();
    BOOST_TEST(heightOf(at.sheet, 21) == low);
}

BOOST_AUTO_TEST_CASE(one_cell_that_changes_measures_its_row_too) {
    RangeCase at;
    at.service.setRows(ordersOf("One line"));
    at.insertAt(0, 0);
    const int low = heightOf(at.sheet, 21);
    auto orders = ordersOf("One line");
    orders[20].customer = R"(Two\nlines)";
    at.service.setRows(orders);
    BOOST_TEST(at.refresh().CellsWritten == 1);
    BOOST_TEST(heightOf(at.sheet, 21) > low);
    at.undo()->undo();
    BOOST_TEST(heightOf(at.sheet, 21) == low);
}

BOOST_AUTO_TEST_CASE(rows_follow_texts_that_the_user_lets_wrap) {
    RangeCase at;
    at.service.setRows(ordersOf("Short"));
    at.insertAt(0, 0);
    const int low = heightOf(at.sheet, 50);
    setOfCustomers(at.sheet, "IsTextWrapped", Any(true));
    BOOST_TEST(heightOf(at.sheet, 50) == low);
    at.service.setRows(
        ordersOf("A name that no column holds on one line: " + std::string(80, 'x')));
    at.refresh();
    BOOST_TEST(heightOf(at.sheet, 50) > low);
    at.service.setRows(ordersOf("Brief"));
    at.refresh();
    BOOST_TEST(heightOf(at.sheet, 50) == low);
}

BOOST_AUTO_TEST_CASE(new_rows_are_as_high_as_a_font_of_the_users_needs) {
    RangeCase at;
    at.insertAt(0, 0);
    const int low = heightOf(at.sheet, 2);
    properties(at.sheet->getCellRangeByPosition(0, 1, 3, 4))
        ->setPropertyValue("CharHeight", Any(float{24}));
    const int high = heightOf(at.sheet, 2);
    BOOST_TEST(high > low);
    at.service.setRows(ordersOf("More of them"));
    at.refresh();
    BOOST_TEST(heightOf(at.sheet, rowCount) == high);
}

BOOST_AUTO_TEST_CASE(a_height_that_the_user_set_stays) {
    RangeCase at;
    at.service.setRows(ordersOf("One line"));
    at.insertAt(0, 0);
    rowOf(at.sheet, 21)->setPropertyValue("Height", Any(sal_Int32{1'500}));
    const int high = heightOf(at.sheet, 21);
    auto orders = ordersOf("Another line");
    for (std::size_t row = 19; row < 22; ++row)
        orders[row].customer = R"(Two\nlines)";
    at.service.setRows(orders);
    at.refresh();
    BOOST_TEST(heightOf(at.sheet, 21) == high);
    BOOST_TEST(heightOf(at.sheet, 20) > heightOf(at.sheet, 19));
    BOOST_TEST(heightOf(at.sheet, 22) > heightOf(at.sheet, 23));
}

BOOST_AUTO_TEST_SUITE_END()
