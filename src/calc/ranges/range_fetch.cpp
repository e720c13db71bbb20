// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_fetch.hpp"

#include "calc/catalogue.hpp"

#include "base/clock.hpp"
#include "base/local_time.hpp"
#include "base/number.hpp"
#include "feed/host_limits.hpp"
#include "feed/service.hpp"
#include "http/transport.hpp"
#include "http/url.hpp"
#include "report/range_keeping.hpp"
#include "report/range_requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

namespace odc::calc::ranges {

namespace {

/// Bytes of rows that wait in memory for their cells; the rest waits on the disk.
constexpr std::size_t rowsInMemory = std::size_t{4} << 20;

base::Result<feed::Connection> connectionOf(const RangeQuestion& question) {
    base::Result<http::Url> root = http::parseUrl(question.definition.serviceUrl);
    if (!root)
        return std::move(root).error();
    feed::Connection connection;
    connection.policy = question.policy;
    const std::string& user = question.definition.user;
    if (!user.empty())
        connection.credentials = http::Credentials{root->origin(), user, question.password};
    connection.root = std::move(root).value();
    connection.language = question.language;
    return connection;
}

/// The report with the range's limit in its query, so that no row too many is sent.
base::Result<report::Report> limitedReport(const report::RangeDefinition& definition) {
    base::Result<report::Report> report = catalogue::reportOf(definition.report);
    if (!report || !definition.properties.rowLimit)
        return report;
    const std::int64_t limit = *definition.properties.rowLimit;
    report->shape.top = std::min(limit, report->shape.top.value_or(limit));
    if (report->sources.size() != 1 || !report->shape.sort.empty())
        return report;
    std::string& top = report->sources.front().top;
    const auto own = base::parseInteger(top);
    if (top.empty() || (own && *own > limit))
        top = std::to_string(limit);
    return report;
}

/// The moment that a cell shows, as the service means it.
base::Ticks asSent(base::Ticks shown, const report::Report& report, std::string_view column) {
    const auto definition =
        std::ranges::find(report.columns, column, &report::ColumnDefinition::path);
    const bool isLocal = definition != report.columns.end() &&
                         definition->values.zone == base::ValuePolicy::Zone::local;
    return isLocal ? shown - base::ticksPerSecond * 60 * base::localOffset(shown) : shown;
}

/// Asks for newer rows only, where the range appends and has some.
base::Result<void> limitToNewer(const RangeQuestion& question, report::Report& report) {
    if (!question.newest)
        return {};
    const auto column =
        report::dateColumnOf(question.definition.columns, question.definition.properties);
    if (!column)
        return column.error();
    report.since = report::Since{*column, asSent(*question.newest, report, *column)};
    return {};
}

/// A snapshot's own column.
base::Result<void> addMoment(report::Grid& grid) {
    if (std::ranges::find(grid.columns, report::snapshotPath, &report::GridColumn::path) !=
        grid.columns.end())
        return base::Error{
            base::ErrorKind::wrongUsage,
            fmt::format("A snapshot says when it was taken in a column {}, but the service has one "
                        "of that name. Leave it out of the report, or let the range append.",
                        report::snapshotPath)};
    report::GridColumn column;
    column.path = report::snapshotPath;
    column.heading = "Taken at";
    column.format = report::CellFormat::dateTime;
    grid.columns.push_back(std::move(column));
    base::ColumnInfo info;
    info.path = report::snapshotPath;
    info.kind = base::ValueKind::dateTime;
    grid.rows.schema.push_back(std::move(info));
    return {};
}

report::RangeStatus statusOf(const report::Spooled& refreshed) {
    report::RangeStatus status;
    status.when = nowText();
    status.rows = refreshed.rows->rowCount();
    for (const feed::FetchSummary& source : refreshed.sources) {
        status.pages += source.pages;
        status.bytes += source.bytes;
        status.pagesUnchanged += source.pagesUnchanged;
    }
    if (refreshed.sources.size() == 1)
        status.serviceCount = refreshed.sources.front().count;
    status.warnings = refreshed.grid.warnings;
    for (const std::string& note : refreshed.grid.notes)
        status.warnings.push_back(note);
    constexpr std::size_t requestsKept = 3;
    for (const feed::FetchSummary& source : refreshed.sources)
        for (const std::string& request : source.requests)
            if (status.requests.size() < requestsKept)
                status.requests.push_back(report::withoutSecrets(request));
    return status;
}

std::string askedText(const RangeQuestion& question) {
    std::string text =
        fmt::format("{}\n{}\n{}\n{}\n{}\n", question.definition.serviceUrl,
                    question.definition.user, question.definition.report,
                    question.definition.properties.rowLimit.value_or(-1), question.language);
    for (const auto& [name, value] : question.arguments)
        text += fmt::format("{}={}\n", name, value);
    if (question.newest)
        text += fmt::format("since {}\n", *question.newest);
    return text + base::formatDay(question.nullDate);
}

/// Null where what is known answers another question.
const FetchedRange* knownOf(const RangeQuestion& question, const std::string& asked) {
    return question.known && question.known->asked == asked ? question.known.get() : nullptr;
}

/// One for the whole office: ranges that refresh side by side share each host's allowance.
std::shared_ptr<feed::HostLimits> officeLimits() {
    static const auto limits = std::make_shared<feed::HostLimits>();
    return limits;
}

/// How each column looks beside the rows that it had before.
void addLooks(const report::Grid& grid, const RangeQuestion& question,
              const report::RowMarks& marks, std::vector<FetchedColumn>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const base::ColumnInfo& info = grid.rows.schema[i];
        columns[i].look = report::lookOf(grid.columns[i], info, marks.seen[i]);
        const auto& known = question.definition.columns;
        const auto old = std::ranges::find(known, info.path, &report::RangeColumn::path);
        if (old == known.end() || old->kind != info.kind || question.definition.status.rows == 0)
            continue;
        const auto before = report::readLook(old->look);
        if (before && !old->look.empty())
            columns[i].look = report::widened(*before, columns[i].look);
    }
}

} // namespace

std::string nowText() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    return base::formatMoment(milliseconds * (base::ticksPerSecond / 1'000)) + "Z";
}

double localNow(base::Day nullDate) {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const base::Ticks now =
        std::chrono::duration_cast<std::chrono::seconds>(since).count() * base::ticksPerSecond;
    const base::Ticks local = now + base::ticksPerSecond * 60 * base::localOffset(now);
    return static_cast<double>(local - base::ticksOf(nullDate)) /
           static_cast<double>(base::ticksPerDay);
}

base::Result<FetchedRange> fetchRange(const RangeQuestion& question, const base::Task& task) {
    base::Result<feed::Connection> connection = connectionOf(question);
    if (!connection)
        return std::move(connection).error();
    base::Result<report::Report> report = limitedReport(question.definition);
    if (!report)
        return std::move(report).error();
    if (auto limited = limitToNewer(question, *report); !limited)
        return std::move(limited).error();
    base::Result<std::shared_ptr<http::Transport>> transport = http::makeCurlTransport();
    if (!transport)
        return std::move(transport).error();
    const std::shared_ptr<base::Clock> clock = base::makeSystemClock();
    connection->limits = officeLimits();
    feed::Service service(*transport, clock, std::move(connection).value());
    FetchedRange fetched;
    fetched.asked = askedText(question);
    const FetchedRange* const known = knownOf(question, fetched.asked);
    auto refreshed = report::refreshSpooled(*report, question.arguments, rowsInMemory,
                                            known ? known->answer : nullptr, service, task);
    if (!refreshed)
        return std::move(refreshed).error();
    fetched.answer = refreshed->answer;
    fetched.status = statusOf(*refreshed);
    const bool isFirst = question.definition.status.when.empty();
    report::RangeProperties properties = question.definition.properties;
    if (question.isEdited)
        properties.columnChanges = report::ColumnChanges::follow;
    if (properties.keeping == report::Keeping::snapshot) {
        if (auto added = addMoment(refreshed->grid); !added)
            return std::move(added).error();
        for (std::vector<std::string>* keys : {&properties.keys, &refreshed->keys})
            if (!keys->empty())
                keys->emplace_back(report::snapshotPath);
    }
    auto arranged = report::arrangeColumns(refreshed->grid, question.definition.columns, properties,
                                           refreshed->keys);
    if (!arranged)
        return std::move(arranged).error();
    if (auto keeps = report::canKeep(arranged->columns, properties); !keeps)
        return std::move(keeps).error();
    fetched.arranged = std::move(arranged).value();
    if (!isFirst)
        for (const std::string& warning : fetched.arranged.warnings)
            fetched.status.warnings.push_back(warning);
    std::vector<report::SheetColumn> columns;
    for (std::size_t i = 0; i < refreshed->grid.columns.size(); ++i) {
        const report::GridColumn& column = refreshed->grid.columns[i];
        fetched.columns.push_back({column.heading, column.format});
        columns.push_back({base::indexOf(refreshed->schema, column.path), column.format,
                           refreshed->grid.rows.schema[i]});
        if (properties.keeping == report::Keeping::snapshot && column.path == report::snapshotPath)
            columns.back().number = localNow(question.nullDate);
    }
    fetched.rows = std::make_shared<report::SheetRows>(std::move(columns), question.nullDate,
                                                       std::move(refreshed->rows));
    // The rows of a snapshot differ at least by their moment.
    if (known && refreshed->isUnchanged && properties.keeping != report::Keeping::snapshot &&
        fetched.arranged.columns == known->arranged.columns) {
        fetched.servedMarks = known->servedMarks;
    } else {
        auto marks =
            report::markRows(*fetched.rows, report::keyPositions(fetched.arranged.columns), task);
        if (!marks)
            return std::move(marks).error();
        fetched.servedMarks = std::make_shared<report::RowMarks>(std::move(marks).value());
    }
    fetched.marks = fetched.servedMarks;
    addLooks(refreshed->grid, question, *fetched.marks, fetched.columns);
    return fetched;
}

} // namespace odc::calc::ranges
