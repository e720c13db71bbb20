// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_session.hpp"

#include "calc/catalogue.hpp"
#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/log.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/argument_cells.hpp"
#include "calc/ranges/command_states.hpp"
#include "calc/ranges/kept_rows.hpp"
#include "calc/ranges/range_marks.hpp"
#include "calc/ranges/range_store.hpp"
#include "calc/ranges/step_action.hpp"
#include "calc/ranges/undo_context.hpp"
#include "calc/secrets/kept_password.hpp"
#include "calc/secrets/office_secret_store.hpp"
#include "calc/trust/gate.hpp"

#include "http/url.hpp"
#include "report/url_report.hpp"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;

struct Running {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    OUString name;
    Job job;
};

/// Main thread only. An entry goes when its job is done.
std::vector<Running>& running() {
    static std::vector<Running> jobs;
    return jobs;
}

bool isOver(const Job& job) {
    return job->outcome().wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

base::Result<std::string> originOf(const std::string& serviceUrl) {
    base::Result<http::Url> url = http::parseUrl(serviceUrl);
    if (!url)
        return std::move(url).error();
    return url->origin();
}

/// All that the worker needs, or why it may not begin.
base::Result<RangeQuestion> questionFor(const Context& context, const Document& document,
                                        const Sheet& sheet,
                                        const report::RangeDefinition& definition) {
    RangeQuestion question;
    question.definition = definition;
    auto arguments = readArguments(document, sheet, definition.arguments);
    if (!arguments)
        return std::move(arguments).error();
    question.arguments = std::move(arguments).value();
    auto policy = trust::policyFor(context, document, definition.serviceUrl);
    if (!policy)
        return std::move(policy).error();
    question.policy = std::move(policy).value();
    if (!definition.user.empty()) {
        const auto origin = originOf(definition.serviceUrl);
        if (!origin)
            return origin.error();
        auto password = secrets::keptPassword(context, *origin, definition.user);
        if (!password)
            return std::move(password).error();
        question.password = std::move(password).value();
    }
    question.language = fromUno(dialog::readUiLanguage(context));
    question.nullDate = nullDateOf(document);
    return question;
}

/// The rows stay those of the last success; the status says what went wrong since.
void noteFailure(const Document& document, const RangeOutcome& outcome) {
    if (!outcome.error || outcome.error->kind == base::ErrorKind::cancelled || !document.is())
        return;
    try {
        DocumentRanges ranges(document);
        auto definition = ranges.definition(outcome.name);
        if (!definition)
            return;
        definition->status.error = base::describe(*outcome.error);
        definition->status.errorAt = nowText();
        // Nobody is asked to save a document for that.
        const Reference<css::util::XModifiable> modifiable(document, UNO_QUERY_THROW);
        const bool wasModified = modifiable->isModified();
        ranges.setText(outcome.name, toUno(report::writeRange(*definition)));
        if (!wasModified)
            modifiable->setModified(false);
    } catch (const css::uno::Exception& e) {
        log("could not note a failure", e.Message);
    }
}

Job begin(const Context& context, RangeRequest request) {
    std::erase_if(running(), [](const Running& entry) { return isOver(entry.job); });
    Running entry{request.document, request.name, nullptr};
    const auto document = entry.document;
    const bool isNoted = !request.target && !request.question.isEdited;
    entry.job = RangeJob::start(context, std::move(request),
                                [context, document, isNoted](const RangeOutcome& outcome) {
                                    if (isNoted)
                                        noteFailure(Document(document), outcome);
                                    tellStates(context);
                                });
    running().push_back(entry);
    tellStates(context);
    return entry.job;
}

/// The gate hears of an address that the user typed, the password store of his password.
base::Result<void> introduce(const Context& context, const Document& document,
                             const NewRange& range) {
    const auto origin = originOf(range.serviceUrl);
    if (!origin)
        return origin.error();
    if (range.isTyped)
        trust::allowForNow(document, *origin);
    if (range.user.empty() || range.password.empty())
        return {};
    // So that the next refresh finds it; for good only where the user says so.
    return secrets::OfficeSecretStore(context, nullptr)
        .keepForSession(*origin, range.user, range.password);
}

/// All that a worker needs for a range that is not there yet.
base::Result<RangeQuestion> newQuestion(const Context& context, const Document& document,
                                        const Sheet& sheet, const NewRange& range) {
    auto report = catalogue::reportOf(range.report);
    if (!report)
        return std::move(report).error();
    report::RangeDefinition definition;
    definition.serviceUrl = range.serviceUrl;
    definition.user = range.user;
    definition.properties = range.properties;
    definition.arguments = range.arguments;
    definition.report = report->text;
    auto known = introduce(context, document, range);
    if (!known)
        return std::move(known).error();
    return questionFor(context, document, sheet, definition);
}

} // namespace

base::Result<RangeQuestion> previewQuestion(const Context& context, const Document& document,
                                            const Sheet& sheet, const NewRange& range,
                                            std::int64_t rows) {
    auto question = newQuestion(context, document, sheet, range);
    if (question)
        question->definition.properties.rowLimit = rows;
    return question;
}

base::Result<Job> startInsert(const Context& context, const Document& document,
                              const TargetCell& target, const NewRange& range) {
    auto question = newQuestion(context, document, target.sheet, range);
    if (!question)
        return std::move(question).error();
    const auto report = report::readReport(question->definition.report);
    if (!report)
        return report.error();
    RangeRequest request;
    request.document = document;
    request.name = DocumentRanges(document).freeName(report->name);
    request.target = target;
    request.question = std::move(question).value();
    return begin(context, std::move(request));
}

base::Result<Job> startRefresh(const Context& context, const Document& document,
                               const OUString& name) {
    if (Job job = runningJob(document, name))
        return job;
    DocumentRanges ranges(document);
    auto definition = ranges.definition(name);
    if (!definition)
        return std::move(definition).error();
    const auto place = ranges.place(name);
    if (!place)
        return place.error();
    auto question = questionFor(context, document, place->sheet, *definition);
    if (!question) {
        RangeOutcome outcome{name, question.error(), {}};
        noteFailure(document, outcome);
        return std::move(question).error();
    }
    const auto newest = newestShown(document, *place, ranges.hasHeader(name), *definition);
    if (!newest)
        return newest.error();
    question->newest = *newest;
    RangeRequest request;
    request.document = document;
    request.name = name;
    request.question = std::move(question).value();
    request.question.known = range_store::served(document, name);
    return begin(context, std::move(request));
}

base::Result<Job> startEdit(const Context& context, const Document& document, const OUString& name,
                            const NewRange& range) {
    if (runningJob(document, name))
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("{} is being refreshed. Wait until that is over, or stop "
                                       "it, then change it.",
                                       fromUno(name))};
    DocumentRanges ranges(document);
    auto definition = ranges.definition(name);
    if (!definition)
        return std::move(definition).error();
    const auto place = ranges.place(name);
    if (!place)
        return place.error();
    auto report = catalogue::reportOf(range.report);
    if (!report)
        return std::move(report).error();
    auto known = introduce(context, document, range);
    if (!known)
        return std::move(known).error();
    definition->serviceUrl = range.serviceUrl;
    definition->user = range.user;
    definition->arguments = range.arguments;
    definition->report = report->text;
    auto question = questionFor(context, document, place->sheet, *definition);
    if (!question)
        return std::move(question).error();
    RangeRequest request;
    request.document = document;
    request.name = name;
    request.question = std::move(question).value();
    request.question.isEdited = true;
    return begin(context, std::move(request));
}

Job runningJob(const Document& document, const OUString& name) {
    for (const Running& entry : running())
        if (entry.name == name && Document(entry.document) == document && !isOver(entry.job))
            return entry.job;
    return nullptr;
}

std::vector<Job> runningJobs(const Document& document) {
    std::vector<Job> jobs;
    for (const Running& entry : running())
        if (Document(entry.document) == document && !isOver(entry.job))
            jobs.push_back(entry.job);
    return jobs;
}

base::Result<void> removeRange(const Context& context, const Document& document,
                               const OUString& name) {
    if (const Job job = runningJob(document, name))
        job->stop();
    DocumentRanges ranges(document);
    const auto known = ranges.names();
    const std::optional<OUString> text = ranges.text(name);
    if (std::find(known.begin(), known.end(), name) == known.end() || !text)
        return base::Error{
            base::ErrorKind::notFound,
            fmt::format("This document has no OData range named {}.", fromUno(name))};
    clearMarks(document, name);
    ranges.setText(name, std::nullopt);
    const css::uno::WeakReference<css::sheet::XSpreadsheetDocument> weak(document);
    const auto put = [weak, name](const std::optional<OUString>& value) {
        const Document target(weak);
        if (!target.is())
            return;
        if (!value)
            clearMarks(target, name);
        DocumentRanges(target).setText(name, value);
        followMarks(target, name);
    };
    const OUString title = removalTitle(fromUno(dialog::readUiLanguage(context)), name);
    Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
        ->getUndoManager()
        ->addUndoAction(makeStepAction(
            title, [put, text] { put(text); }, [put] { put(std::nullopt); }));
    Reference<css::util::XModifiable>(document, UNO_QUERY_THROW)->setModified(true);
    return {};
}

base::Result<void> changeDefinition(const Document& document, const OUString& name,
                                    const report::RangeDefinition& definition,
                                    std::string_view language) {
    DocumentRanges ranges(document);
    const std::optional<OUString> before = ranges.text(name);
    if (!before)
        return base::Error{
            base::ErrorKind::notFound,
            fmt::format("This document has no OData range named {}.", fromUno(name))};
    const OUString after = toUno(report::writeRange(definition));
    if (after == *before)
        return {};
    ranges.setText(name, after);
    followMarks(document, name);
    const css::uno::WeakReference<css::sheet::XSpreadsheetDocument> weak(document);
    const auto put = [weak, name](const OUString& value) {
        const Document target(weak);
        if (!target.is())
            return;
        DocumentRanges(target).setText(name, value);
        followMarks(target, name);
    };
    Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
        ->getUndoManager()
        ->addUndoAction(makeStepAction(
            propertiesTitle(language, name), [put, text = *before] { put(text); },
            [put, after] { put(after); }));
    Reference<css::util::XModifiable>(document, UNO_QUERY_THROW)->setModified(true);
    return {};
}

bool isSameOrigin(const std::string& left, const std::string& right) {
    const auto one = originOf(left);
    const auto other = originOf(right);
    return one && other && *one == *other;
}

std::string addressAsked(const std::string& serviceUrl, const std::string& reportText) {
    const auto report = catalogue::reportOf(reportText);
    return report ? report::firstAddressOf(serviceUrl, *report) : serviceUrl;
}

std::vector<std::string> originsOf(const Document& document) {
    DocumentRanges ranges(document);
    std::vector<std::string> origins;
    for (const OUString& name : ranges.names()) {
        const auto definition = ranges.definition(name);
        const auto origin = definition ? originOf(definition->serviceUrl) : definition.error();
        if (origin && std::ranges::find(origins, *origin) == origins.end())
            origins.push_back(*origin);
    }
    return origins;
}

} // namespace odc::calc::ranges
