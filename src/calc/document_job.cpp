// SPDX-License-Identifier: MPL-2.0
#include "calc/document_job.hpp"

#include "calc/main_thread.hpp"
#include "calc/ranges/context_menu.hpp"
#include "calc/ranges/document_watch.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/trust/gate.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <cppuhelper/supportsservice.hxx>
#include <cppuhelper/weakref.hxx>

#include <utility>

namespace odc::calc {

namespace {

Any valueOf(const Sequence<css::beans::NamedValue>& values, const char* name) {
    for (const css::beans::NamedValue& value : values)
        if (value.Name.equalsAscii(name))
            return value.Value;
    return {};
}

void handle(const Reference<css::uno::XComponentContext>& context, const OUString& event,
            const ranges::Document& document) {
    const bool isFirst = ranges::watch(context, document);
    ranges::extendContextMenus(context, document);
    // Only documents in a window hear OnLoad; a view they have all, and a file where it was opened.
    const bool hasFile =
        !Reference<css::frame::XModel>(document, UNO_QUERY_THROW)->getURL().isEmpty();
    if (isFirst && hasFile)
        ranges::opened(context, document);
    if (event == "OnSaveDone" || event == "OnSaveAsDone")
        trust::rememberStored(context, document, ranges::originsOf(document));
}

} // namespace

DocumentJob::DocumentJob(const Reference<css::uno::XComponentContext>& context)
    : context_(context) {}

Any DocumentJob::execute(const Sequence<css::beans::NamedValue>& arguments) {
    Sequence<css::beans::NamedValue> environment;
    valueOf(arguments, "Environment") >>= environment;
    OUString event;
    valueOf(environment, "EventName") >>= event;
    Reference<css::frame::XModel> model;
    valueOf(environment, "Model") >>= model;
    const ranges::Document document(model, UNO_QUERY);
    if (!document.is())
        return {};
    const css::uno::WeakReference<css::sheet::XSpreadsheetDocument> weak(document);
    main_thread::post(context_, [context = context_, event, weak] {
        if (const ranges::Document open(weak); open.is())
            handle(context, event, open);
    });
    return {};
}

OUString DocumentJob::getImplementationName() {
    return "org.calcodata.implementation.DocumentJob";
}

sal_Bool DocumentJob::supportsService(const OUString& name) {
    return cppu::supportsService(this, name);
}

Sequence<OUString> DocumentJob::getSupportedServiceNames() {
    const OUString name("com.sun.star.task.Job");
    return {&name, 1};
}

} // namespace odc::calc
