// SPDX-License-Identifier: MPL-2.0
// From a Report and what a person gave to the Queries that will be run: what plan shows and refresh
// does.
#pragma once

#include "base/result.hpp"
#include "feed/service.hpp"
#include "odata/query.hpp"
#include "report/period.hpp"
#include "report/placeholders.hpp"
#include "report/refresh.hpp"
#include "report/report.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace odc::report {

/// What is asked about time. `newest`: instead of a first day, how many periods that have figures.
struct Window {
    std::optional<base::Day> first = {};
    std::optional<base::Day> last = {};
    std::optional<int> newest = {};
    bool operator==(const Window&) const = default;
};

struct Prepared {
    Values values;
    Granularity granularity = Granularity::daily;
    Window window;
    std::shared_ptr<const odata::Model> model; ///< null where the service has none
    std::vector<odata::Query> queries;         ///< one a source
    std::vector<bool> isCutByTop;              ///< whether a query's top is the report's own limit
    std::vector<std::string> warnings;
};

/// `newest` replaces the report's own number of periods. Asks the service for metadata.
/// Errors: wrongUsage; notFound (a set that the service's model does not have); whatever metadata
/// returned, but for a service that has none.
Result<Prepared> prepare(const Report& report, const Arguments& arguments,
                         std::optional<int> newest, feed::Service& service, const base::Task& task);

/// Whether the first day must be asked for: rows bear moments, so that a number of days is not a
/// number of rows.
bool needsNewestRow(const Report& report, const Prepared& prepared);
/// Asks for the date of the newest row alone.
odata::Query newestRowQuery(const Report& report, const Prepared& prepared);
/// Puts the first day in: every query of `prepared` is then complete.
Result<void> setFirstDay(const Report& report, Prepared& prepared, base::Day first);

/// The entity type of a source's rows; null where there is no model or it does not say.
const odata::StructuredType* typeOf(const Prepared& prepared, const odata::Query& query);

} // namespace odc::report
