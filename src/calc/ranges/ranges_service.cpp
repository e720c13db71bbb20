// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/ranges_service.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/errors.hpp"
#include "calc/main_thread.hpp"
#include "calc/ranges/range_properties.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/target.hpp"
#include "calc/waiting.hpp"

#include "report/url_report.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <cppuhelper/supportsservice.hxx>

#include <exception>
#include <type_traits>
#include <utility>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Spreadsheet = RangesService::Spreadsheet;
using Values = RangesService::Values;
using org::calcodata::RangeStatus;

/// Runs `work` on the main thread, and here where this is it. What it throws comes through.
template <typename Work>
std::invoke_result_t<Work> onMain(const Context& context, Work work) {
    if (main_thread::isCurrent())
        return work();
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<std::promise<Value>>();
    std::future<Value> future = promise->get_future();
    main_thread::post(context, [promise, &work] {
        try {
            if constexpr (std::is_void_v<Value>) {
                work();
                promise->set_value();
            } else {
                promise->set_value(work());
            }
        } catch (...) {
            promise->set_exception(std::current_exception());
        }
    });
    try {
        return future.get();
    } catch (const std::future_error&) {
        throw css::lang::DisposedException("The office is ending.", nullptr);
    }
}

/// On the main thread the job is carried on by hand: the loop that would do it may not turn before
/// this returns.
RangeOutcome outcomeOf(const Context& context, const Job& job) {
    const std::shared_future<RangeOutcome> outcome = job->outcome();
    const bool isMain = main_thread::isCurrent();
    while (outcome.wait_for(std::chrono::milliseconds(isMain ? 10 : 50)) !=
           std::future_status::ready) {
        if (!isMain)
            continue;
        job->advance();
        letOfficeRun(context);
    }
    return outcome.get();
}

RangeStatus statusOrThrow(const Context& context, const base::Result<Job>& job,
                          const Reference<css::uno::XInterface>& source) {
    if (!job)
        throwReportException(job.error(), source);
    const RangeOutcome outcome = outcomeOf(context, *job);
    if (outcome.error)
        throwReportException(*outcome.error, source);
    return toUnoStatus(outcome.name, outcome.status, false);
}

/// A cell to write to; of a document the first cell of its first sheet.
base::Result<std::pair<Document, TargetCell>>
targetCellOf(const Reference<css::uno::XInterface>& object) {
    const base::Result<Target> target = targetOf(object);
    if (!target)
        return target.error();
    if (target->cell)
        return std::pair(target->document, *target->cell);
    const Reference<css::container::XIndexAccess> sheets(target->document->getSheets(),
                                                         UNO_QUERY_THROW);
    return std::pair(target->document,
                     TargetCell{Sheet(sheets->getByIndex(0), UNO_QUERY_THROW), 0, 0});
}

base::Result<Job> insertAt(const Context& context, NewRange range, const Values& properties,
                           const Reference<css::uno::XInterface>& target) {
    const auto place = targetCellOf(target);
    if (!place)
        return place.error();
    auto changed = changedProperties(range.properties, properties);
    if (!changed)
        return std::move(changed).error();
    range.properties = std::move(changed).value();
    return startInsert(context, place->first, place->second, range);
}

base::Result<std::vector<report::RangeArgument>> argumentsOf(const Values& values) {
    const base::Result<report::Arguments> texts = toArguments(values);
    if (!texts)
        return texts.error();
    std::vector<report::RangeArgument> arguments;
    for (const auto& [name, text] : *texts) {
        if (text.starts_with('='))
            arguments.push_back({name, "", text.substr(1)});
        else
            arguments.push_back({name, text, ""});
    }
    return arguments;
}

} // namespace

RangesService::RangesService(const Context& context) : context_(context) {}

RangeStatus RangesService::insertUrl(const OUString& url, const OUString& user,
                                     const OUString& password, const Values& properties,
                                     const Reference<css::uno::XInterface>& target) {
    const auto made = report::reportOfUrl(fromUno(url));
    if (!made)
        throwReportException(made.error(), *this);
    NewRange range;
    range.serviceUrl = made->serviceUrl;
    range.report = made->report.text;
    range.user = fromUno(user);
    range.password = fromUno(password);
    return statusOrThrow(
        context_, onMain(context_, [&] { return insertAt(context_, range, properties, target); }),
        *this);
}

RangeStatus RangesService::insertReport(const OUString& report, const Values& arguments,
                                        const OUString& serviceUrl, const OUString& user,
                                        const OUString& password, const Values& properties,
                                        const Reference<css::uno::XInterface>& target) {
    auto named = argumentsOf(arguments);
    if (!named)
        throwReportException(named.error(), *this);
    NewRange range;
    range.serviceUrl = fromUno(serviceUrl);
    range.report = fromUno(report);
    range.user = fromUno(user);
    range.password = fromUno(password);
    range.arguments = std::move(named).value();
    return statusOrThrow(
        context_, onMain(context_, [&] { return insertAt(context_, range, properties, target); }),
        *this);
}

Sequence<OUString> RangesService::list(const Spreadsheet& document) {
    const std::vector<OUString> names =
        onMain(context_, [&] { return DocumentRanges(document).names(); });
    return {names.data(), static_cast<sal_Int32>(names.size())};
}

RangeStatus RangesService::refresh(const Spreadsheet& document, const OUString& name) {
    return statusOrThrow(
        context_, onMain(context_, [&] { return ranges::startRefresh(context_, document, name); }),
        *this);
}

Sequence<RangeStatus> RangesService::refreshAll(const Spreadsheet& document) {
    struct Begun {
        OUString name;
        base::Result<Job> job;
    };
    const std::vector<Begun> begun = onMain(context_, [&] {
        std::vector<Begun> all;
        for (const OUString& name : DocumentRanges(document).names())
            all.push_back({name, ranges::startRefresh(context_, document, name)});
        return all;
    });
    Sequence<RangeStatus> statuses(static_cast<sal_Int32>(begun.size()));
    RangeStatus* out = statuses.getArray();
    for (const Begun& one : begun) {
        RangeOutcome outcome{one.name, std::nullopt, {}};
        if (one.job)
            outcome = outcomeOf(context_, *one.job);
        else
            outcome.status.error = base::describe(one.job.error());
        *out++ = toUnoStatus(outcome.name, outcome.status, false);
    }
    return statuses;
}

void RangesService::startRefresh(const Spreadsheet& document, const OUString& name) {
    const auto job =
        onMain(context_, [&] { return ranges::startRefresh(context_, document, name); });
    if (!job)
        throwReportException(job.error(), *this);
}

void RangesService::stop(const Spreadsheet& document, const OUString& name) {
    onMain(context_, [&] {
        if (const Job job = runningJob(document, name))
            job->stop();
    });
}

void RangesService::remove(const Spreadsheet& document, const OUString& name) {
    const auto removed = onMain(context_, [&] { return removeRange(context_, document, name); });
    if (!removed)
        throwReportException(removed.error(), *this);
}

RangeStatus RangesService::statusOf(const Spreadsheet& document, const OUString& name) {
    return onMain(context_, [&] {
        const auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            throwReportException(definition.error(), *this);
        return toUnoStatus(name, definition->status, runningJob(document, name) != nullptr);
    });
}

Values RangesService::propertiesOf(const Spreadsheet& document, const OUString& name) {
    return onMain(context_, [&] {
        const auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            throwReportException(definition.error(), *this);
        return namedValuesOf(definition->properties);
    });
}

void RangesService::setProperties(const Spreadsheet& document, const OUString& name,
                                  const Values& properties) {
    const auto done = onMain(context_, [&]() -> base::Result<void> {
        auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            return std::move(definition).error();
        auto changed = changedProperties(definition->properties, properties);
        if (!changed)
            return std::move(changed).error();
        definition->properties = std::move(changed).value();
        return changeDefinition(document, name, *definition,
                                fromUno(dialog::readUiLanguage(context_)));
    });
    if (!done)
        throwReportException(done.error(), *this);
}

OUString RangesService::definitionOf(const Spreadsheet& document, const OUString& name) {
    return onMain(context_, [&] {
        const auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            throwReportException(definition.error(), *this);
        return toUno(report::writeRange(*definition));
    });
}

OUString RangesService::getImplementationName() {
    return "org.calcodata.implementation.Ranges";
}

sal_Bool RangesService::supportsService(const OUString& name) {
    return cppu::supportsService(this, name);
}

Sequence<OUString> RangesService::getSupportedServiceNames() {
    const OUString name("org.calcodata.Ranges");
    return {&name, 1};
}

} // namespace odc::calc::ranges
