// SPDX-License-Identifier: MPL-2.0
#include "report/refresh.hpp"

#include "report/combine.hpp"
#include "report/prepare.hpp"
#include "report/present.hpp"
#include "report/refresh_newest.hpp"
#include "report/rows.hpp"
#include "report/shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::report {
namespace {

/// Progress under the report's own title instead of an entity set's name; a sentence of the feed
/// ("Waiting 5 s: …") stays.
base::Task titled(const base::Task& task, std::string title) {
    return {task.stop, [&task, title = std::move(title)](const base::Progress& progress) {
                base::Progress named = progress;
                if (named.what.find(' ') == std::string::npos)
                    named.what = title;
                task.report(named);
            }};
}

/// The day of the newest row; nothing where there is none.
Result<std::optional<base::Day>> askNewestDay(const Report& report, const Prepared& prepared,
                                              feed::Service& service, const base::Task& task,
                                              std::vector<feed::FetchSummary>& summaries) {
    auto fetched = service.fetchTable(newestRowQuery(report, prepared), task);
    if (!fetched)
        return std::move(fetched).error();
    summaries.push_back(std::move(fetched->summary));
    widen(fetched->table);
    const auto date = base::indexOf(fetched->table.schema, report.period->dateColumn);
    if (fetched->table.rowCount() == 0)
        return std::optional<base::Day>();
    for (const base::Batch& batch : fetched->table.batches) {
        if (batch.rowCount == 0 || !date)
            continue;
        const base::Column& dates = batch.columns[*date];
        if (base::storageOf(fetched->table.schema[*date].kind) == base::Storage::integers &&
            !dates.isNull[0])
            return std::optional(
                daysOf(dates.integers[0], report.period->stamp, prepared.granularity).last);
    }
    return base::Error{base::ErrorKind::badResponse,
                       fmt::format("The service's column {} holds no dates, so its newest day "
                                   "cannot be told. Give a first day.",
                                   report.period->dateColumn)};
}

/// A service without metadata may answer without rows and so without columns.
void addSelected(const odata::Query& query, base::Table& table) {
    for (const std::string& path : query.select) {
        if (!base::indexOf(table.schema, path))
            table.schema.push_back({path});
    }
    widen(table);
}

std::string sourceName(const Report& report, const Prepared& prepared, std::size_t index) {
    const std::string& name = report.sources[index].name;
    return name.empty() ? prepared.queries[index].resource : name;
}

/// What names a row of the combined table.
std::vector<std::string> keysOf(const Report& report, const Prepared& prepared,
                                const base::Schema& schema) {
    if (report.combine.kind == CombineKind::append)
        return {};
    std::vector<std::string> keys;
    for (const odata::Query& query : prepared.queries) {
        const odata::StructuredType* type = typeOf(prepared, query);
        // An expanded collection may repeat its entity; a grouped answer has no entities.
        const bool repeats = std::ranges::any_of(query.expand, [](const odata::ExpandItem& item) {
            return item.expansion == odata::Expansion::rows;
        });
        if (!type || type->key.empty() || !query.apply.empty() || repeats)
            return {};
        for (const std::string& key : type->key) {
            if (!base::indexOf(schema, key))
                return {};
            if (std::ranges::find(keys, key) == keys.end())
                keys.push_back(key);
        }
    }
    return keys;
}

/// Rows in order, by the report's sort or else by the period's date.
Shape shapeOf(const Report& report) {
    Shape shape = report.shape;
    if (shape.sort.empty() && report.period)
        shape.sort.push_back({report.period->dateColumn, false});
    return shape;
}

void noteLimits(const Prepared& prepared, const std::vector<feed::FetchSummary>& summaries,
                std::string_view language, Grid& grid) {
    // The first summary may be the newest row's; the sources' are the last ones.
    const std::size_t skipped = summaries.size() - prepared.queries.size();
    for (std::size_t index = 0; index < prepared.queries.size(); ++index) {
        const auto top = prepared.queries[index].top;
        const std::int64_t rows = summaries[index + skipped].rows;
        if (!top || !prepared.isCutByTop[index] || rows < *top)
            continue;
        const bool isOne = *top == 1;
        const LocalisedText note{
            isOne ? "Only one row was asked for; there may be more."
                  : fmt::format("Only {} rows were asked for; there may be more.", *top),
            {{"de",
              isOne ? "Nur eine Zeile wurde abgefragt; es kann mehr geben."
                    : fmt::format("Nur {} Zeilen wurden abgefragt; es kann mehr geben.", *top)}}};
        grid.notes.push_back(note.in(language));
        return;
    }
}

/// Whether the rows of the report's one source are shown as they come.
bool isStraight(const Report& report, const Prepared& prepared) {
    const bool isCutHere =
        report.shape.top && (prepared.queries.size() != 1 || !prepared.queries.front().top ||
                             *prepared.queries.front().top > *report.shape.top);
    return report.sources.size() == 1 && !report.period && report.shape.sort.empty() &&
           report.shape.group.empty() && !isCutHere &&
           std::ranges::all_of(report.columns, [](const ColumnDefinition& column) {
               return column.numerator.empty();
           });
}

Result<Spooled> intoSpool(Refreshed refreshed, std::size_t memoryLimit) {
    feed::Spool rows(memoryLimit);
    for (base::Batch& batch : refreshed.grid.rows.batches) {
        const base::Batch taken = std::move(batch);
        if (auto kept = rows.append(taken); !kept)
            return std::move(kept).error();
    }
    refreshed.grid.rows.batches.clear();
    base::Schema schema = refreshed.grid.rows.schema;
    return Spooled{std::move(refreshed.grid), std::move(schema),
                   std::make_shared<feed::Spool>(std::move(rows)), std::move(refreshed.sources),
                   std::move(refreshed.keys)};
}

std::shared_ptr<const feed::KeptAnswer> answerOf(feed::FetchSummary& summary,
                                                 std::shared_ptr<const feed::Spool> rows) {
    if (summary.kept.empty())
        return nullptr;
    return std::make_shared<feed::KeptAnswer>(feed::KeptAnswer{
        summary.schema, std::exchange(summary.kept, {}), summary.count, std::move(rows)});
}

std::string titleOf(const Report& report, std::string_view language) {
    return report.title.empty() ? report.name : report.title.in(language);
}

} // namespace

Result<Spooled> refreshSpooled(const Report& report, const Arguments& arguments,
                               std::size_t memoryLimit,
                               const std::shared_ptr<const feed::KeptAnswer>& known,
                               feed::Service& service, const base::Task& task) {
    const std::string& language = service.connection().language;
    const base::Task named = titled(task, titleOf(report, language));
    auto prepared = prepare(report, arguments, std::nullopt, service, named);
    if (!prepared)
        return std::move(prepared).error();
    if (!isStraight(report, *prepared)) {
        auto refreshed = refresh(report, arguments, service, task);
        if (!refreshed)
            return std::move(refreshed).error();
        return intoSpool(*std::move(refreshed), memoryLimit);
    }
    feed::Spool rows(memoryLimit);
    auto summary = service.fetch(
        prepared->queries.front(), known,
        [&](const base::Schema&, base::Batch&& batch) { return rows.append(batch); }, named);
    if (!summary)
        return std::move(summary).error();
    Spooled spooled;
    spooled.isUnchanged = summary->isUnchanged;
    spooled.rows =
        spooled.isUnchanged ? known->rows : std::make_shared<feed::Spool>(std::move(rows));
    spooled.answer = spooled.isUnchanged ? known : answerOf(*summary, spooled.rows);
    base::Table table{summary->schema, {}};
    addSelected(prepared->queries.front(), table);
    spooled.schema = table.schema;
    for (const std::string& warning : summary->warnings)
        prepared->warnings.push_back(warning);
    spooled.sources.push_back(*std::move(summary));
    spooled.keys = keysOf(report, *prepared, table.schema);
    auto grid = present(report, *prepared, language, std::move(table), {});
    if (!grid)
        return std::move(grid).error();
    spooled.grid = *std::move(grid);
    if (spooled.rows->rowCount() > 0)
        spooled.grid.notes.clear(); // that there are no rows
    noteLimits(*prepared, spooled.sources, language, spooled.grid);
    return spooled;
}

Result<Refreshed> refreshNewest(const Report& report, const Arguments& arguments,
                                std::optional<int> newest, feed::Service& service,
                                const base::Task& task) {
    const std::string& language = service.connection().language;
    const base::Task named = titled(task, titleOf(report, language));
    auto prepared = prepare(report, arguments, newest, service, named);
    if (!prepared)
        return std::move(prepared).error();
    Refreshed refreshed;
    if (needsNewestRow(report, *prepared)) {
        const int count = *prepared->window.newest;
        const auto day = askNewestDay(report, *prepared, service, named, refreshed.sources);
        if (!day)
            return day.error();
        // Without any row there is nothing to count back from; the query then runs unbounded and
        // finds as little.
        if (*day) {
            if (auto done = setFirstDay(report, *prepared, base::addDays(**day, 1 - count)); !done)
                return std::move(done).error();
        }
    }
    std::vector<base::Table> tables;
    std::vector<std::string> names;
    for (std::size_t index = 0; index < prepared->queries.size(); ++index) {
        auto fetched = service.fetchTable(prepared->queries[index], named);
        if (!fetched)
            return std::move(fetched).error();
        addSelected(prepared->queries[index], fetched->table);
        tables.push_back(std::move(fetched->table));
        names.push_back(sourceName(report, *prepared, index));
        for (const std::string& warning : fetched->summary.warnings)
            prepared->warnings.push_back(warning);
        refreshed.sources.push_back(std::move(fetched->summary));
    }
    auto table = combine(report.combine, std::move(tables), names);
    if (!table)
        return std::move(table).error();
    for (const ColumnDefinition& column : report.columns) {
        if (column.numerator.empty())
            continue;
        if (auto added = addQuotient(*table, column); !added)
            return std::move(added).error();
    }
    if (auto added = addPeriodColumns(report, *prepared, language, *table); !added)
        return std::move(added).error();
    refreshed.keys = keysOf(report, *prepared, table->schema);
    const auto groups = shapeRows(*table, shapeOf(report));
    if (!groups)
        return groups.error();
    auto grid = present(report, *prepared, language, *std::move(table), *groups);
    if (!grid)
        return std::move(grid).error();
    refreshed.grid = *std::move(grid);
    noteLimits(*prepared, refreshed.sources, language, refreshed.grid);
    return refreshed;
}

Result<Refreshed> refresh(const Report& report, const Arguments& arguments, feed::Service& service,
                          const base::Task& task) {
    return refreshNewest(report, arguments, std::nullopt, service, task);
}

Result<std::vector<feed::Plan>> plan(const Report& report, const Arguments& arguments,
                                     feed::Service& service, const base::Task& task) {
    const auto prepared = prepare(report, arguments, std::nullopt, service, task);
    if (!prepared)
        return prepared.error();
    std::vector<feed::Plan> plans;
    if (needsNewestRow(report, *prepared)) {
        auto newest = service.plan(newestRowQuery(report, *prepared), task);
        if (!newest)
            return std::move(newest).error();
        newest->doneHere.push_back(
            fmt::format("{} reports the last {} days that end with the newest row's; the requests "
                        "for them follow when that row is known. Give a first day to see them now.",
                        report.name, *prepared->window.newest));
        plans.push_back(*std::move(newest));
        return plans;
    }
    for (const odata::Query& query : prepared->queries) {
        auto one = service.plan(query, task);
        if (!one)
            return std::move(one).error();
        plans.push_back(*std::move(one));
    }
    return plans;
}

Result<std::optional<Days>> defaultDays(const Report& report, const Arguments& arguments,
                                        feed::Service& service, const base::Task& task) {
    if (!report.period)
        return std::optional<Days>();
    Arguments withoutDays;
    for (const auto& [name, value] : arguments) {
        const Parameter* parameter = findParameter(report, name);
        const bool isBound = parameter && (parameter->name == report.period->firstParameter ||
                                           parameter->name == report.period->lastParameter);
        if (!isBound)
            withoutDays.emplace(name, value);
    }
    const auto prepared = prepare(report, withoutDays, std::nullopt, service, task);
    if (!prepared)
        return prepared.error();
    std::vector<feed::FetchSummary> summaries;
    const auto newest = askNewestDay(report, *prepared, service, task, summaries);
    if (!newest)
        return newest.error();
    if (!*newest)
        return std::optional<Days>();
    const int count = *prepared->window.newest;
    return std::optional(lastPeriods(prepared->granularity, **newest, count));
}

} // namespace odc::report
