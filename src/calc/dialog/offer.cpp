// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/offer.hpp"

#include "feed/service.hpp"
#include "http/transport.hpp"
#include "report/catalogue.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace odc::calc::dialog {
namespace {

const report::Parameter* findParameter(const report::Report& report, const std::string& name) {
    const auto found =
        std::find_if(report.parameters.begin(), report.parameters.end(),
                     [&](const report::Parameter& parameter) { return parameter.name == name; });
    return found == report.parameters.end() ? nullptr : &*found;
}

/// The same report with one choice only.
report::Report restrictedTo(report::Report report, const std::string& parameter,
                            const std::string& choice) {
    for (report::Parameter& candidate : report.parameters)
        if (candidate.name == parameter)
            candidate.choices = {choice};
    return report;
}

bool isAvailable(const report::Report& report, const std::vector<std::string>& entitySets) {
    return !report::availableReports({report}, entitySets).empty();
}

base::Result<std::vector<std::string>> readEntitySets(feed::Service& service,
                                                      const base::Task& task) {
    auto document = service.serviceDocument(task);
    if (!document)
        return std::move(document).error();
    std::vector<std::string> names;
    for (const odata::ServiceDocumentEntry& entry : document->entitySets)
        names.push_back(entry.name);
    return names;
}

/// The first offered report with this granularity tells for all: they come from one source of
/// figures.
base::Result<std::optional<report::Days>>
askForDays(const Offer& offer, const std::vector<report::Report>& reports,
           const std::string& granularity, feed::Service& service, const base::Task& task) {
    for (const OfferedReport& offered : offer.reports) {
        if (std::find(offered.granularities.begin(), offered.granularities.end(), granularity) ==
            offered.granularities.end())
            continue;
        const auto report =
            std::find_if(reports.begin(), reports.end(), [&](const report::Report& candidate) {
                return candidate.name == offered.name;
            });
        return report::defaultDays(*report, {{granularityParameterOf(*report), granularity}},
                                   service, task);
    }
    return std::optional<report::Days>();
}

} // namespace

bool OfferedReport::allows(const std::string& granularity) const {
    return granularities.empty() || std::find(granularities.begin(), granularities.end(),
                                              granularity) != granularities.end();
}

std::string granularityParameterOf(const report::Report& report) {
    if (!report.period)
        return {};
    const report::Parameter* parameter = findParameter(report, report.period->granularity);
    return parameter ? parameter->name : std::string();
}

std::vector<report::Report> inWorkbookOrder(const std::vector<report::Report>& catalogue,
                                            const report::Workbook& workbook) {
    std::vector<report::Report> ordered;
    std::vector<report::Report> others = catalogue;
    for (const report::SheetDefinition& sheet : workbook.sheets) {
        const auto found =
            std::find_if(others.begin(), others.end(), [&](const report::Report& candidate) {
                return candidate.name == sheet.report;
            });
        if (found == others.end())
            continue;
        ordered.push_back(std::move(*found));
        others.erase(found);
    }
    std::move(others.begin(), others.end(), std::back_inserter(ordered));
    return ordered;
}

std::vector<OfferedReport> offeredReports(const std::vector<report::Report>& reports,
                                          const std::vector<std::string>& entitySets) {
    std::vector<OfferedReport> offered;
    for (const report::Report& report : reports) {
        const std::string parameter = granularityParameterOf(report);
        if (parameter.empty()) {
            if (isAvailable(report, entitySets))
                offered.push_back({report.name});
            continue;
        }
        OfferedReport entry{report.name};
        for (const std::string& choice : findParameter(report, parameter)->choices)
            if (isAvailable(restrictedTo(report, parameter, choice), entitySets))
                entry.granularities.push_back(choice);
        if (!entry.granularities.empty())
            offered.push_back(std::move(entry));
    }
    return offered;
}

std::vector<std::string> granularitiesOf(const std::vector<OfferedReport>& reports) {
    std::vector<std::string> all;
    for (const OfferedReport& report : reports)
        for (const std::string& granularity : report.granularities)
            if (std::find(all.begin(), all.end(), granularity) == all.end())
                all.push_back(granularity);
    return all;
}

base::Result<Offer> askForOffer(const Account& account, const std::vector<report::Report>& reports,
                                const std::stop_token& stop) {
    auto root = http::parseUrl(account.serviceUrl);
    if (!root)
        return std::move(root).error();
    auto transport = http::makeCurlTransport();
    if (!transport)
        return std::move(transport).error();

    feed::Connection connection;
    connection.root = *root;
    connection.credentials = http::Credentials{root->origin(), account.user, account.password};
    connection.policy.origins = {root->origin()};
    connection.policy.totalTimeout = std::chrono::seconds(60);
    connection.language = account.language;
    connection.headers = {{"X-RWS-Version", "2013-V1"}};
    connection.cacheFolder = feed::usualCacheFolder();
    feed::Service service(std::move(*transport), base::makeSystemClock(), std::move(connection));

    const base::Task task{stop};
    const auto entitySets = readEntitySets(service, task);
    if (!entitySets)
        return entitySets.error();
    Offer offer{offeredReports(reports, *entitySets), {}};
    if (offer.reports.empty())
        return base::Error{base::ErrorKind::notPermitted,
                           "The service answered, but this account may see none of the reports. "
                           "Ask an administrator for a role that may read them."};
    for (const std::string& granularity : granularitiesOf(offer.reports)) {
        const auto days = askForDays(offer, reports, granularity, service, task);
        if (!days)
            return days.error();
        if (*days)
            offer.days.emplace(granularity, **days);
    }
    return offer;
}

} // namespace odc::calc::dialog
