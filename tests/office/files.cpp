// SPDX-License-Identifier: MPL-2.0
// Nothing is lost in a file: stored, opened again, opened where the extension is not.
#include "office/session.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/table/XTableRows.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace {

using namespace odc;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

/// A workbook stored as .ods and .xlsx, made once.
struct Stored {
    std::vector<std::string> content;
    std::string ods = test::Session::get().folder().url("stored.ods");
    std::string xlsx = test::Session::get().folder().url("stored.xlsx");

    Stored() {
        const test::NewDocument document;
        test::Session::get().makeWorkbook(document.get(), {});
        content = test::contentOf(document.get());
        test::store(document.get(), ods, "calc8");
        test::store(document.get(), xlsx, "Calc MS Excel 2007 XML");
    }
};

const Stored& stored() {
    static const Stored files;
    return files;
}

std::size_t chartCount(const test::Document& document) {
    std::size_t count = 0;
    for (const std::string& name : test::sheetNames(document))
        count += test::chartsOf(test::sheetOf(document, name)).size();
    return count;
}

void checkSame(const test::Document& document) {
    const auto content = test::contentOf(document);
    const auto& wanted = stored().content;
    BOOST_CHECK_EQUAL_COLLECTIONS(content.begin(), content.end(), wanted.begin(), wanted.end());
    BOOST_CHECK_EQUAL(chartCount(document), 13U);
    const test::Sheet sheet = test::sheetOf(document, "Conference minutes");
    const auto charts = test::chartsOf(sheet);
    BOOST_REQUIRE_EQUAL(charts.size(), 1U);
    BOOST_CHECK_EQUAL(test::dataOf(charts[0]).size(), 14U);
}

} // namespace

BOOST_AUTO_TEST_CASE(an_ods_file_holds_everything) {
    const test::NewDocument document(test::Session::get().office().open(stored().ods));
    checkSame(document.get());
    const auto area = test::rangeOf(document.get(), "Get_CsConferenceReport");
    BOOST_CHECK_EQUAL(area.EndRow - area.StartRow, 14);
}

BOOST_AUTO_TEST_CASE(an_xlsx_file_holds_everything) {
    const test::NewDocument document(test::Session::get().office().open(stored().xlsx));
    checkSame(document.get());
}

BOOST_AUTO_TEST_CASE(without_the_extension_nothing_is_lost) {
    const test::NewDocument document(test::Session::get().plainOffice().open(stored().ods));
    checkSame(document.get());
    BOOST_CHECK(!test::Session::get().plainOffice().create("org.calcodata.Reports").is());
}

BOOST_AUTO_TEST_CASE(deleting_a_row_takes_a_point_from_the_chart) {
    const test::NewDocument document;
    const auto done = test::Session::get().makeReport("Get-CsP2PAVTimeReport", {}, document.get());
    const test::Sheet sheet =
        test::sheetOf(document.get(), calc::fromUno(done.Sheets[0].SheetName));
    const auto area = test::rangeOf(document.get(), calc::fromUno(done.Sheets[0].RangeName));
    const auto charts = test::chartsOf(sheet);
    BOOST_REQUIRE_EQUAL(charts.size(), 1U);
    BOOST_CHECK_EQUAL(test::dataOf(charts[0]).size(), 14U);
    const double third = test::numberAt(sheet, 1, area.StartRow + 3);
    Reference<css::table::XColumnRowRange>(sheet, UNO_QUERY_THROW)
        ->getRows()
        ->removeByIndex(area.StartRow + 2, 1);
    const auto points = test::dataOf(test::chartsOf(sheet).at(0));
    BOOST_REQUIRE_EQUAL(points.size(), 13U);
    BOOST_CHECK_EQUAL(points[1].at(0), third);
}
