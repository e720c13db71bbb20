// SPDX-License-Identifier: MPL-2.0
// A write is one undo step; a failure leaves no trace.
#include "office/session.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <org/calcodata/ReportException.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace {

using namespace odc;
using calc::fromUno;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

Reference<css::document::XUndoManager> undoOf(const test::Document& document) {
    return Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
        ->getUndoManager();
}

bool isModified(const test::Document& document) {
    return Reference<css::util::XModifiable>(document, UNO_QUERY_THROW)->isModified();
}

int pageStyles(const test::Document& document) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
    const Reference<css::container::XNameAccess> styles(
        supplier->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW);
    return styles->getElementNames().getLength();
}

/// What was written goes when the office is done with its undo list.
void letOfficeRun() {
    const Reference<css::awt::XToolkitExperimental> toolkit(
        css::awt::Toolkit::create(test::Session::get().office().context()), UNO_QUERY_THROW);
    toolkit->processEventsToIdle();
}

/// A document with something of the user's own in it, saved as it were.
struct UsersDocument : test::NewDocument {
    UsersDocument() : UsersDocument(test::Session::get().office().openNew()) {}
    explicit UsersDocument(test::Document opened) : NewDocument(std::move(opened)) {
        const test::Sheet sheet = test::sheetOf(get(), test::sheetNames(get()).front());
        sheet->getCellByPosition(1, 2)->setValue(42);
        sheet->getCellByPosition(0, 0)->setFormula("mine");
        Reference<css::util::XModifiable>(get(), UNO_QUERY_THROW)->setModified(false);
        undoOf(get())->clear();
    }
};

/// The kind of the exception, or "none".
template <typename Work>
std::string kindOf(const Work& work) {
    try {
        work();
    } catch (const org::calcodata::ReportException& e) {
        BOOST_CHECK(!e.Message.isEmpty());
        return fromUno(e.Kind);
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_CASE(one_undo_takes_a_workbook_back) {
    const UsersDocument document;
    const auto before = test::contentOf(document.get());
    test::Session::get().makeWorkbook(document.get(), {});
    const auto after = test::contentOf(document.get());
    BOOST_CHECK_GT(after.size(), before.size() + 100);
    const auto undo = undoOf(document.get());
    BOOST_REQUIRE_EQUAL(undo->getAllUndoActionTitles().getLength(), 1);
    undo->undo();
    letOfficeRun();
    const auto undone = test::contentOf(document.get());
    BOOST_CHECK_EQUAL_COLLECTIONS(undone.begin(), undone.end(), before.begin(), before.end());
    BOOST_CHECK_EQUAL(undo->getAllUndoActionTitles().getLength(), 0);
}

BOOST_AUTO_TEST_CASE(a_wrong_password_leaves_the_document_as_it_was) {
    const UsersDocument document;
    const auto before = test::contentOf(document.get());
    const int styles = pageStyles(document.get());
    const auto& session = test::Session::get();
    const std::string kind = kindOf([&] {
        session.reports()->writeWorkbook("", {}, toUno(session.serviceUrl()), "admin", "wrong",
                                         document.get());
    });
    BOOST_CHECK_EQUAL(kind, "signInNeeded");
    const auto after = test::contentOf(document.get());
    BOOST_CHECK_EQUAL_COLLECTIONS(after.begin(), after.end(), before.begin(), before.end());
    BOOST_CHECK(!isModified(document.get()));
    BOOST_CHECK_EQUAL(undoOf(document.get())->getAllUndoActionTitles().getLength(), 0);
    BOOST_CHECK_EQUAL(pageStyles(document.get()), styles);
}

BOOST_AUTO_TEST_CASE(a_service_that_is_not_there_is_said_in_a_sentence) {
    const UsersDocument document;
    const auto& session = test::Session::get();
    const std::string kind = kindOf([&] {
        session.reports()->writeWorkbook("", {}, "http://127.0.0.1:1/reporting.svc", "admin",
                                         "admin", document.get());
    });
    BOOST_CHECK_EQUAL(kind, "connectionFailed");
    BOOST_CHECK(!isModified(document.get()));
}

BOOST_AUTO_TEST_CASE(a_protected_sheet_is_refused_and_stays) {
    const UsersDocument document;
    document.get()->getSheets()->insertNewByName("Locked", 1);
    const test::Sheet locked = test::sheetOf(document.get(), "Locked");
    Reference<css::util::XProtectable>(locked, UNO_QUERY_THROW)->protect("");
    const auto before = test::contentOf(document.get());
    const std::string kind =
        kindOf([&] { test::Session::get().makeReport("Get-CsConferenceReport", {}, locked); });
    BOOST_CHECK_EQUAL(kind, "wrongUsage");
    const auto after = test::contentOf(document.get());
    BOOST_CHECK_EQUAL_COLLECTIONS(after.begin(), after.end(), before.begin(), before.end());
}

BOOST_AUTO_TEST_CASE(a_refused_granularity_is_said_in_the_reports_own_sentence) {
    const UsersDocument document;
    const std::string kind = kindOf([&] {
        test::Session::get().makeReport("Get-CsConferenceReport", {{"ReportType", "Yearly"}},
                                        document.get());
    });
    BOOST_CHECK_EQUAL(kind, "wrongUsage");
    BOOST_CHECK(!isModified(document.get()));
}

BOOST_AUTO_TEST_CASE(a_cell_is_a_target_and_what_is_in_the_way_is_not_overwritten) {
    const UsersDocument document;
    const test::Sheet sheet =
        test::sheetOf(document.get(), test::sheetNames(document.get()).front());
    const Reference<css::table::XCellRange> cells(sheet, UNO_QUERY_THROW);
    const auto before = test::contentOf(document.get());
    const std::string kind = kindOf([&] {
        test::Session::get().makeReport("Get-CsConferenceReport", {},
                                        cells->getCellByPosition(1, 1));
    });
    BOOST_CHECK_EQUAL(kind, "wrongUsage");
    BOOST_CHECK_EQUAL(test::numberAt(sheet, 1, 2), 42);
    const auto done = test::Session::get().makeReport("Get-CsConferenceReport", {},
                                                      cells->getCellByPosition(3, 4));
    BOOST_REQUIRE_EQUAL(done.Sheets.getLength(), 1);
    BOOST_CHECK_EQUAL(test::textAt(sheet, 3, 4), "Conferences");
    const auto area = test::rangeOf(document.get(), fromUno(done.Sheets[0].RangeName));
    BOOST_CHECK_EQUAL(area.StartColumn, 3);
    BOOST_CHECK_EQUAL(test::numberAt(sheet, 1, 2), 42);
    BOOST_REQUIRE_EQUAL(undoOf(document.get())->getAllUndoActionTitles().getLength(), 1);
    undoOf(document.get())->undo();
    letOfficeRun();
    const auto undone = test::contentOf(document.get());
    BOOST_CHECK_EQUAL_COLLECTIONS(undone.begin(), undone.end(), before.begin(), before.end());
}

BOOST_AUTO_TEST_CASE(an_account_that_may_see_less_gets_less_and_is_told) {
    const test::NewDocument document;
    const auto& session = test::Session::get();
    const auto done = session.reports()->writeWorkbook("", {}, toUno(session.serviceUrl()),
                                                       "limited", "limited", document.get());
    BOOST_CHECK_GT(done.Sheets.getLength(), 0);
    BOOST_CHECK_LT(done.Sheets.getLength(), 8);
    BOOST_CHECK_GT(done.Warnings.getLength(), 0);
}
