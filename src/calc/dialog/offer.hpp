// SPDX-License-Identifier: MPL-2.0
// What an account is offered: the reports that it may see, in which granularities, and the days
// that are shown where nobody chooses others. No UNO here.
#pragma once

#include "base/result.hpp"
#include "report/refresh.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace odc::calc::dialog {

struct OfferedReport {
    std::string name;
    /// Those that this account may see; empty: the report has none to choose from.
    std::vector<std::string> granularities = {};
    bool operator==(const OfferedReport&) const = default;

    /// Whether it can be made in this granularity.
    [[nodiscard]] bool allows(const std::string& granularity) const;
};

struct Offer {
    std::vector<OfferedReport> reports;
    std::map<std::string, report::Days> days; ///< by granularity; missing where there is no row
    bool operator==(const Offer&) const = default;
};

/// Name of the parameter from which a report takes its granularity; empty where it has none.
std::string granularityParameterOf(const report::Report& report);

/// The workbook's reports in its order, then the catalogue's others by file name.
std::vector<report::Report> inWorkbookOrder(const std::vector<report::Report>& catalogue,
                                            const report::Workbook& workbook);

/// Those of the reports whose entity sets are listed.
std::vector<OfferedReport> offeredReports(const std::vector<report::Report>& reports,
                                          const std::vector<std::string>& entitySets);

/// The choices of all offered reports' granularities, in the order in which they are met.
std::vector<std::string> granularitiesOf(const std::vector<OfferedReport>& reports);

/// Who asks whom.
struct Account {
    std::string serviceUrl;
    std::string user;
    std::string password;
    std::string language;
    bool operator==(const Account&) const = default;
};

/// Reads the service document, then the newest figures' day for each granularity.
/// Errors: those of the feed; notPermitted where the account may see none of the reports.
/// Thread: a worker's: it waits for the network.
base::Result<Offer> askForOffer(const Account& account, const std::vector<report::Report>& reports,
                                const std::stop_token& stop);

} // namespace odc::calc::dialog
