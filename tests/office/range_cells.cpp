// SPDX-License-Identifier: MPL-2.0
// Values in a typed address that come from cells.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

void nameCell(const RangeCase& at, const char* name, const char* address) {
    Reference<css::sheet::XNamedRanges> names;
    Reference<css::beans::XPropertySet>(at.document.get(), UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    names->addNewByName(toUno(name), toUno(address), css::table::CellAddress(0, 0, 0), 0);
}

void formatAsDay(const RangeCase& at, int column, int row) {
    const Reference<css::util::XNumberFormatTypes> types(
        Reference<css::util::XNumberFormatsSupplier>(at.document.get(), UNO_QUERY_THROW)
            ->getNumberFormats(),
        UNO_QUERY_THROW);
    Reference<css::beans::XPropertySet>(at.sheet->getCellByPosition(column, row), UNO_QUERY_THROW)
        ->setPropertyValue("NumberFormat",
                           css::uno::Any(types->getStandardFormat(css::util::NumberFormat::DATE,
                                                                  css::lang::Locale())));
}

void insert(const RangeCase& at, const std::string& filter) {
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    at.ranges()->insertUrl(toUno(at.service.url() + "?$filter=" + filter), "", "", {},
                           cells->getCellByPosition(3, 3));
}

void checkLastRequest(const RangeCase& at, const std::string& part) {
    const std::string last = at.service.rowRequests().back();
    BOOST_TEST(last.find(part) != std::string::npos, last << " lacks " << part);
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_cells)

BOOST_AUTO_TEST_CASE(a_named_cell_and_an_address_give_values_to_a_typed_url) {
    RangeCase at;
    nameCell(at, "Start", "$Sheet1.$B$1");
    at.sheet->getCellByPosition(1, 0)->setValue(41821); // 2014-07-01
    formatAsDay(at, 1, 0);
    at.sheet->getCellByPosition(1, 1)->setValue(12.5);
    insert(at, "Day ge {Start} and Total gt {Sheet1.B2}");
    checkLastRequest(at, "Day%20ge%20datetime'2014-07-01T00:00:00'%20and%20Total%20gt%2012.5");
    at.sheet->getCellByPosition(1, 1)->setValue(20);
    at.refresh();
    checkLastRequest(at, "Total%20gt%2020");
}

BOOST_AUTO_TEST_CASE(no_cell_changes_what_the_query_asks) {
    RangeCase at;
    at.sheet->getCellByPosition(1, 0)->setFormula("x' or 'a' eq 'a");
    insert(at, "Customer eq {B1}");
    checkLastRequest(at, "Customer%20eq%20'x''%20or%20''a''%20eq%20''a'");
    at.sheet->getCellByPosition(1, 0)->setFormula("Smith & Sons?$top=1#");
    at.refresh();
    checkLastRequest(at, "Customer%20eq%20'Smith%20%26%20Sons");
}

BOOST_AUTO_TEST_CASE(an_empty_cell_and_a_missing_one_are_said) {
    RangeCase at;
    const std::string empty = messageThrown([&] { insert(at, "Total gt {B1}"); });
    BOOST_TEST(empty.find("needs a value for B1") != std::string::npos, empty);
    const std::string missing = messageThrown([&] { insert(at, "Total gt {Nowhere}"); });
    BOOST_TEST(missing.find("Nowhere, which the document does not have") != std::string::npos,
               missing);
    BOOST_TEST(textAt(at.sheet, 3, 3).empty());
}

BOOST_AUTO_TEST_CASE(another_address_brings_its_own_cells) {
    RangeCase at;
    at.sheet->getCellByPosition(1, 0)->setValue(5);
    insert(at, "Total gt {B1}");
    at.sheet->getCellByPosition(1, 2)->setValue(7);
    at.ranges()->edit(at.document.get(), "Orders",
                      toUno(at.service.url() + "?$filter=Total gt {B3}"), "", "", {});
    checkLastRequest(at, "Total%20gt%207");
}

BOOST_AUTO_TEST_SUITE_END()
