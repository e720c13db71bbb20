// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/context_menu.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/log.hpp"
#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/range_commands.hpp"
#include "calc/ranges/range_words.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexContainer.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel2.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/ui/ContextMenuExecuteEvent.hpp>
#include <com/sun/star/ui/XContextMenuInterception.hpp>
#include <com/sun/star/ui/XContextMenuInterceptor.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Controller = Reference<css::frame::XController>;
using Trigger = Reference<css::beans::XPropertySet>;

struct Entry {
    const char* command; ///< empty: a line between
    OUString RangeWords::*text;
};
constexpr std::array<Entry, 11> entries{{{"RefreshRange", &RangeWords::menuRefresh},
                                         {"StopRefresh", &RangeWords::menuStop},
                                         {"", nullptr},
                                         {"EditRange", &RangeWords::menuEdit},
                                         {"RangeProperties", &RangeWords::menuProperties},
                                         {"RangeChanges", &RangeWords::menuChanges},
                                         {"ExplainCell", &RangeWords::menuExplain},
                                         {"MarkChanges", &RangeWords::menuMark},
                                         {"", nullptr},
                                         {"GoToRange", &RangeWords::menuGoTo},
                                         {"RemoveRange", &RangeWords::menuRemove}}};

/// Held by its controller.
class Interceptor final : public cppu::WeakImplHelper1<css::ui::XContextMenuInterceptor> {
public:
    explicit Interceptor(const Context& context) : context_(context) {}

    css::ui::ContextMenuInterceptorAction SAL_CALL
    notifyContextMenuExecute(const css::ui::ContextMenuExecuteEvent& event) override {
        try {
            if (event.Selection.is() && extend(event))
                return css::ui::ContextMenuInterceptorAction_EXECUTE_MODIFIED;
        } catch (const css::uno::Exception& e) {
            log("a context menu stays as it is", e.Message);
        }
        return css::ui::ContextMenuInterceptorAction_IGNORED;
    }

private:
    [[nodiscard]] bool extend(const css::ui::ContextMenuExecuteEvent& event) const {
        const Controller controller(event.Selection, UNO_QUERY);
        const auto range = rangeOf(controller, event.Selection->getSelection());
        if (!range)
            return false;
        const Reference<css::lang::XMultiServiceFactory> factory(event.ActionTriggerContainer,
                                                                 UNO_QUERY_THROW);
        const Reference<css::container::XIndexContainer> menu(
            factory->createInstance("com.sun.star.ui.ActionTriggerContainer"), UNO_QUERY_THROW);
        const RangeWords words = rangeWordsIn(fromUno(dialog::readUiLanguage(context_)));
        const CommandStanding standing = standingIn(controller->getFrame());
        for (const Entry& entry : entries) {
            // What cannot be done just now is left out: a context menu shows what applies.
            if (entry.text && !isEnabledIn(standing, entry.command))
                continue;
            const Trigger item =
                entry.text ? trigger(factory, words.*entry.text, entry.command) : line(factory);
            menu->insertByIndex(menu->getCount(), Any(item));
        }
        const Trigger sub = trigger(factory, words.menuTitle.replaceFirst("%1", *range), "");
        sub->setPropertyValue("SubContainer", Any(menu));
        event.ActionTriggerContainer->insertByIndex(0, Any(sub));
        event.ActionTriggerContainer->insertByIndex(1, Any(line(factory)));
        return true;
    }

    /// The range that holds all that is selected.
    static std::optional<OUString> rangeOf(const Controller& controller, const Any& selection) {
        const Document document(controller.is() ? controller->getModel() : nullptr, UNO_QUERY);
        const Reference<css::sheet::XSheetCellRange> cells(selection, UNO_QUERY);
        const Reference<css::sheet::XCellRangeAddressable> addressable(selection, UNO_QUERY);
        if (!document.is() || !cells.is() || !addressable.is())
            return std::nullopt;
        const css::table::CellRangeAddress at = addressable->getRangeAddress();
        DocumentRanges ranges(document);
        const auto first = ranges.rangeAt(cells->getSpreadsheet(), at.StartColumn, at.StartRow);
        const auto last = ranges.rangeAt(cells->getSpreadsheet(), at.EndColumn, at.EndRow);
        return first == last ? first : std::nullopt;
    }

    static Trigger trigger(const Reference<css::lang::XMultiServiceFactory>& factory,
                           const OUString& text, const char* command) {
        const Trigger item(factory->createInstance("com.sun.star.ui.ActionTrigger"),
                           UNO_QUERY_THROW);
        item->setPropertyValue("Text", Any(text));
        const OUString name = OUString::createFromAscii(command);
        item->setPropertyValue("CommandURL",
                               Any(name.isEmpty() ? OUString() : "org.calcodata:" + name));
        return item;
    }

    static Trigger line(const Reference<css::lang::XMultiServiceFactory>& factory) {
        return Trigger(factory->createInstance("com.sun.star.ui.ActionTriggerSeparator"),
                       UNO_QUERY_THROW);
    }

    Context context_;
};

/// Main thread only.
std::vector<css::uno::WeakReference<css::frame::XController>>& extended() {
    static std::vector<css::uno::WeakReference<css::frame::XController>> controllers;
    return controllers;
}

} // namespace

void extendContextMenus(const Context& context, const Document& document) {
    std::erase_if(extended(), [](const auto& one) { return !Controller(one).is(); });
    const Reference<css::frame::XModel2> model(document, UNO_QUERY_THROW);
    const auto controllers = model->getControllers();
    while (controllers->hasMoreElements()) {
        const Controller controller(controllers->nextElement(), UNO_QUERY_THROW);
        const Reference<css::ui::XContextMenuInterception> interception(controller, UNO_QUERY);
        if (!interception.is() || std::ranges::any_of(extended(), [&](const auto& one) {
                return Controller(one) == controller;
            }))
            continue;
        interception->registerContextMenuInterceptor(new Interceptor(context));
        extended().emplace_back(controller);
    }
}

} // namespace odc::calc::ranges
