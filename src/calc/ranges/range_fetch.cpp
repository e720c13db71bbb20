// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_fetch.hpp"

#include "calc/catalogue.hpp"

#include "base/clock.hpp"
#include "base/number.hpp"
#include "feed/service.hpp"
#include "http/transport.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <utility>

namespace odc::calc::ranges {

namespace {

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

report::RangeStatus statusOf(const report::Refreshed& refreshed) {
    report::RangeStatus status;
    status.when = nowText();
    status.rows = static_cast<std::int64_t>(refreshed.grid.rows.rowCount());
    for (const feed::FetchSummary& source : refreshed.sources) {
        status.pages += source.pages;
        status.bytes += source.bytes;
    }
    if (refreshed.sources.size() == 1)
        status.serviceCount = refreshed.sources.front().count;
    status.warnings = refreshed.grid.warnings;
    for (const std::string& note : refreshed.grid.notes)
        status.warnings.push_back(note);
    return status;
}

} // namespace

std::string nowText() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since).count();
    return base::formatMoment(seconds * base::ticksPerSecond) + "Z";
}

base::Result<FetchedRange> fetchRange(const RangeQuestion& question, const base::Task& task) {
    base::Result<feed::Connection> connection = connectionOf(question);
    if (!connection)
        return std::move(connection).error();
    const base::Result<report::Report> report = limitedReport(question.definition);
    if (!report)
        return report.error();
    base::Result<std::shared_ptr<http::Transport>> transport = http::makeCurlTransport();
    if (!transport)
        return std::move(transport).error();
    const std::shared_ptr<base::Clock> clock = base::makeSystemClock();
    feed::Service service(*transport, clock, std::move(connection).value());
    base::Result<report::Refreshed> refreshed =
        report::refresh(*report, question.arguments, service, task);
    if (!refreshed)
        return std::move(refreshed).error();
    FetchedRange fetched;
    fetched.status = statusOf(*refreshed);
    const bool isFirst = question.definition.status.when.empty();
    auto arranged = report::arrangeColumns(refreshed->grid, question.definition.columns,
                                           question.definition.properties, refreshed->keys);
    if (!arranged)
        return std::move(arranged).error();
    fetched.arranged = std::move(arranged).value();
    if (!isFirst)
        for (const std::string& warning : fetched.arranged.warnings)
            fetched.status.warnings.push_back(warning);
    for (const report::GridColumn& column : refreshed->grid.columns)
        fetched.columns.push_back({column.heading, column.format});
    base::Result<PreparedRows> rows = prepareRows(refreshed->grid, question.nullDate);
    if (!rows)
        return std::move(rows).error();
    fetched.rows = std::move(rows).value();
    return fetched;
}

} // namespace odc::calc::ranges
