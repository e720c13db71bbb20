// SPDX-License-Identifier: MPL-2.0
// What is said of a cell's value, and values that must not become more than values.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/table/CellContentType.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

BOOST_AUTO_TEST_SUITE(range_origin)

BOOST_AUTO_TEST_CASE(a_cell_says_which_row_property_and_request_it_comes_from) {
    RangeCase at;
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    at.ranges()->insertUrl(toUno(at.service.url() + "?$orderby=Id&sig=geheim"), "", "", {},
                           cells->getCellByPosition(1, 1));
    const auto origin = at.ranges()->explain(at.document.get(), "Sheet1.D4");
    BOOST_TEST(fromUno(origin.Range) == "Orders");
    BOOST_TEST(fromUno(origin.Report) == "Orders");
    BOOST_TEST(fromUno(origin.ServiceUrl) == at.service.root());
    BOOST_TEST(fromUno(origin.RowKey) == "Id = 2");
    BOOST_TEST(fromUno(origin.Property) == "Total");
    BOOST_TEST(fromUno(origin.Type) == "real");
    BOOST_REQUIRE_EQUAL(origin.Requests.getLength(), 1);
    const std::string request = fromUno(origin.Requests[0]);
    BOOST_TEST(request.starts_with("GET " + at.service.url() + "?"), request);
    BOOST_TEST(request.find("geheim") == std::string::npos, request);
    BOOST_TEST(origin.Pages == 1);
    BOOST_TEST(!origin.When.isEmpty());
    BOOST_TEST(at.ranges()->explain(at.document.get(), "$Sheet1.$D$2").RowKey.isEmpty());
    BOOST_TEST(kindThrown([&] { at.ranges()->explain(at.document.get(), "Sheet1.A1"); }) ==
               "notFound");
    BOOST_TEST(kindThrown([&] { at.ranges()->explain(at.document.get(), "Nowhere"); }) ==
               "wrongUsage");
}

BOOST_AUTO_TEST_CASE(no_cells_content_changes_what_is_asked) {
    RangeCase at;
    const std::string report = "odata-report 1\nname = Orders\n[parameter Who]\n[source]\n"
                               "entity = Orders\nfilter = Customer eq {Who}\n";
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    const auto set = [&](const std::string& text) {
        at.sheet->getCellByPosition(9, 0)->setFormula(toUno("'" + text));
    };
    set("x");
    at.ranges()->insertReport(toUno(report), toArguments({{"Who", "=Sheet1.J1"}}),
                              toUno(at.service.root()), "", "", {}, cells->getCellByPosition(0, 0));
    const std::string usual = at.service.rowRequests().back();
    const auto parts = [](const std::string& target) {
        return std::count(target.begin(), target.end(), '&') +
               std::count(target.begin(), target.end(), '?') +
               std::count(target.begin(), target.end(), '#');
    };
    for (const char* text :
         {"x' or 1 eq 1 or Customer eq 'x", "x&$top=1", "%27 or 1 eq 1", "x\n&$filter=1 eq 1",
          "x?$top=1#y", "{Who}", "x')/Secret", "+", "\xC3\xA4 %26$top=1"}) {
        BOOST_TEST_CONTEXT(text) {
            set(text);
            at.refresh();
            const std::string asked = at.service.rowRequests().back();
            BOOST_TEST(parts(asked) == parts(usual), asked);
            // All apostrophes of the text are doubled: those that are left enclose it.
            std::string plain = asked;
            for (std::size_t found = 0; (found = plain.find("%27")) != std::string::npos;)
                plain.replace(found, 3, "'");
            BOOST_TEST(std::count(plain.begin(), plain.end(), '\'') % 2 == 0, asked);
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_that_look_like_more_stay_texts) {
    RangeCase at;
    const std::vector<std::string> texts{"=1+1",
                                         "=DDE(\\\"soffice\\\";\\\"a\\\";\\\"b\\\")",
                                         "+1+1",
                                         "@SUM(A1)",
                                         "=HYPERLINK(\\\"macro:///a.b.c\\\")",
                                         "vnd.sun.star.script:a?language=Basic",
                                         "00123",
                                         "'quoted"};
    auto rows = ordersUpTo(static_cast<int>(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i)
        rows[i].customer = texts[i];
    at.service.setRows(rows);
    at.insertAt(0, 0);
    const auto check = [&](const Sheet& sheet) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            std::string plain = texts[i];
            for (std::size_t found = 0; (found = plain.find('\\')) != std::string::npos;)
                plain.erase(found, 1);
            const int row = static_cast<int>(i) + 1;
            const bool isText =
                sheet->getCellByPosition(1, row)->getType() == css::table::CellContentType_TEXT;
            BOOST_TEST(isText, plain);
            BOOST_TEST(textAt(sheet, 1, row) == plain);
        }
    };
    check(at.sheet);
    at.service.setRows({});
    at.refresh();
    at.service.setRows(rows);
    at.refresh();
    check(at.sheet);
    const std::string url = Session::get().folder().url("texts.xlsx");
    store(at.document.get(), url, "Calc MS Excel 2007 XML");
    const NewDocument reopened(Session::get().office().open(url));
    check(sheetOf(reopened.get(), "Sheet1"));
}

BOOST_AUTO_TEST_SUITE_END()
