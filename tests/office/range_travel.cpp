// SPDX-License-Identifier: MPL-2.0
// Definitions that go where their ranges go: copied and moved sheets, other documents, files.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XSpreadsheets2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

const std::string xlsx = "Calc MS Excel 2007 XML";

std::vector<std::string> rangesIn(const RangeCase& at, const Document& document) {
    std::vector<std::string> names;
    for (const rtl::OUString& name : at.ranges()->list(document))
        names.push_back(fromUno(name));
    return names;
}

std::string definitionIn(const RangeCase& at, const Document& document, const std::string& name) {
    return fromUno(at.ranges()->definitionOf(document, toUno(name)));
}

/// Rows of the definition's status, of the cells below the heading and of the database range are
/// one number, and the columns' names stand in the heading.
void checkAgreement(const RangeCase& at, const Document& document, const std::string& name) {
    const auto status = at.ranges()->statusOf(document, toUno(name));
    const auto area = rangeOf(document, name);
    BOOST_TEST(area.EndRow - area.StartRow == status.Rows);
    const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
    const Sheet sheet(sheets->getByIndex(area.Sheet), UNO_QUERY_THROW);
    BOOST_TEST(textAt(sheet, area.StartColumn, area.StartRow) == "Id");
    BOOST_TEST(!textAt(sheet, area.StartColumn, area.EndRow).empty());
    BOOST_TEST(textAt(sheet, area.StartColumn, area.EndRow + 1).empty());
    const std::string text = definitionIn(at, document, name);
    BOOST_TEST(text.find("rows = " + std::to_string(status.Rows) + "\n") != std::string::npos,
               text);
}

Document importInto(const Document& target, const Document& source, const std::string& sheet) {
    Reference<css::sheet::XSpreadsheets2>(target->getSheets(), UNO_QUERY_THROW)
        ->importSheet(source, toUno(sheet), 0);
    return target;
}

void renameArea(const Document& document, const std::string& from, const std::string& to) {
    Reference<css::sheet::XDatabaseRanges> areas;
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= areas;
    Reference<css::container::XNamed>(areas->getByName(toUno(from)), UNO_QUERY_THROW)
        ->setName(toUno(to));
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_travel)

BOOST_AUTO_TEST_CASE(a_copied_sheet_has_a_range_of_its_own) {
    RangeCase at;
    at.insertAt(1, 2);
    at.document.get()->getSheets()->copyByName("Sheet1", "Copy", 1);
    const std::vector<std::string> both{"Orders", "Orders_2"};
    BOOST_TEST(rangesIn(at, at.document.get()) == both, boost::test_tools::per_element());
    const std::string text = definitionIn(at, at.document.get(), "Orders_2");
    BOOST_TEST(text.find("place = $Copy.$B$3:$E$7\n") != std::string::npos, text);
    at.service.setRows(ordersUpTo(6));
    at.refresh("Orders_2");
    checkAgreement(at, at.document.get(), "Orders");
    checkAgreement(at, at.document.get(), "Orders_2");
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders").Rows == 4);
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders_2").Rows == 6);
    at.undo()->undo();
    checkAgreement(at, at.document.get(), "Orders_2");
    BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders_2").Rows == 4);
}

BOOST_AUTO_TEST_CASE(a_sheet_that_goes_to_another_document_takes_its_range_along) {
    RangeCase at;
    at.insertAt(0, 0);
    const NewDocument other;
    importInto(other.get(), at.document.get(), "Sheet1");
    BOOST_TEST(rangesIn(at, other.get()) == std::vector<std::string>{"Orders"},
               boost::test_tools::per_element());
    checkAgreement(at, other.get(), "Orders");
    at.service.setRows(ordersUpTo(7));
    BOOST_TEST(at.ranges()->refresh(other.get(), "Orders").Rows == 7);
    checkAgreement(at, other.get(), "Orders");
    // A second one, beside a range of that name.
    importInto(other.get(), at.document.get(), "Sheet1");
    BOOST_TEST(rangesIn(at, other.get()) == (std::vector<std::string>{"Orders", "Orders_2"}),
               boost::test_tools::per_element());
    BOOST_TEST(at.ranges()->refresh(other.get(), "Orders_2").Rows == 7);
    BOOST_TEST(rangesIn(at, at.document.get()) == std::vector<std::string>{"Orders"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_sheet_of_a_file_takes_its_range_along) {
    for (const auto& [file, filter] :
         {std::pair{"travel.ods", std::string("calc8")}, std::pair{"travel.xlsx", xlsx}}) {
        BOOST_TEST_CONTEXT(file) {
            RangeCase at;
            at.insertAt(0, 0);
            const std::string url = Session::get().folder().url(file);
            store(at.document.get(), url, filter);
            const NewDocument reopened(Session::get().office().open(url));
            checkAgreement(at, reopened.get(), "Orders");
            const NewDocument other;
            importInto(other.get(), reopened.get(), "Sheet1");
            BOOST_TEST(rangesIn(at, other.get()) == std::vector<std::string>{"Orders"},
                       boost::test_tools::per_element());
            at.service.setRows(ordersUpTo(5));
            BOOST_TEST(at.ranges()->refresh(other.get(), "Orders").Rows == 5);
            checkAgreement(at, other.get(), "Orders");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_range_that_was_renamed_and_moved_keeps_its_definition) {
    RangeCase at;
    at.insertAt(1, 1);
    at.refresh();
    renameArea(at.document.get(), "Orders", "Sales");
    const Reference<css::table::XColumnRowRange> all(at.sheet, UNO_QUERY_THROW);
    all->getRows()->insertByIndex(0, 3);
    all->getColumns()->insertByIndex(0, 1);
    Reference<css::container::XNamed>(at.sheet, UNO_QUERY_THROW)->setName("Other sheet");
    BOOST_TEST(rangesIn(at, at.document.get()) == std::vector<std::string>{"Sales"},
               boost::test_tools::per_element());
    at.service.setRows(ordersUpTo(5));
    BOOST_TEST(at.refresh("Sales").Rows == 5);
    checkAgreement(at, at.document.get(), "Sales");
    BOOST_TEST(rangeOf(at.document.get(), "Sales").StartRow == 4);
}

BOOST_AUTO_TEST_CASE(definition_cells_area_and_status_agree_at_every_moment) {
    for (const auto& [file, filter] :
         {std::pair{"agree.ods", std::string("calc8")}, std::pair{"agree.xlsx", xlsx}}) {
        BOOST_TEST_CONTEXT(file) {
            RangeCase at;
            at.insertAt(2, 1);
            const Reference<css::table::XColumnRowRange> all(at.sheet, UNO_QUERY_THROW);
            at.service.setRows(ordersUpTo(6));
            at.refresh();
            checkAgreement(at, at.document.get(), "Orders");
            all->getRows()->insertByIndex(0, 2);
            at.service.setRows(ordersUpTo(3));
            at.refresh();
            checkAgreement(at, at.document.get(), "Orders");
            at.undo()->undo();
            checkAgreement(at, at.document.get(), "Orders");
            at.undo()->undo(); // the rows above
            at.undo()->undo();
            checkAgreement(at, at.document.get(), "Orders");
            BOOST_TEST(at.ranges()->statusOf(at.document.get(), "Orders").Rows == 4);
            at.undo()->redo();
            at.undo()->redo();
            checkAgreement(at, at.document.get(), "Orders");
            at.undo()->redo();
            checkAgreement(at, at.document.get(), "Orders");
            all->getColumns()->removeByIndex(0, 1);
            const std::string url = Session::get().folder().url(file);
            store(at.document.get(), url, filter);
            checkAgreement(at, at.document.get(), "Orders");
            const NewDocument reopened(Session::get().office().open(url));
            checkAgreement(at, reopened.get(), "Orders");
            at.service.setRows(ordersUpTo(5));
            at.ranges()->refresh(reopened.get(), "Orders");
            checkAgreement(at, reopened.get(), "Orders");
        }
    }
}

BOOST_AUTO_TEST_CASE(cells_that_are_moved_take_the_range_along) {
    RangeCase at;
    at.insertAt(0, 0);
    const auto area = rangeOf(at.document.get(), "Orders");
    Reference<css::sheet::XCellRangeMovement>(at.sheet, UNO_QUERY_THROW)
        ->moveRange({area.Sheet, 5, 9}, area);
    at.service.setRows(ordersUpTo(5));
    at.refresh();
    BOOST_TEST(rangeOf(at.document.get(), "Orders").StartColumn == 5);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").StartRow == 9);
    checkAgreement(at, at.document.get(), "Orders");
    at.undo()->undo();
    at.undo()->undo();
    checkAgreement(at, at.document.get(), "Orders");
    BOOST_TEST(rangeOf(at.document.get(), "Orders").StartRow == 0);
}

BOOST_AUTO_TEST_CASE(a_database_range_that_was_deleted_does_not_come_back) {
    RangeCase at;
    at.insertAt(0, 0);
    Reference<css::sheet::XDatabaseRanges> areas;
    Reference<css::beans::XPropertySet>(at.document.get(), UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= areas;
    areas->removeByName("Orders");
    BOOST_TEST(rangesIn(at, at.document.get()).empty());
    BOOST_TEST(!areas->hasByName("Orders"));
}

BOOST_AUTO_TEST_CASE(looking_at_ranges_does_not_modify_a_document) {
    RangeCase at;
    at.insertAt(0, 0);
    const std::string url = Session::get().folder().url("looked-at.xlsx");
    store(at.document.get(), url, xlsx);
    const NewDocument reopened(Session::get().office().open(url));
    const auto before = at.undoTitles();
    static_cast<void>(rangesIn(at, reopened.get()));
    BOOST_TEST(!Reference<css::util::XModifiable>(reopened.get(), UNO_QUERY_THROW)->isModified());
    BOOST_TEST(at.undoTitles() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
