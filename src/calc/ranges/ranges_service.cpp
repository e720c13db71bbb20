// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/ranges_service.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/errors.hpp"
#include "calc/number_formats.hpp"
#include "calc/on_main.hpp"
#include "calc/ranges/argument_cells.hpp"
#include "calc/ranges/cell_origin.hpp"
#include "calc/ranges/changes_sheet.hpp"
#include "calc/ranges/host_wishes.hpp"
#include "calc/ranges/last_changes.hpp"
#include "calc/ranges/range_properties.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/target.hpp"
#include "calc/waiting.hpp"

#include "report/url_report.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <cppuhelper/supportsservice.hxx>

#include <utility>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Spreadsheet = RangesService::Spreadsheet;
using Values = RangesService::Values;
using org::calcodata::RangeStatus;

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
    auto job = startInsert(context, place->first, place->second, range);
    if (!job && job.error().kind == base::ErrorKind::refusedByPolicy)
        wishForHost(context, place->first,
                    {addressAsked(range.serviceUrl, range.report), range.user, OUString()});
    return job;
}

/// A macro is not the user: where he has not allowed the host, the document's window asks him, and
/// the macro is refused.
base::Result<Job> refreshOrWish(const Context& context, const Spreadsheet& document,
                                const OUString& name) {
    auto job = startRefresh(context, document, name);
    if (job || job.error().kind != base::ErrorKind::refusedByPolicy)
        return job;
    if (const auto definition = DocumentRanges(document).definition(name))
        wishForHost(
            context, document,
            {addressAsked(definition->serviceUrl, definition->report), definition->user, name});
    return job;
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
    range.arguments = report::argumentsFromCells(made->report);
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
        context_, onMain(context_, [&] { return refreshOrWish(context_, document, name); }), *this);
}

Sequence<RangeStatus> RangesService::refreshAll(const Spreadsheet& document) {
    struct Begun {
        OUString name;
        base::Result<Job> job;
    };
    const std::vector<Begun> begun = onMain(context_, [&] {
        std::vector<Begun> all;
        for (const OUString& name : DocumentRanges(document).names())
            all.push_back({name, refreshOrWish(context_, document, name)});
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
    const auto job = onMain(context_, [&] { return refreshOrWish(context_, document, name); });
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

RangeStatus RangesService::edit(const Spreadsheet& document, const OUString& name,
                                const OUString& url, const OUString& user, const OUString& password,
                                const Values& arguments) {
    auto named = argumentsOf(arguments);
    if (!named)
        throwReportException(named.error(), *this);
    const auto start = [&]() -> base::Result<Job> {
        auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            return std::move(definition).error();
        NewRange range;
        range.serviceUrl = definition->serviceUrl;
        range.report = definition->report;
        range.user = fromUno(user);
        range.password = fromUno(password);
        range.arguments = definition->arguments;
        if (!url.isEmpty()) {
            const auto made = report::reportOfUrl(fromUno(url));
            if (!made)
                return made.error();
            range.serviceUrl = made->serviceUrl;
            range.report = made->report.text;
            range.arguments = report::argumentsFromCells(made->report);
        }
        for (const report::RangeArgument& argument : *named) {
            std::erase_if(range.arguments,
                          [&](const auto& known) { return known.name == argument.name; });
            range.arguments.push_back(argument);
        }
        auto job = startEdit(context_, document, name, range);
        if (!job && job.error().kind == base::ErrorKind::refusedByPolicy)
            wishForHost(context_, document,
                        {addressAsked(range.serviceUrl, range.report), range.user, OUString()});
        return job;
    };
    return statusOrThrow(context_, onMain(context_, start), *this);
}

Sequence<Sequence<OUString>> RangesService::changesOf(const Spreadsheet& document,
                                                      const OUString& name) {
    return onMain(context_, [&] {
        const auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            throwReportException(definition.error(), *this);
        const auto changes = lastChanges(document, name);
        const CellRows lines =
            changes ? linesOf(*changes, nullDateOf(document), {"new", "changed", "gone"})
                    : CellRows();
        Sequence<Sequence<OUString>> texts(lines.getLength());
        for (sal_Int32 i = 0; i < lines.getLength(); ++i) {
            texts.getArray()[i].realloc(lines[i].getLength());
            for (sal_Int32 k = 0; k < lines[i].getLength(); ++k)
                lines[i][k] >>= texts.getArray()[i].getArray()[k];
        }
        return texts;
    });
}

OUString RangesService::definitionOf(const Spreadsheet& document, const OUString& name) {
    return onMain(context_, [&] {
        const auto definition = DocumentRanges(document).definition(name);
        if (!definition)
            throwReportException(definition.error(), *this);
        return toUno(report::writeRange(*definition));
    });
}

org::calcodata::CellOrigin RangesService::explain(const Spreadsheet& document,
                                                  const OUString& cell) {
    return onMain(context_, [&] {
        const Reference<css::container::XIndexAccess> sheets(document->getSheets(),
                                                             UNO_QUERY_THROW);
        const Sheet first(sheets->getByIndex(0), UNO_QUERY_THROW);
        const Reference<css::sheet::XCellRangeAddressable> found(cellsCalled(document, first, cell),
                                                                 UNO_QUERY);
        if (!found.is())
            throwReportException(
                base::Error{base::ErrorKind::wrongUsage,
                            "The document has no cell " + fromUno(cell) +
                                ". Give an address, for example Sheet1.B2, or a cell's name."},
                *this);
        const css::table::CellRangeAddress at = found->getRangeAddress();
        const auto origin = originOf(document, Sheet(sheets->getByIndex(at.Sheet), UNO_QUERY_THROW),
                                     at.StartColumn, at.StartRow);
        if (!origin)
            throwReportException(origin.error(), *this);
        return *origin;
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
