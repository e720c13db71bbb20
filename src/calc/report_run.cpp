// SPDX-License-Identifier: MPL-2.0
#include "calc/report_run.hpp"

#include "calc/catalogue.hpp"

#include "base/clock.hpp"
#include "feed/service.hpp"
#include "http/transport.hpp"
#include "http/url.hpp"

#include <memory>
#include <utility>

namespace odc::calc {

namespace {

base::Result<feed::Connection> connectionOf(const Run& run) {
    base::Result<http::Url> root = http::parseUrl(run.serviceUrl);
    if (!root)
        return std::move(root).error();
    feed::Connection connection;
    connection.policy = run.policy;
    if (!run.user.empty())
        connection.credentials = http::Credentials{root->origin(), run.user, run.password};
    connection.root = std::move(root).value();
    connection.language = run.language;
    connection.cacheFolder = feed::usualCacheFolder();
    return connection;
}

base::Result<PreparedWorkbook> runReport(const RunOneReport& what, const Run& run,
                                         feed::Service& service, const base::Task& task) {
    const base::Result<report::Report> report = catalogue::reportOf(what.nameOrText);
    if (!report)
        return report.error();
    base::Result<report::Refreshed> refreshed =
        report::refresh(*report, run.arguments, service, task);
    if (!refreshed)
        return std::move(refreshed).error();
    return prepareReport(std::move(refreshed).value(), run.nullDate, run.language);
}

base::Result<PreparedWorkbook> runWorkbook(const RunWorkbook& what, const Run& run,
                                           feed::Service& service, const base::Task& task) {
    const base::Result<report::Workbook> workbook = catalogue::workbookOf(what.nameOrText);
    if (!workbook)
        return workbook.error();
    const base::Result<std::vector<report::Report>> reports = catalogue::reports();
    if (!reports)
        return reports.error();
    base::Result<report::RefreshedWorkbook> refreshed =
        report::refreshWorkbook(*workbook, *reports, what.reports, run.arguments, service, task);
    if (!refreshed)
        return std::move(refreshed).error();
    if (!what.withOverview) {
        refreshed->overviewName.clear();
        refreshed->tiles.clear();
    }
    return prepareWorkbook(std::move(refreshed).value(), run.nullDate, run.language);
}

} // namespace

base::Result<PreparedWorkbook> fetchAndPrepare(const Run& run, const base::Task& task) {
    base::Result<feed::Connection> connection = connectionOf(run);
    if (!connection)
        return std::move(connection).error();
    base::Result<std::shared_ptr<http::Transport>> transport = http::makeCurlTransport();
    if (!transport)
        return std::move(transport).error();
    const std::shared_ptr<base::Clock> clock = base::makeSystemClock();
    feed::Service service(*transport, clock, std::move(connection).value());
    if (const auto* report = std::get_if<RunOneReport>(&run.what))
        return runReport(*report, run, service, task);
    return runWorkbook(std::get<RunWorkbook>(run.what), run, service, task);
}

base::Result<std::string> originOf(const std::string& serviceUrl) {
    base::Result<http::Url> url = http::parseUrl(serviceUrl);
    if (!url)
        return std::move(url).error();
    return url->origin();
}

} // namespace odc::calc
