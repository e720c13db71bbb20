// SPDX-License-Identifier: MPL-2.0
// A write is one undo step; a failure leaves no trace.
#include "office/trace.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerListener.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/util/NotLockedException.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <org/calcodata/ReportException.hpp>

#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace odc;
using calc::fromUno;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

bool isModified(const test::Document& document) {
    return Reference<css::util::XModifiable>(document, UNO_QUERY_THROW)->isModified();
}

/// What was written goes when the office is done with its undo list.
void letOfficeRun() {
    const Reference<css::awt::XToolkitExperimental> toolkit(
        css::awt::Toolkit::create(test::Session::get().office().context()), UNO_QUERY_THROW);
    toolkit->processEventsToIdle();
}

void checkEqual(const std::vector<std::string>& got, const std::vector<std::string>& wanted) {
    BOOST_CHECK_EQUAL_COLLECTIONS(got.begin(), got.end(), wanted.begin(), wanted.end());
}

/// A document with something of the user's own in it, and a step to undo and one to redo; saved as
/// it were.
struct UsersDocument : test::NewDocument {
    UsersDocument() : UsersDocument(test::Session::get().office().openNew()) {}
    explicit UsersDocument(test::Document opened) : NewDocument(std::move(opened)) {
        sheet()->getCellByPosition(1, 2)->setValue(42);
        Reference<css::beans::XPropertySet>(sheet()->getCellByPosition(4, 6), UNO_QUERY_THROW)
            ->setPropertyValue("CellBackColor", css::uno::Any(sal_Int32{0xFFEEAA}));
        test::undoOf(get())->clear();
        sheet()->getCellByPosition(0, 0)->setFormula("mine");
        sheet()->getCellByPosition(0, 1)->setFormula("undone");
        test::undoOf(get())->undo();
        Reference<css::util::XModifiable>(get(), UNO_QUERY_THROW)->setModified(false);
    }

    [[nodiscard]] test::Sheet sheet() const {
        return test::sheetOf(get(), test::sheetNames(get()).front());
    }
};

/// Somebody who protects the document's last sheet in the middle of a write: what the writer asks
/// for then is refused. Told by the undo list, in which each slice of a write opens a context.
class ProtectingListener final : public cppu::WeakImplHelper1<css::document::XUndoManagerListener> {
public:
    /// Before slice number `slice`, counted from 1.
    ProtectingListener(test::Document document, int slice)
        : document_(std::move(document)), slice_(slice) {}

    void SAL_CALL enteredContext(const css::document::UndoManagerEvent&) override {
        ++slices_;
        if (slices_ == slice_)
            protectLast();
        if (slices_ == slice_ + 1) // the one in which the writer takes back
            halfWritten_ = test::contentOf(document_);
    }

    [[nodiscard]] const std::vector<std::string>& halfWritten() const { return halfWritten_; }

    void SAL_CALL undoActionAdded(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL actionUndone(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL actionRedone(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL allActionsCleared(const css::lang::EventObject&) override {}
    void SAL_CALL redoActionsCleared(const css::lang::EventObject&) override {}
    void SAL_CALL resetAll(const css::lang::EventObject&) override {}
    void SAL_CALL enteredHiddenContext(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL leftContext(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL leftHiddenContext(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL cancelledContext(const css::document::UndoManagerEvent&) override {}
    void SAL_CALL disposing(const css::lang::EventObject&) override {}

private:
    void protectLast() {
        // Not as a step of the user's own: the context that was just entered is empty.
        const Reference<css::beans::XPropertySet> properties(document_, UNO_QUERY_THROW);
        properties->setPropertyValue("IsUndoEnabled", css::uno::Any(false));
        const test::Sheet sheet = test::sheetOf(document_, test::sheetNames(document_).back());
        Reference<css::util::XProtectable>(sheet, UNO_QUERY_THROW)->protect("");
        properties->setPropertyValue("IsUndoEnabled", css::uno::Any(true));
    }

    test::Document document_;
    int slice_;
    int slices_ = 0;
    std::vector<std::string> halfWritten_;
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

BOOST_AUTO_TEST_CASE(undo_takes_a_workbook_back_and_redo_makes_it_again) {
    const UsersDocument document;
    const auto before = test::traceOf(document.get());
    const auto steps = test::undoTitles(document.get());
    test::Session::get().makeWorkbook(document.get(), {});
    const auto after = test::traceOf(document.get());
    BOOST_CHECK_GT(after.size(), before.size() + 100);
    const auto undo = test::undoOf(document.get());
    BOOST_REQUIRE_EQUAL(test::undoTitles(document.get()).size(), steps.size() + 1);
    for (int time = 0; time < 2; ++time) {
        undo->undo();
        letOfficeRun();
        checkEqual(test::traceOf(document.get()), before);
        checkEqual(test::undoTitles(document.get()), steps);
        undo->redo();
        letOfficeRun();
        checkEqual(test::traceOf(document.get()), after);
    }
}

BOOST_AUTO_TEST_CASE(steps_before_and_after_a_report_are_undone_and_redone_as_ever) {
    const UsersDocument document;
    const test::Sheet sheet = document.sheet();
    const Reference<css::table::XCellRange> cells(sheet, UNO_QUERY_THROW);
    test::Session::get().makeReport("Get-CsConferenceReport", {}, cells->getCellByPosition(3, 4));
    test::Session::get().makeReport("Get-CsConferenceReport", {}, document.get());
    const std::string made = test::sheetNames(document.get()).back();
    const test::Sheet madeSheet = test::sheetOf(document.get(), made);
    madeSheet->getCellByPosition(0, 60)->setFormula("behind");
    const auto undo = test::undoOf(document.get());
    const auto full = test::traceOf(document.get());
    const auto steps = test::undoTitles(document.get());
    BOOST_REQUIRE_EQUAL(steps.size(), 4U);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        undo->undo();
        letOfficeRun();
    }
    BOOST_CHECK_EQUAL(test::sheetNames(document.get()).size(), 1U);
    BOOST_CHECK_EQUAL(test::textAt(sheet, 0, 0), "");
    BOOST_CHECK_EQUAL(test::textAt(sheet, 3, 4), "");
    BOOST_CHECK_EQUAL(test::redoTitles(document.get()).size(), 4U);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        undo->redo();
        letOfficeRun();
    }
    checkEqual(test::traceOf(document.get()), full);
    checkEqual(test::undoTitles(document.get()), steps);
}

BOOST_AUTO_TEST_CASE(an_undo_list_that_a_macro_has_locked_keeps_its_steps_and_its_locks) {
    const UsersDocument document;
    const auto steps = test::undoTitles(document.get());
    const auto undo = test::undoOf(document.get());
    undo->lock();
    undo->lock();
    test::Session::get().makeWorkbook(document.get(), {});
    BOOST_CHECK_NO_THROW(undo->unlock());
    BOOST_CHECK_NO_THROW(undo->unlock());
    BOOST_CHECK_THROW(undo->unlock(), css::util::NotLockedException);
    // Whether our own step is on top is Calc's to say: writing a cell lets a locked list record.
    const auto after = test::undoTitles(document.get());
    BOOST_REQUIRE_GE(after.size(), steps.size());
    checkEqual({after.end() - static_cast<std::ptrdiff_t>(steps.size()), after.end()}, steps);
}

BOOST_AUTO_TEST_CASE(a_wrong_password_leaves_the_document_as_it_was) {
    const UsersDocument document;
    const auto before = test::traceOf(document.get());
    const auto undoable = test::undoTitles(document.get());
    const auto redoable = test::redoTitles(document.get());
    const auto& session = test::Session::get();
    const std::string kind = kindOf([&] {
        session.reports()->writeWorkbook("", {}, toUno(session.serviceUrl()), "admin", "wrong",
                                         document.get());
    });
    BOOST_CHECK_EQUAL(kind, "signInNeeded");
    checkEqual(test::traceOf(document.get()), before);
    BOOST_CHECK(!isModified(document.get()));
    checkEqual(test::undoTitles(document.get()), undoable);
    checkEqual(test::redoTitles(document.get()), redoable);
}

BOOST_AUTO_TEST_CASE(a_workbook_that_fails_halfway_leaves_the_document_as_it_was) {
    const UsersDocument document;
    const auto before = test::traceOf(document.get());
    const auto undoable = test::undoTitles(document.get());
    const auto redoable = test::redoTitles(document.get());
    // The first slice makes the sheets, the second fills them.
    const rtl::Reference<ProtectingListener> listener(new ProtectingListener(document.get(), 2));
    test::undoOf(document.get())->addUndoManagerListener(listener.get());
    const std::string kind = kindOf([&] { test::Session::get().makeWorkbook(document.get(), {}); });
    test::undoOf(document.get())->removeUndoManagerListener(listener.get());
    BOOST_CHECK_EQUAL(kind, "storageFailed");
    BOOST_CHECK_GT(listener->halfWritten().size(), before.size() + 100);
    checkEqual(test::traceOf(document.get()), before);
    BOOST_CHECK(!isModified(document.get()));
    checkEqual(test::undoTitles(document.get()), undoable);
    checkEqual(test::redoTitles(document.get()), redoable);
    test::undoOf(document.get())->redo();
    BOOST_CHECK_EQUAL(test::textAt(document.sheet(), 0, 1), "undone");
}

BOOST_AUTO_TEST_CASE(a_service_that_is_not_there_is_said_in_a_sentence) {
    const UsersDocument document;
    const auto& session = test::Session::get();
    const std::string kind = kindOf([&] {
        session.office().allow("http://127.0.0.1:1/reporting.svc");
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
    const test::Sheet sheet = document.sheet();
    const Reference<css::table::XCellRange> cells(sheet, UNO_QUERY_THROW);
    const auto before = test::traceOf(document.get());
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
    const auto after = test::traceOf(document.get());
    BOOST_REQUIRE_EQUAL(test::undoTitles(document.get()).size(), 2U);
    test::undoOf(document.get())->undo();
    letOfficeRun();
    checkEqual(test::traceOf(document.get()), before);
    test::undoOf(document.get())->redo();
    letOfficeRun();
    checkEqual(test::traceOf(document.get()), after);
}

BOOST_AUTO_TEST_CASE(a_cell_near_the_end_of_the_sheet_is_refused_with_what_is_needed) {
    const UsersDocument document;
    const auto before = test::traceOf(document.get());
    const Reference<css::table::XCellRange> cells(document.sheet(), UNO_QUERY_THROW);
    std::string message;
    try {
        test::Session::get().makeReport("Get-CsConferenceReport", {},
                                        cells->getCellByPosition(0, 1'048'570));
    } catch (const org::calcodata::ReportException& e) {
        message = fromUno(e.Message);
    }
    BOOST_CHECK(message.find("needs 19 rows and 7 columns") != std::string::npos);
    BOOST_TEST_MESSAGE(message);
    checkEqual(test::traceOf(document.get()), before);
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
