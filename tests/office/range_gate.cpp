// SPDX-License-Identifier: MPL-2.0
// Refreshes that nobody commanded, and the gate before them.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/frame/XStatusListener.hpp>
#include <com/sun/star/util/URLTransformer.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/implbase1.hxx>

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <thread>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

/// Looked at again until it holds: the office tells nobody over the bridge.
bool becomesTrue(const std::function<bool()>& holds, std::chrono::seconds within) {
    const auto end = std::chrono::steady_clock::now() + within;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
}

constexpr std::chrono::seconds patience{60};

/// The definition as somebody else may have written it into a document.
void setDefinition(const Document& document, const std::string& name, const std::string& text) {
    const Reference<css::beans::XPropertySet> properties(
        Reference<css::document::XDocumentPropertiesSupplier>(document, UNO_QUERY_THROW)
            ->getDocumentProperties()
            ->getUserDefinedProperties(),
        UNO_QUERY_THROW);
    properties->setPropertyValue(toUno("OData range " + name), Any(toUno(text)));
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

std::string errorOf(const RangeCase& at, const Document& document) {
    return fromUno(at.ranges()->statusOf(document, "Orders").Error);
}

class StatusEar final : public cppu::WeakImplHelper1<css::frame::XStatusListener> {
public:
    std::atomic<int> enabled{-1};

    void SAL_CALL statusChanged(const css::frame::FeatureStateEvent& event) override {
        enabled = event.IsEnabled ? 1 : 0;
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override {}
};

} // namespace

BOOST_AUTO_TEST_SUITE(range_gate)

BOOST_AUTO_TEST_CASE(a_macro_makes_no_report_from_a_host_that_is_not_allowed) {
    OrdersService other;
    const NewDocument document;
    const auto make = [&] {
        Session::get().reports()->writeReport(
            "odata-report 1\nname = Orders\n[source]\nentity = Orders\n", {}, toUno(other.root()),
            "", "", document.get());
    };
    const std::string message = messageThrown(make);
    BOOST_TEST(message.find("Trust/AllowedOrigins") != std::string::npos, message);
    BOOST_TEST(kindThrown(make) == "refusedByPolicy");
    BOOST_TEST(other.rowRequests().empty());
    Session::get().office().allow(other.root());
    BOOST_TEST(messageThrown(make).empty());
    BOOST_TEST(other.rowRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_range_is_refreshed_when_its_document_is_opened) {
    RangeCase at;
    at.insertAt(0, 0, {{"RefreshOnOpen", "true"}});
    const std::string url = Session::get().folder().url("on-open.ods");
    store(at.document.get(), url, "calc8");
    auto rows = ordersUpTo(4);
    rows[1].customer = "Came on open";
    at.service.setRows(rows);
    const NewDocument reopened(Session::get().office().open(url));
    const Sheet sheet = sheetOf(reopened.get(), "Sheet1");
    BOOST_TEST(becomesTrue([&] { return textAt(sheet, 1, 2) == "Came on open"; }, patience),
               textAt(sheet, 1, 2));
}

BOOST_AUTO_TEST_CASE(a_document_that_names_another_host_does_not_ask_it_on_open) {
    RangeCase at;
    OrdersService other;
    at.insertAt(0, 0, {{"RefreshOnOpen", "true"}});
    const std::string text = fromUno(at.ranges()->definitionOf(at.document.get(), "Orders"));
    setDefinition(at.document.get(), "Orders", replaced(text, at.service.origin(), other.origin()));
    const std::string url = Session::get().folder().url("other-host.ods");
    store(at.document.get(), url, "calc8");
    const NewDocument reopened(Session::get().office().open(url));
    BOOST_TEST(becomesTrue([&] { return !errorOf(at, reopened.get()).empty(); }, patience));
    const std::string error = errorOf(at, reopened.get());
    BOOST_TEST(error.find("org.calcodata.Settings/Trust/AllowedOrigins") != std::string::npos,
               error);
    BOOST_TEST(other.rowRequests().empty());
    // Nobody is asked to save a document that he only looked at.
    BOOST_TEST(!Reference<css::util::XModifiable>(reopened.get(), UNO_QUERY_THROW)->isModified());
}

BOOST_AUTO_TEST_CASE(a_changed_cell_refreshes_the_range_that_asks_with_it) {
    RangeCase at;
    at.sheet->getCellByPosition(9, 0)->setFormula("Customer 1");
    const std::string report = "odata-report 1\nname = Orders\n[parameter Who]\n[source]\n"
                               "entity = Orders\nfilter = Customer eq {Who}\n";
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    at.ranges()->insertReport(
        toUno(report), toArguments({{"Who", "=Sheet1.J1"}}), toUno(at.service.root()), "", "",
        toArguments({{"RefreshOnChange", "true"}}), cells->getCellByPosition(0, 0));
    const auto asksFor = [&](const std::string& words) {
        return at.service.rowRequests().back().find(words) != std::string::npos;
    };
    BOOST_TEST(asksFor("Customer%201"));
    // The definition that the document has now is listened to when the office comes to it.
    BOOST_TEST(becomesTrue(
        [&] {
            at.sheet->getCellByPosition(9, 0)->setFormula("Customer 2");
            return asksFor("Customer%202");
        },
        patience));
    at.sheet->getCellByPosition(9, 0)->setFormula("Customer 3");
    BOOST_TEST(becomesTrue([&] { return asksFor("Customer%203"); }, patience),
               at.service.rowRequests().back());
    const std::size_t asked = at.service.rowRequests().size();
    at.sheet->getCellByPosition(9, 0)->setFormula("Customer 3");
    at.sheet->getCellByPosition(8, 0)->setFormula("beside");
    at.refresh();
    BOOST_TEST(at.service.rowRequests().size() == asked + 1);
}

BOOST_AUTO_TEST_CASE(a_range_is_refreshed_by_the_clock_until_its_document_is_closed) {
    RangeCase at;
    {
        const NewDocument second;
        const Sheet sheet = sheetOf(second.get(), "Sheet1");
        at.ranges()->insertUrl(toUno(at.service.url()), "", "",
                               toArguments({{"RefreshMinutes", "1"}}),
                               sheet->getCellByPosition(0, 0));
        const std::size_t asked = at.service.rowRequests().size();
        BOOST_TEST(becomesTrue([&] { return at.service.rowRequests().size() > asked; },
                               std::chrono::seconds(150)));
        BOOST_TEST(becomesTrue(
            [&] { return !at.ranges()->statusOf(second.get(), "Orders").IsRefreshing; }, patience));
        BOOST_TEST(errorOf(at, second.get()).empty());
    }
}

BOOST_AUTO_TEST_CASE(commands_are_there_where_they_can_be_used) {
    RangeCase at;
    at.insertAt(0, 0);
    const auto frame = Reference<css::frame::XModel>(at.document.get(), UNO_QUERY_THROW)
                           ->getCurrentController()
                           ->getFrame();
    css::util::URL url;
    url.Complete = "org.calcodata:RefreshRange";
    css::util::URLTransformer::create(Session::get().office().context())->parseStrict(url);
    const auto dispatch = Reference<css::frame::XDispatchProvider>(frame, UNO_QUERY_THROW)
                              ->queryDispatch(url, "_self", 0);
    BOOST_REQUIRE(dispatch.is());
    const Reference<css::view::XSelectionSupplier> selection(frame->getController(),
                                                             UNO_QUERY_THROW);
    const Reference<css::table::XCellRange> cells(at.sheet, UNO_QUERY_THROW);
    const rtl::Reference<StatusEar> ear(new StatusEar);
    selection->select(Any(cells->getCellByPosition(1, 1)));
    dispatch->addStatusListener(ear.get(), url);
    BOOST_TEST(becomesTrue([&] { return ear->enabled == 1; }, patience));
    selection->select(Any(cells->getCellByPosition(8, 30)));
    BOOST_TEST(becomesTrue([&] { return ear->enabled == 0; }, patience));
    selection->select(Any(cells->getCellByPosition(2, 2)));
    BOOST_TEST(becomesTrue([&] { return ear->enabled == 1; }, patience));
    at.service.stall();
    at.ranges()->startRefresh(at.document.get(), "Orders");
    BOOST_TEST(becomesTrue([&] { return ear->enabled == 0; }, patience));
    at.ranges()->stop(at.document.get(), "Orders");
    BOOST_TEST(becomesTrue([&] { return ear->enabled == 1; }, patience));
    dispatch->removeStatusListener(ear.get(), url);
}

BOOST_AUTO_TEST_CASE(an_edited_range_asks_anew_as_one_step_or_stays_as_it_was) {
    RangeCase at;
    at.insertAt(0, 0);
    const auto before = contentOf(at.document.get());
    const std::string definition = fromUno(at.ranges()->definitionOf(at.document.get(), "Orders"));
    const auto edit = [&](const std::string& url) {
        return at.ranges()->edit(at.document.get(), "Orders", toUno(url), "", "", {});
    };
    BOOST_TEST(edit(at.service.url() + "?$select=Id,Total").Rows == 4);
    BOOST_TEST(rangeOf(at.document.get(), "Orders").EndColumn == 1);
    const std::size_t steps = at.undoTitles().size();
    at.undo()->undo();
    BOOST_TEST(at.undoTitles().size() == steps - 1);
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(fromUno(at.ranges()->definitionOf(at.document.get(), "Orders")) == definition);
    at.service.setFailing(true);
    BOOST_TEST(kindThrown([&] { edit(at.service.url() + "?$select=Id"); }) == "serviceFailed");
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(fromUno(at.ranges()->definitionOf(at.document.get(), "Orders")) == definition);
    OrdersService other;
    BOOST_TEST(kindThrown([&] { edit(other.url()); }) == "refusedByPolicy");
    BOOST_TEST(other.rowRequests().empty());
}

BOOST_AUTO_TEST_CASE(what_a_refresh_changed_is_told_row_by_row) {
    RangeCase at;
    at.insertAt(0, 0);
    auto rows = ordersUpTo(4);
    rows[1].total = 25;
    rows.erase(rows.begin());
    rows.insert(rows.begin(), {9, "Customer 9", 90});
    at.service.setRows(rows);
    at.refresh();
    const auto told = [&] {
        std::string text;
        for (const auto& line : at.ranges()->changesOf(at.document.get(), "Orders")) {
            for (const rtl::OUString& word : line)
                text += fromUno(word) + "|";
            text += "\n";
        }
        return text;
    };
    BOOST_TEST(told() == "new|Id 9|Id||9|\nnew|Id 9|Customer||Customer 9|\n"
                         "new|Id 9|Total||90|\nnew|Id 9|Day||2014-07-01|\n"
                         "changed|Id 2|Total|20|25|\n"
                         "gone|Id 1|Id|1||\ngone|Id 1|Customer|Customer 1||\n"
                         "gone|Id 1|Total|10||\ngone|Id 1|Day|2014-07-01||\n");
    at.undo()->undo();
    BOOST_TEST(told().empty(), told()); // what stands there now is of the refresh before
}

BOOST_AUTO_TEST_SUITE_END()
