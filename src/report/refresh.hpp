// SPDX-License-Identifier: MPL-2.0
// Runs a Report: parameters in, Grid out. No sheet, no office.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/task.hpp"
#include "feed/service.hpp"
#include "report/grid.hpp"
#include "report/report.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

/// Values by parameter name, as a person writes them ("ReportType" → "Monthly"). Names are compared
/// without case.
using Arguments = std::map<std::string, std::string>;

/// What a refresh came to, beside the rows.
struct Refreshed {
    Grid grid;
    std::vector<feed::FetchSummary> sources; ///< one a source, in the report's order
};

/// Checks and fills in the parameters (defaults that need the newest day ask the service for it),
/// fetches every source, combines, sorts, groups, adds up.
/// Errors: wrongUsage (an unknown parameter, "Yearly" where there is none: with a sentence), and
/// whatever the feed returned.
Result<Refreshed> refresh(const Report& report, const Arguments& arguments, feed::Service& service,
                          base::Clock& clock, const base::Task& task);

/// The data requests that refresh would make, each as a Plan, one a source.
Result<std::vector<feed::Plan>> plan(const Report& report, const Arguments& arguments,
                                     feed::Service& service, base::Clock& clock,
                                     const base::Task& task);

} // namespace odc::report
