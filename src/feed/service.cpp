// SPDX-License-Identifier: MPL-2.0
#include "feed/service.hpp"

#include "base/limits.hpp"
#include "feed/address.hpp"
#include "feed/columns.hpp"
#include "feed/exchange.hpp"
#include "feed/fetch_run.hpp"
#include "feed/known_services.hpp"
#include "feed/media.hpp"
#include "feed/metadata_source.hpp"
#include "feed/once.hpp"
#include "odata/call_parameters.hpp"
#include "odata/carry_over.hpp"
#include "odata/declared_limits.hpp"
#include "odata/expand_all.hpp"
#include "odata/expansions.hpp"
#include "odata/unknown_names.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace odc::feed {

namespace {

using ModelPointer = std::shared_ptr<const odata::Model>;

/// Failures after which rows are still worth asking for: the service has no metadata, or none that
/// this account may see or this program can read.
bool canDoWithoutMetadata(base::ErrorKind kind) {
    using base::ErrorKind;
    switch (kind) {
    case ErrorKind::badResponse:
    case ErrorKind::notFound:
    case ErrorKind::notPermitted:
    case ErrorKind::methodRefused:
    case ErrorKind::badRequest:
    case ErrorKind::serviceFailed:
    case ErrorKind::unsupported:
        return true;
    default:
        return false;
    }
}

/// Refusals behind which a wrongly spelt name may be.
bool mayBeAName(base::ErrorKind kind) {
    return kind == base::ErrorKind::notFound || kind == base::ErrorKind::badRequest ||
           kind == base::ErrorKind::serviceFailed;
}

/// Refusals that what a service declares about itself may explain.
bool mayBeDeclared(base::ErrorKind kind) {
    return mayBeAName(kind) || kind == base::ErrorKind::unsupported ||
           kind == base::ErrorKind::methodRefused || kind == base::ErrorKind::notPermitted;
}

/// What the model says about the names of a query that was refused, and of what cannot be asked,
/// before all else.
base::Error explained(base::Error error, const odata::Query& query, const odata::Model& model) {
    std::string reasons;
    if (mayBeAName(error.kind))
        reasons = odata::unknownNameIn(query, model);
    if (reasons.empty() && mayBeDeclared(error.kind))
        for (const odata::DeclaredLimit& limit : odata::declaredLimitsOn(query, model))
            reasons += (reasons.empty() ? "" : " ") + limit.sentence;
    if (!reasons.empty())
        error.message = reasons + " " + error.message;
    return error;
}

/// For rows that came although the service declares that it cannot be asked so.
std::vector<std::string> declaredWarnings(const odata::Query& query, const odata::Model& model) {
    std::vector<std::string> warnings;
    for (const odata::DeclaredLimit& limit : odata::declaredLimitsOn(query, model))
        if (limit.mayGoUnnoticed)
            warnings.push_back(limit.sentence + " It answered all the same: look whether the rows "
                                                "are as asked for.");
    return warnings;
}

/// What metadata contributes to one query; a missing model is a warning, not a failure.
struct Prepared {
    ModelPointer model; ///< null: rows are typed from the payload
    std::optional<odata::Version> version = {};
    std::string warning = {};
    odata::Query wanted = {}; ///< as the user asked it
    odata::Query asked = {};  ///< in the words of the service's version
    http::Url firstPage = {};
    odata::Resource resource = {};
};

} // namespace

struct Service::Impl {
    std::shared_ptr<http::Transport> transport;
    std::shared_ptr<base::Clock> clock;
    Connection connection;
    Once<ModelPointer> model;
    Once<odata::ServiceDocument> document;
    std::shared_ptr<HostLimits> limits;
    ServiceHabits habits;
    Manners manners;

    [[nodiscard]] Line line() { return {*transport, *clock, connection, limits.get(), manners}; }

    Result<odata::ServiceDocument> askForDocument(const base::Task& task) {
        const http::Url url = below(connection.root, "");
        auto answer =
            exchangeWhole(line(), makeRequest(line(), url, acceptForServiceDocument, std::nullopt),
                          base::limits::maxContentsBytes, task);
        if (!answer)
            return answer.error();
        auto read = odata::readServiceDocument(answer->body);
        if (!read)
            return withUrl(read.error(), url);
        return read;
    }

    Result<Prepared> prepare(const odata::Query& query, const base::Task& task) {
        if (query.resource.empty())
            return base::Error{base::ErrorKind::wrongUsage,
                               "The address names a service but none of its sets. Choose one of "
                               "the sets that the service lists."};
        if (auto checked = odata::checkExpansions(query.expand); !checked)
            return checked.error();
        Prepared prepared;
        auto known = model.get([&] { return loadModel(line(), task); }, task.stop);
        if (known) {
            prepared.model = *known;
            prepared.version = prepared.model->version;
        } else if (canDoWithoutMetadata(known.error().kind)) {
            prepared.warning =
                "The service gave no metadata, so columns are typed from the rows: " +
                known.error().message;
        } else {
            return known.error();
        }
        if (!prepared.version)
            prepared.version = manners.version();
        const odata::Version version = prepared.version.value_or(odata::Version::v2);
        const odata::Model* itsModel = prepared.model.get();
        auto wanted = version == odata::Version::v401
                          ? odata::withoutDollars(
                                query, itsModel ? odata::parametersOf(query.resource, *itsModel)
                                                : std::vector<std::string>{})
                          : odata::Result<odata::Query>(query);
        if (!wanted)
            return wanted.error();
        prepared.wanted = std::move(*wanted);
        const odata::StructuredType* const type =
            itsModel ? typeOf(*itsModel, query.resource) : nullptr;
        if (type)
            prepared.wanted.expand = odata::expandAll(prepared.wanted.expand, *itsModel, *type);
        auto asked = odata::carryOver(prepared.wanted, version, itsModel, type);
        if (!asked)
            return asked.error();
        auto relative = odata::writeRelativeUrl(*asked, version);
        if (!relative)
            return relative.error();
        prepared.asked = std::move(*asked);
        prepared.firstPage = below(connection.root, *relative);
        prepared.resource = resourceOf(prepared.model.get(), prepared.asked.resource);
        return prepared;
    }
};

Service::Service(std::shared_ptr<http::Transport> transport, std::shared_ptr<base::Clock> clock,
                 Connection connection)
    : impl_(std::make_unique<Impl>()) {
    impl_->transport = std::move(transport);
    impl_->clock = std::move(clock);
    impl_->connection = adapted(std::move(connection));
    impl_->limits = impl_->connection.limits;
    if (!impl_->limits)
        impl_->limits = std::make_shared<HostLimits>();
}

Service::~Service() = default;

const Connection& Service::connection() const {
    return impl_->connection;
}

Result<odata::ServiceDocument> Service::serviceDocument(const base::Task& task) {
    return impl_->document.get([&] { return impl_->askForDocument(task); }, task.stop);
}

Result<ModelPointer> Service::metadata(const base::Task& task) {
    return impl_->model.get([&] { return loadModel(impl_->line(), task); }, task.stop);
}

Result<Plan> Service::plan(const odata::Query& query, const base::Task& task) {
    auto prepared = impl_->prepare(query, task);
    if (!prepared)
        return prepared.error();
    Plan plan;
    plan.requests.push_back({http::Method::get, prepared->firstPage.text()});
    plan.mayHaveNextLinks = prepared->resource.isCollection;
    if (prepared->model) {
        const auto key = keyColumnsOf(*prepared->model, query, columnsOf(*prepared->model, query));
        plan.mayReadAhead = !key.empty() && canSkip(*prepared->model, query.resource, key);
        for (odata::DeclaredLimit& limit :
             odata::declaredLimitsOn(prepared->asked, *prepared->model))
            plan.doneHere.push_back(std::move(limit.sentence));
    }
    return plan;
}

Result<FetchSummary> Service::fetch(const odata::Query& query, const base::BatchSink& sink,
                                    const base::Task& task) {
    return fetch(query, nullptr, sink, task);
}

Result<FetchSummary> Service::fetch(const odata::Query& asked,
                                    const std::shared_ptr<const KeptAnswer>& known,
                                    const base::BatchSink& sink, const base::Task& task) {
    auto prepared = impl_->prepare(asked, task);
    if (!prepared)
        return prepared.error();
    const odata::Query& query = prepared->wanted;
    const ModelPointer& model = prepared->model;
    const base::Schema schema = model ? columnsOf(*model, prepared->asked) : base::Schema{};
    FetchStart start{
        .query = prepared->asked,
        .firstPage = prepared->firstPage,
        .rules = {.accept =
                      acceptFor(prepared->resource.shape.form, query.format, prepared->version),
                  .version = prepared->version,
                  // Columns asked for by name are the only ones wanted, whatever else arrives.
                  .isOpen = query.select.empty() || schema.empty(),
                  .feedMappings =
                      model ? mappingsOf(*model, query) : std::vector<odata::FeedMapping>{},
                  .expansions = odata::expansionsOf(query.expand),
                  .policies = query.values,
                  .possible = model ? possibleColumnsOf(*model, query) : base::Schema{},
                  .model = model,
                  .shape = prepared->resource.shape,
                  .selected = selectedColumnsOf(query),
                  .defaults = model ? defaultsOf(*model, query)
                                    : std::vector<std::pair<std::string, std::string>>{}},
        .schema = schema,
        .model = model,
        .known = known};
    if (!prepared->warning.empty())
        start.warnings.push_back(prepared->warning);
    if (model)
        std::ranges::move(declaredWarnings(prepared->asked, *model),
                          std::back_inserter(start.warnings));
    const Line line = impl_->line();
    auto fetched = runFetch(line, start, impl_->habits, sink, task);
    if (!fetched && model)
        return explained(fetched.error(), prepared->asked, *model);
    return fetched;
}

Result<Service::Fetched> Service::fetchTable(const odata::Query& query, const base::Task& task) {
    Fetched fetched;
    auto summary = fetch(
        query,
        [&](const base::Schema&, base::Batch&& batch) -> Result<void> {
            fetched.table.batches.push_back(std::move(batch));
            return {};
        },
        task);
    if (!summary)
        return summary.error();
    fetched.summary = std::move(*summary);
    fetched.table.schema = fetched.summary.schema;
    return fetched;
}

} // namespace odc::feed
