// SPDX-License-Identifier: MPL-2.0
#include "calc/reports_service.hpp"

#include "calc/catalogue.hpp"
#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/errors.hpp"
#include "calc/on_main.hpp"
#include "calc/ranges/host_wishes.hpp"
#include "calc/report_run.hpp"
#include "calc/secrets/kept_password.hpp"
#include "calc/target.hpp"
#include "calc/trust/gate.hpp"
#include "calc/waiting.hpp"
#include "calc/workbook_writer.hpp"
#include "calc/workers.hpp"

#include <cppuhelper/supportsservice.hxx>

#include <chrono>
#include <future>
#include <utility>

namespace odc::calc {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Prepared = base::Result<PreparedWorkbook>;

base::Result<Run> makeRun(const Context& context, const Sequence<css::beans::NamedValue>& arguments,
                          const OUString& serviceUrl, const OUString& user,
                          const OUString& password) {
    Run run;
    base::Result<report::Arguments> named = toArguments(arguments);
    if (!named)
        return std::move(named).error();
    run.arguments = std::move(named).value();
    run.serviceUrl = fromUno(serviceUrl);
    run.user = fromUno(user);
    run.password = fromUno(password);
    if (!run.user.empty() && run.password.empty()) {
        const base::Result<std::string> origin = originOf(run.serviceUrl);
        if (!origin)
            return origin.error();
        base::Result<std::string> kept = secrets::keptPassword(context, *origin, run.user);
        if (!kept)
            return std::move(kept).error();
        run.password = std::move(kept).value();
    }
    run.language = fromUno(dialog::readUiLanguage(context));
    return run;
}

/// Fetches on a worker, waits here.
Prepared fetchAndWait(const Context& context, Run run) {
    auto promise = std::make_shared<std::promise<Prepared>>();
    std::future<Prepared> future = promise->get_future();
    workers::start(
        context, [run = std::move(run), promise = std::move(promise)](const std::stop_token& stop) {
            base::Task task;
            task.stop = stop;
            promise->set_value(fetchAndPrepare(run, task));
        });
    try {
        return waitFor(context, future);
    } catch (const std::future_error&) {
        // No worker starts once the office is ending: the promise went with the work.
        return base::Error{base::ErrorKind::cancelled, "The office is ending."};
    }
}

base::Result<std::vector<SheetDone>> write(const Context& context, const Target& target,
                                           PreparedWorkbook workbook) {
    std::unique_ptr<WorkbookWriter> writer;
    try {
        if (target.cell) {
            const base::Result<void> isFree = checkTarget(workbook, *target.cell);
            if (!isFree)
                return isFree.error();
        }
        writer = std::make_unique<WorkbookWriter>(context, target.document, std::move(workbook),
                                                  target.cell);
        while (writer->step(std::chrono::seconds(1))) {
        }
        return writer->keep();
    } catch (...) {
        base::Error error = currentError();
        if (writer)
            writer->takeBack();
        return error;
    }
}

/// A macro is not the user: where he has not allowed the host, the document's window asks him, and
/// the macro is refused.
base::Result<base::Policy> askGate(const Context& context,
                                   const Reference<css::sheet::XSpreadsheetDocument>& document,
                                   const Run& run) {
    auto policy = trust::policyFor(context, document, run.serviceUrl);
    if (!policy && policy.error().kind == base::ErrorKind::refusedByPolicy)
        ranges::wishForHost(context, document, {run.serviceUrl, run.user, OUString()});
    return policy;
}

base::Result<org::calcodata::ReportDone> make(const Context& context, const Target& target,
                                              Run run) {
    const auto started = std::chrono::steady_clock::now();
    auto policy = onMain(context, [&] { return askGate(context, target.document, run); });
    if (!policy)
        return std::move(policy).error();
    run.policy = std::move(policy).value();
    run.nullDate = nullDateOf(target.document);
    Prepared prepared = fetchAndWait(context, std::move(run));
    if (!prepared)
        return std::move(prepared).error();
    const std::vector<std::string> warnings = prepared->warnings;
    const base::Result<std::vector<SheetDone>> sheets =
        write(context, target, std::move(prepared).value());
    if (!sheets)
        return sheets.error();
    org::calcodata::ReportDone done;
    done.Sheets.realloc(static_cast<sal_Int32>(sheets->size()));
    org::calcodata::SheetDone* out = done.Sheets.getArray();
    for (const SheetDone& sheet : *sheets) {
        *out++ = {toUno(sheet.sheet), toUno(sheet.range), static_cast<sal_Int32>(sheet.rows)};
        done.Rows += sheet.rows;
    }
    done.Warnings.realloc(static_cast<sal_Int32>(warnings.size()));
    for (std::size_t i = 0; i < warnings.size(); ++i)
        done.Warnings.getArray()[i] = toUno(warnings[i]);
    done.Seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return done;
}

struct SignIn {
    const OUString& serviceUrl;
    const OUString& user;
    const OUString& password;
};

/// What both methods of the interface do; `source` is what their exception names.
org::calcodata::ReportDone
makeOrThrow(const Context& context, const Reference<css::uno::XInterface>& source,
            decltype(Run::what) what, const Sequence<css::beans::NamedValue>& arguments,
            const SignIn& signIn, const Reference<css::uno::XInterface>& target) {
    const base::Result<Target> place = targetOf(target);
    if (!place)
        throwReportException(place.error(), source);
    base::Result<Run> run =
        makeRun(context, arguments, signIn.serviceUrl, signIn.user, signIn.password);
    if (!run)
        throwReportException(run.error(), source);
    run->what = std::move(what);
    base::Result<org::calcodata::ReportDone> done = make(context, *place, std::move(run).value());
    if (!done)
        throwReportException(done.error(), source);
    return std::move(done).value();
}

} // namespace

ReportsService::ReportsService(const Reference<css::uno::XComponentContext>& context)
    : context_(context) {}

Sequence<OUString> ReportsService::getReportNames() {
    const base::Result<std::vector<report::Report>> all = catalogue::reports();
    if (!all)
        throw css::uno::RuntimeException(toUno(base::describe(all.error())), *this);
    Sequence<OUString> names(static_cast<sal_Int32>(all->size()));
    for (std::size_t i = 0; i < all->size(); ++i)
        names.getArray()[i] = toUno((*all)[i].name);
    return names;
}

org::calcodata::ReportDone ReportsService::writeReport(
    const OUString& report, const Sequence<css::beans::NamedValue>& arguments,
    const OUString& serviceUrl, const OUString& user, const OUString& password,
    const Reference<css::uno::XInterface>& target) {
    return makeOrThrow(context_, *this, {RunOneReport{fromUno(report)}}, arguments,
                       {serviceUrl, user, password}, target);
}

org::calcodata::ReportDone ReportsService::writeWorkbook(
    const OUString& workbook, const Sequence<css::beans::NamedValue>& arguments,
    const OUString& serviceUrl, const OUString& user, const OUString& password,
    const Reference<css::sheet::XSpreadsheetDocument>& target) {
    return makeOrThrow(context_, *this, {RunWorkbook{fromUno(workbook)}}, arguments,
                       {serviceUrl, user, password}, target);
}

OUString ReportsService::getImplementationName() {
    return "org.calcodata.implementation.Reports";
}

sal_Bool ReportsService::supportsService(const OUString& name) {
    return cppu::supportsService(this, name);
}

Sequence<OUString> ReportsService::getSupportedServiceNames() {
    const OUString name("org.calcodata.Reports");
    return {&name, 1};
}

} // namespace odc::calc
