// SPDX-License-Identifier: MPL-2.0
// What a refresh changed, marked in the cells on wish.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntry.hpp>

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

using Properties = Reference<css::beans::XPropertySet>;

Properties cellAt(const Sheet& sheet, int column, int row) {
    return {sheet->getCellByPosition(column, row), UNO_QUERY_THROW};
}

Reference<css::container::XIndexAccess> conditionsAt(const Sheet& sheet, int column, int row) {
    return {cellAt(sheet, column, row)->getPropertyValue("ConditionalFormat"), UNO_QUERY_THROW};
}

/// The styles that are laid over a rectangle's cells, empty where none is.
Rows marksIn(const Sheet& sheet, int column, int row, int lastColumn, int lastRow) {
    Rows rows;
    for (int y = row; y <= lastRow; ++y) {
        rows.emplace_back();
        for (int x = column; x <= lastColumn; ++x) {
            std::string styles;
            const auto conditions = conditionsAt(sheet, x, y);
            for (sal_Int32 i = 0; i < conditions->getCount(); ++i)
                styles += fromUno(Reference<css::sheet::XSheetConditionalEntry>(
                                      conditions->getByIndex(i), UNO_QUERY_THROW)
                                      ->getStyleName());
            rows.back().push_back(styles);
        }
    }
    return rows;
}

void check(const Rows& seen, const Rows& expected) {
    BOOST_TEST((seen == expected), "seen" << written(seen) << "\nexpected" << written(expected));
}

void setMarking(RangeCase& at, bool isOn) {
    at.ranges()->setProperties(at.document.get(), "Orders",
                               toArguments({{"MarkChanges", isOn ? "true" : "false"}}));
}

/// The third order gone, the second one's total other, a fifth one.
void changeRows(RangeCase& at) {
    auto rows = ordersUpTo(5);
    rows[1].total = 21;
    rows.erase(rows.begin() + 2);
    at.service.setRows(rows);
}

const std::string plain;
const std::string isNew = "OData new";
const std::string isChanged = "OData changed";
const std::string isGone = "OData gone below";
const Rows none(6, std::vector<std::string>(4));
// The heading, orders 1, 2, 4 and 5, and the row below.
const Rows marks{{plain, plain, plain, plain},        {plain, plain, plain, plain},
                 {isGone, isGone, isChanged, isGone}, {plain, plain, plain, plain},
                 {isNew, isNew, isNew, isNew},        {plain, plain, plain, plain}};

} // namespace

BOOST_AUTO_TEST_SUITE(range_marks)

BOOST_AUTO_TEST_CASE(changes_are_marked_where_the_user_wants_it_and_his_formats_stay) {
    RangeCase at;
    at.insertAt(0, 0);
    cellAt(at.sheet, 2, 2)->setPropertyValue("CellBackColor", Any(sal_Int32{0x123456}));
    changeRows(at);
    at.refresh();
    check(marksIn(at.sheet, 0, 0, 3, 5), none);
    setMarking(at, true);
    check(marksIn(at.sheet, 0, 0, 3, 5), marks);
    sal_Int32 colour = 0;
    cellAt(at.sheet, 2, 2)->getPropertyValue("CellBackColor") >>= colour;
    BOOST_TEST(colour == 0x123456);
    setMarking(at, false);
    check(marksIn(at.sheet, 0, 0, 3, 5), none);
    at.undo()->undo();
    check(marksIn(at.sheet, 0, 0, 3, 5), marks);
    at.undo()->undo();
    check(marksIn(at.sheet, 0, 0, 3, 5), none);
}

BOOST_AUTO_TEST_CASE(marks_follow_each_refresh_its_undo_and_its_redo) {
    RangeCase at;
    at.insertAt(0, 0);
    setMarking(at, true);
    changeRows(at);
    at.refresh();
    check(marksIn(at.sheet, 0, 0, 3, 5), marks);
    at.undo()->undo();
    check(marksIn(at.sheet, 0, 0, 3, 5), none);
    at.undo()->redo();
    check(marksIn(at.sheet, 0, 0, 3, 5), marks);
    at.refresh(); // nothing changed since
    check(marksIn(at.sheet, 0, 0, 3, 5), none);
    at.service.setFailing(true);
    BOOST_TEST(!kindThrown([&] { at.refresh(); }).empty());
    check(marksIn(at.sheet, 0, 0, 3, 5), none);
}

BOOST_AUTO_TEST_CASE(a_conditional_format_of_the_users_stays_and_its_cells_are_not_marked) {
    RangeCase at;
    at.insertAt(0, 0);
    const Reference<css::sheet::XSheetConditionalEntries> mine(conditionsAt(at.sheet, 2, 4),
                                                               UNO_QUERY_THROW);
    Sequence<css::beans::PropertyValue> values(3);
    values.getArray()[0].Name = "Operator";
    values.getArray()[0].Value <<= css::sheet::ConditionOperator_FORMULA;
    values.getArray()[1].Name = "Formula1";
    values.getArray()[1].Value <<= toUno("C2>20");
    values.getArray()[2].Name = "StyleName";
    values.getArray()[2].Value <<= toUno("Bad");
    mine->addNew(values);
    Properties(at.sheet->getCellRangeByPosition(2, 1, 2, 4), UNO_QUERY_THROW)
        ->setPropertyValue("ConditionalFormat", Any(mine));
    setMarking(at, true);
    changeRows(at);
    at.refresh();
    Rows expected = marks;
    for (std::size_t row = 1; row <= 3; ++row)
        expected[row][2] = "Bad";
    Rows seen = marksIn(at.sheet, 0, 0, 3, 5);
    expected[4][2] = seen[4][2]; // Calc's own business: whether it grows with the row
    check(seen, expected);
    setMarking(at, false);
    Rows left = none;
    for (std::size_t row = 1; row <= 3; ++row)
        left[row][2] = "Bad";
    left[4][2] = seen[4][2] == isNew ? plain : seen[4][2];
    check(marksIn(at.sheet, 0, 0, 3, 5), left);
}

BOOST_AUTO_TEST_CASE(marks_are_saved_and_go_after_opening_too) {
    for (const auto& [file, filter] :
         {std::pair("marks.ods", "calc8"), std::pair("marks.xlsx", "Calc MS Excel 2007 XML")}) {
        BOOST_TEST_CONTEXT(file) {
            RangeCase at;
            at.insertAt(0, 0);
            setMarking(at, true);
            changeRows(at);
            at.refresh();
            const std::string url = Session::get().folder().url(file);
            store(at.document.get(), url, filter);
            const NewDocument opened(Session::get().office().open(url));
            const Sheet sheet(
                Reference<css::container::XIndexAccess>(opened.get()->getSheets(), UNO_QUERY_THROW)
                    ->getByIndex(0),
                UNO_QUERY_THROW);
            BOOST_TEST(conditionsAt(sheet, 0, 4)->getCount() == 1);
            at.ranges()->setProperties(opened.get(), "Orders",
                                       toArguments({{"MarkChanges", "false"}}));
            check(marksIn(sheet, 0, 0, 3, 5), none);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
