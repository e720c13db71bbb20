// SPDX-License-Identifier: MPL-2.0
// What the workbook looks like: sheets, formats, totals, charts, links, pages.
#include "office/session.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace {

using namespace odc;
using calc::fromUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

/// The workbook of all reports, made once: the cases only look at it.
struct Made {
    test::NewDocument document;
    org::calcodata::ReportDone done;
    Made() : done(test::Session::get().makeWorkbook(document.get(), {})) {}
};

const Made& made() {
    static auto* workbook = new Made; // closed with the office: it ends before statics do
    return *workbook;
}

struct Report {
    test::Sheet sheet;
    css::table::CellRangeAddress area;
};

Report reportAt(int index) {
    const auto& done = made().done.Sheets[index];
    return {test::sheetOf(made().document.get(), fromUno(done.SheetName)),
            test::rangeOf(made().document.get(), fromUno(done.RangeName))};
}

Report reportNamed(const std::string& sheet) {
    for (int i = 0; i < made().done.Sheets.getLength(); ++i)
        if (fromUno(made().done.Sheets[i].SheetName) == sheet)
            return reportAt(i);
    throw std::runtime_error("There is no sheet " + sheet);
}

} // namespace

BOOST_AUTO_TEST_CASE(workbook_has_an_overview_and_a_sheet_a_report) {
    const std::vector<std::string> names = test::sheetNames(made().document.get());
    BOOST_REQUIRE_EQUAL(names.size(), 9U);
    BOOST_CHECK_EQUAL(names[0], "Overview");
    BOOST_CHECK_EQUAL(names[1], "Active users");
    BOOST_CHECK_EQUAL(names[2], "Conferences");
    BOOST_CHECK_EQUAL(made().done.Sheets.getLength(), 8);
    BOOST_CHECK_EQUAL(fromUno(made().done.Sheets[0].RangeName), "Get_CsActiveUserReport");
}

BOOST_AUTO_TEST_CASE(sheets_bear_title_period_and_headings) {
    const Report report = reportNamed("Conferences");
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, 0, 0), "Conferences");
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, 0, 1), "25 June 2014 – 8 July 2014");
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, 0, report.area.StartRow), "Day");
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, 1, report.area.StartRow), "All conferences");
}

BOOST_AUTO_TEST_CASE(dates_and_counts_have_the_locales_formats) {
    const Report report = reportNamed("Conference minutes");
    const int row = report.area.StartRow + 1;
    const auto& document = made().document.get();
    BOOST_CHECK_EQUAL(test::formatCodeAt(document, report.sheet, 0, row), "MM/DD/YYYY");
    BOOST_CHECK_EQUAL(test::formatCodeAt(document, report.sheet, 1, row), "#,##0");
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, 0, row), "06/25/2014");
}

BOOST_AUTO_TEST_CASE(durations_are_times_of_more_than_a_day_and_texts_stay_texts) {
    const Report report = reportNamed("Call durations");
    const auto& document = made().document.get();
    const int row = report.area.StartRow + 1;
    BOOST_CHECK_EQUAL(test::formatCodeAt(document, report.sheet, 0, row), "@");
    BOOST_CHECK_EQUAL(test::formatCodeAt(document, report.sheet, 5, row), "[HH]:MM:SS");
    BOOST_CHECK_GT(test::numberAt(report.sheet, 5, row), 0.0);
    BOOST_CHECK_LT(test::numberAt(report.sheet, 5, row), 1.0);
}

BOOST_AUTO_TEST_CASE(totals_are_formulas_over_the_rows) {
    const Report report = reportNamed("Peer-to-peer sessions");
    const int total = report.area.EndRow + 1;
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, 0, total), "Total");
    double sum = 0;
    for (int row = report.area.StartRow + 1; row <= report.area.EndRow; ++row)
        sum += test::numberAt(report.sheet, 1, row);
    BOOST_CHECK_GT(sum, 0);
    BOOST_CHECK_EQUAL(test::numberAt(report.sheet, 1, total), sum);
    BOOST_CHECK(test::formulaAt(report.sheet, 1, total).starts_with("=SUM("));
}

BOOST_AUTO_TEST_CASE(minutes_per_conference_add_up_to_a_quotient_of_sums) {
    const Report report = reportNamed("Minutes per conference");
    const int total = report.area.EndRow + 1;
    const double minutes = test::numberAt(report.sheet, 1, total);
    const double conferences = test::numberAt(report.sheet, 2, total);
    BOOST_REQUIRE_GT(conferences, 0);
    BOOST_CHECK_CLOSE(test::numberAt(report.sheet, 3, total), minutes / conferences, 1e-9);
    const int row = report.area.StartRow + 1;
    BOOST_CHECK_CLOSE(test::numberAt(report.sheet, 3, row),
                      test::numberAt(report.sheet, 1, row) / test::numberAt(report.sheet, 2, row),
                      1e-9);
}

BOOST_AUTO_TEST_CASE(distinct_users_are_never_added_up) {
    const Report report = reportNamed("Active users");
    const int below = report.area.EndRow + 1;
    for (int column = 0; column <= report.area.EndColumn; ++column)
        BOOST_CHECK_EQUAL(test::textAt(report.sheet, column, below), "");
    const Reference<css::sheet::XSheetAnnotationsSupplier> supplier(report.sheet, UNO_QUERY_THROW);
    BOOST_CHECK_GE(supplier->getAnnotations()->getCount(), 1);
}

BOOST_AUTO_TEST_CASE(groups_have_subtotals_that_the_total_leaves_out) {
    const Report report = reportNamed("Call durations");
    const int total = report.area.EndRow + 1;
    double calls = 0;
    int subtotals = 0;
    for (int row = report.area.StartRow + 1; row <= report.area.EndRow; ++row) {
        if (test::formulaAt(report.sheet, 5, row).starts_with("=SUBTOTAL("))
            ++subtotals;
        else
            calls += test::numberAt(report.sheet, 5, row);
    }
    BOOST_CHECK_GE(subtotals, 2);
    BOOST_CHECK_CLOSE(test::numberAt(report.sheet, 5, total), calls, 1e-6);
}

BOOST_AUTO_TEST_CASE(a_chart_of_groups_draws_their_totals_beside_the_table) {
    const Report report = reportNamed("Call durations");
    const auto& area = report.area;
    const auto charts = test::chartsOf(report.sheet);
    BOOST_REQUIRE_EQUAL(charts.size(), 1U);
    const auto drawn = test::dataOf(charts[0]);
    std::vector<double> subtotals;
    std::vector<std::string> names;
    for (int row = area.StartRow + 1; row <= area.EndRow; ++row) {
        const std::string name = test::textAt(report.sheet, area.StartColumn, row);
        if (!name.starts_with("Total "))
            continue;
        names.push_back(name.substr(6));
        subtotals.push_back(test::numberAt(report.sheet, area.StartColumn + 5, row));
    }
    BOOST_REQUIRE_GT(subtotals.size(), 2U);
    BOOST_REQUIRE_EQUAL(drawn.size(), subtotals.size());
    const int column = area.EndColumn + 2;
    BOOST_CHECK_EQUAL(test::textAt(report.sheet, column, area.StartRow), "Type of call");
    for (std::size_t i = 0; i < subtotals.size(); ++i) {
        const int row = area.StartRow + 1 + static_cast<int>(i);
        BOOST_CHECK_CLOSE(drawn[i].at(0), subtotals[i], 1e-9);
        BOOST_CHECK_EQUAL(test::textAt(report.sheet, column, row), names[i]);
        BOOST_CHECK(test::formulaAt(report.sheet, column + 1, row).starts_with("=$F$"));
    }
}

BOOST_AUTO_TEST_CASE(charts_draw_the_cells) {
    const Report report = reportNamed("Peer-to-peer minutes");
    const auto charts = test::chartsOf(report.sheet);
    BOOST_REQUIRE_EQUAL(charts.size(), 1U);
    const auto points = test::dataOf(charts[0]);
    BOOST_REQUIRE_EQUAL(points.size(),
                        static_cast<std::size_t>(report.area.EndRow - report.area.StartRow));
    for (std::size_t i = 0; i < points.size(); ++i)
        BOOST_CHECK_EQUAL(
            points[i].at(0),
            test::numberAt(report.sheet, 1, report.area.StartRow + 1 + static_cast<int>(i)));
    rtl::OUString title;
    Reference<css::beans::XPropertySet>(charts[0]->getTitle(), UNO_QUERY_THROW)
        ->getPropertyValue("String") >>= title;
    BOOST_CHECK_EQUAL(fromUno(title), "Peer-to-peer audio and video minutes by day");
}

BOOST_AUTO_TEST_CASE(overview_shows_five_charts_and_the_latest_figures) {
    const test::Sheet overview = test::sheetOf(made().document.get(), "Overview");
    BOOST_CHECK_EQUAL(test::chartsOf(overview).size(), 5U);
    BOOST_CHECK_EQUAL(test::textAt(overview, 0, 0), "Skype for Business");
    // The day of the service's newest row: two before the day that the fixture calls today.
    BOOST_CHECK_EQUAL(test::numberAt(overview, 2, 2), 41828.0);
    const Report users = reportNamed("Active users");
    BOOST_CHECK_EQUAL(test::numberAt(overview, 1, 7),
                      test::numberAt(users.sheet, 1, users.area.EndRow));
    BOOST_CHECK_EQUAL(test::textAt(overview, 4, 5), "Year");
}

BOOST_AUTO_TEST_CASE(overview_links_to_every_sheet) {
    const test::Sheet overview = test::sheetOf(made().document.get(), "Overview");
    const std::vector<std::string> names = test::sheetNames(made().document.get());
    std::vector<std::string> linked;
    for (int column = 0; column < 20; ++column)
        for (int row = 0; row < 60; ++row) {
            const Reference<css::text::XTextFieldsSupplier> cell(
                overview->getCellByPosition(column, row), UNO_QUERY_THROW);
            const auto fields = cell->getTextFields()->createEnumeration();
            while (fields->hasMoreElements()) {
                rtl::OUString url;
                Reference<css::beans::XPropertySet>(fields->nextElement(), UNO_QUERY_THROW)
                    ->getPropertyValue("URL") >>= url;
                linked.push_back(fromUno(url));
            }
        }
    for (std::size_t i = 1; i < names.size(); ++i)
        BOOST_CHECK_MESSAGE(std::find(linked.begin(), linked.end(), "#'" + names[i] + "'.A1") !=
                                linked.end(),
                            "no link to " << names[i]);
}

BOOST_AUTO_TEST_CASE(no_cell_shows_hashes_and_heads_are_repeated_on_paper) {
    for (int i = 0; i < made().done.Sheets.getLength(); ++i) {
        const Report report = reportAt(i);
        for (int row = 0; row <= report.area.EndRow + 1; ++row)
            for (int column = 0; column <= report.area.EndColumn; ++column) {
                const std::string text = test::textAt(report.sheet, column, row);
                BOOST_CHECK_MESSAGE(text.find("###") == std::string::npos, text);
                BOOST_CHECK_MESSAGE(!text.starts_with("Err:"), text);
            }
        const Reference<css::sheet::XPrintAreas> areas(report.sheet, UNO_QUERY_THROW);
        BOOST_CHECK(areas->getPrintTitleRows());
        BOOST_CHECK_EQUAL(areas->getTitleRows().StartRow, report.area.StartRow);
    }
}
