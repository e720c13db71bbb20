// SPDX-License-Identifier: MPL-2.0
#include "report/prepare.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "odata/translate.hpp"
#include "report/arguments.hpp"
#include "report/expanding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

std::optional<base::Day> dayIn(const Values& values, const std::string& parameter) {
    const auto found = values.find(parameter);
    return found == values.end() ? std::nullopt : base::parseDay(found->second);
}

Result<Window> windowOf(const Report& report, const Values& values, Granularity granularity,
                        std::optional<int> newest) {
    Window window;
    if (!report.period)
        return window;
    window.first = dayIn(values, report.period->firstParameter);
    window.last = dayIn(values, report.period->lastParameter);
    if (window.first && window.last && *window.first > *window.last)
        return usage(fmt::format("The first day, {}, is after the last day, {}. Exchange them.",
                                 base::formatDay(*window.first), base::formatDay(*window.last)));
    if (!window.first && !report.since)
        window.newest = newest.value_or(defaultCountOf(*report.period, granularity));
    return window;
}

const odata::Property* propertyOf(const odata::StructuredType& type, std::string_view path) {
    const std::string_view name = path.substr(0, path.find('/'));
    const auto found = std::ranges::find(type.properties, name, &odata::Property::name);
    return found == type.properties.end() ? nullptr : &*found;
}

/// Names with "?" only where the type has them; the period's date always.
std::vector<std::string> selectOf(const Report& report, const Source& source,
                                  const odata::StructuredType* type) {
    std::vector<std::string> select;
    for (const std::string& item : source.select) {
        const bool isOptional = item.ends_with('?');
        const std::string path = item.substr(0, item.size() - (isOptional ? 1 : 0));
        if (!isOptional || (type && propertyOf(*type, path)))
            select.push_back(path);
    }
    if (report.period && !select.empty() &&
        std::ranges::find(select, report.period->dateColumn) == select.end())
        select.insert(select.begin(), report.period->dateColumn);
    return select;
}

std::string dateTypeOf(const Period& period, const odata::StructuredType* type) {
    const odata::Property* property = type ? propertyOf(*type, period.dateColumn) : nullptr;
    return property ? property->type : "Edm.DateTime";
}

Result<std::string> filterOf(const Report& report, const Source& source, const Values& values,
                             const Window& window, const odata::StructuredType* type) {
    auto own = fillFilter(source.filter, report, values);
    if (!own || !report.period)
        return own;
    const std::string days =
        periodFilter(*report.period, window.first, window.last, dateTypeOf(*report.period, type));
    if (own->empty() || days.empty())
        return *own + days;
    return fmt::format("({}) and {}", *own, days);
}

/// Fills in what depends on the window.
Result<void> setWindow(const Report& report, const Source& source, Prepared& prepared,
                       odata::Query& query) {
    auto filter =
        filterOf(report, source, prepared.values, prepared.window, typeOf(prepared, query));
    if (!filter)
        return std::move(filter).error();
    if (!filter->empty())
        query.filter = *std::move(filter);
    if (!report.period)
        return {};
    if (prepared.window.newest && report.period->stamp == Period::Stamp::end) {
        query.orderby = report.period->dateColumn + " desc";
        const std::int64_t newest = *prepared.window.newest;
        query.top = std::min(query.top.value_or(newest), newest);
    } else if (query.orderby.empty()) {
        query.orderby = report.period->dateColumn;
    }
    return {};
}

/// What is newer than the newest row that is there already.
Result<void> addSince(const Since& since, const odata::StructuredType* type, odata::Query& query) {
    const odata::Property* property = type ? propertyOf(*type, since.column) : nullptr;
    const std::string edmType = property ? property->type : std::string("Edm.DateTime");
    odata::Dialect dialect = edmType == "Edm.Date" ? odata::Dialect::v4 : odata::Dialect::v2;
    if (!query.filter.empty()) {
        const auto own = odata::dialectOfFilter(query.filter);
        if (!own)
            return own.error();
        dialect = *own;
    }
    std::string text = base::formatMoment(since.after);
    if (edmType == "Edm.Date")
        text = base::formatDay(base::dayOf(since.after));
    else if (edmType == "Edm.DateTimeOffset" || dialect == odata::Dialect::v4)
        text += 'Z';
    const bool isModern = dialect == odata::Dialect::v4 && edmType == "Edm.DateTime";
    const std::string newer =
        fmt::format("{} gt {}", since.column,
                    odata::writeLiteral(isModern ? "Edm.DateTimeOffset" : edmType, text, dialect));
    query.filter = query.filter.empty() ? newer : fmt::format("({}) and {}", query.filter, newer);
    return {};
}

Result<odata::Query> queryOf(const Report& report, const Source& source, Prepared& prepared) {
    auto options = odata::parseRelativeUrl("?" + source.options);
    if (!options)
        return std::move(options).error();
    odata::Query query = *std::move(options);
    if (auto filled = fillFilters(query, report, prepared.values); !filled)
        return std::move(filled).error();
    auto resource = fillText(source.entitySet, prepared.values);
    if (!resource)
        return std::move(resource).error();
    query.resource = *std::move(resource);
    if (!source.select.empty())
        query.select = selectOf(report, source, typeOf(prepared, query));
    if (!source.orderby.empty())
        query.orderby = source.orderby;
    auto expand = expandOf(source);
    if (!expand)
        return std::move(expand).error();
    if (!expand->empty())
        query.expand = *std::move(expand);
    const auto top = fillText(source.top, prepared.values);
    if (!top)
        return top.error();
    if (const auto own = base::parseInteger(*top))
        query.top = std::min(*own, query.top.value_or(*own));
    for (const ColumnDefinition& column : report.columns)
        if (column.values != base::ValuePolicy{})
            query.values.emplace_back(column.path, column.values);
    if (auto done = setWindow(report, source, prepared, query); !done)
        return std::move(done).error();
    if (report.since) {
        if (auto done = addSince(*report.since, typeOf(prepared, query), query); !done)
            return std::move(done).error();
    }
    return query;
}

/// A name that is a set's or a function's, not a path to something else.
bool isPlainName(std::string_view resource) {
    return resource.find_first_of("/(") == std::string_view::npos;
}

Result<void> checkSet(const odata::Model& model, const std::string& resource) {
    if (model.entitySets.empty() || !isPlainName(resource) || model.findEntitySet(resource))
        return {};
    const bool isFunction =
        std::ranges::find(model.functionImports, resource, &odata::FunctionImport::name) !=
        model.functionImports.end();
    if (isFunction)
        return {};
    return base::Error{base::ErrorKind::notFound,
                       fmt::format("The service does not offer {} to this account. Choose another "
                                   "report, or ask an administrator for the permission to read it.",
                                   resource)};
}

/// A service that has no metadata to give is read all the same; the feed then warns of it.
Result<std::shared_ptr<const odata::Model>> modelOf(feed::Service& service,
                                                    const base::Task& task) {
    auto model = service.metadata(task);
    if (model)
        return model;
    switch (model.error().kind) {
    case base::ErrorKind::badResponse:
    case base::ErrorKind::notFound:
    case base::ErrorKind::notPermitted:
    case base::ErrorKind::methodRefused:
    case base::ErrorKind::badRequest:
    case base::ErrorKind::serviceFailed:
    case base::ErrorKind::unsupported:
        return std::shared_ptr<const odata::Model>();
    default:
        return model;
    }
}

} // namespace

const odata::StructuredType* typeOf(const Prepared& prepared, const odata::Query& query) {
    if (!prepared.model)
        return nullptr;
    const odata::EntitySet* set = prepared.model->findEntitySet(query.resource);
    return set ? prepared.model->findType(set->entityType) : nullptr;
}

Result<Prepared> prepare(const Report& report, const Arguments& arguments,
                         std::optional<int> newest, feed::Service& service,
                         const base::Task& task) {
    Prepared prepared;
    auto values = checkArguments(report, arguments);
    if (!values)
        return std::move(values).error();
    prepared.values = *std::move(values);
    prepared.granularity = granularityOf(report, prepared.values);
    auto window = windowOf(report, prepared.values, prepared.granularity, newest);
    if (!window)
        return std::move(window).error();
    prepared.window = *window;
    auto model = modelOf(service, task);
    if (!model)
        return std::move(model).error();
    prepared.model = *std::move(model);
    for (const Source& source : report.sources) {
        auto query = queryOf(report, source, prepared);
        if (!query)
            return std::move(query).error();
        if (prepared.model) {
            if (auto checked = checkSet(*prepared.model, query->resource); !checked)
                return std::move(checked).error();
        }
        const bool isNewest = prepared.window.newest && query->top == *prepared.window.newest;
        prepared.isCutByTop.push_back(query->top && !isNewest);
        prepared.queries.push_back(*std::move(query));
    }
    return prepared;
}

bool needsNewestRow(const Report& report, const Prepared& prepared) {
    return report.period && report.period->stamp == Period::Stamp::moment && prepared.window.newest;
}

odata::Query newestRowQuery(const Report& report, const Prepared& prepared) {
    odata::Query query = prepared.queries.front();
    query.select = {report.period->dateColumn};
    query.orderby = report.period->dateColumn + " desc";
    query.top = 1;
    return query;
}

Result<void> setFirstDay(const Report& report, Prepared& prepared, base::Day first) {
    prepared.window.first = first;
    prepared.window.newest.reset();
    for (std::size_t index = 0; index < prepared.queries.size(); ++index) {
        if (auto done = setWindow(report, report.sources[index], prepared, prepared.queries[index]);
            !done)
            return done;
    }
    return {};
}

} // namespace odc::report
