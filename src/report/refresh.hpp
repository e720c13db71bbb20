// SPDX-License-Identifier: MPL-2.0
// Runs a Report: parameters in, Grid out. No sheet, no office.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "base/task.hpp"
#include "feed/service.hpp"
#include "feed/spool.hpp"
#include "report/grid.hpp"
#include "report/report.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

/// Values by parameter name, as a person writes them ("ReportType" → "Monthly"). Names are compared
/// without case; an empty value is one that was not given.
using Arguments = std::map<std::string, std::string>;

/// What a refresh came to, beside the rows.
struct Refreshed {
    Grid grid;
    std::vector<feed::FetchSummary> sources; ///< one a source, in the report's order
    /// Columns whose values together name a row: the entity's key, of a join every source's. Empty
    /// where the metadata has none, the rows lack one of them, or rows of several sets are
    /// appended.
    std::vector<std::string> keys = {};
};

/// Checks and fills in the parameters, fetches every source, combines, sorts, groups, adds up.
/// Titles and headings are in the language of the service's Connection.
/// Errors: wrongUsage (an unknown parameter, "Yearly" where there is none: with a sentence), and
/// whatever the feed returned.
Result<Refreshed> refresh(const Report& report, const Arguments& arguments, feed::Service& service,
                          const base::Task& task);

/// The same with the rows in a Spool: `grid.rows` has a schema and no batches. Where a report shows
/// one source's rows as they come, they are never all in memory.
struct Spooled {
    Grid grid;
    base::Schema schema; ///< of the batches in `rows`, in their order
    std::shared_ptr<const feed::Spool> rows;
    std::vector<feed::FetchSummary> sources; ///< as in Refreshed
    std::vector<std::string> keys = {};      ///< as in Refreshed
    /// For the next refresh of the same report with the same arguments; null where the service
    /// gives nothing to ask by.
    std::shared_ptr<const feed::KeptAnswer> answer = {};
    /// The rows are those of the answer that was known.
    bool isUnchanged = false;
};
/// `memoryLimit`: bytes of rows that stay in memory. `known`: what an earlier refresh of the same
/// report with the same arguments left, or null.
/// Errors: as refresh; storageFailed.
Result<Spooled> refreshSpooled(const Report& report, const Arguments& arguments,
                               std::size_t memoryLimit,
                               const std::shared_ptr<const feed::KeptAnswer>& known,
                               feed::Service& service, const base::Task& task);

/// The data requests that refresh would make, each as a Plan, one a source. A report that must
/// first ask for the newest row (Period::Stamp::moment without a first day) has that request as its
/// only plan, and says in `doneHere` what follows.
Result<std::vector<feed::Plan>> plan(const Report& report, const Arguments& arguments,
                                     feed::Service& service, const base::Task& task);

/// The days that a refresh without first and last day would report: asks the service for the
/// newest row's date. For a dialog that shows them. Nothing where the report has no period or the
/// service no row.
struct Days {
    base::Day first;
    base::Day last;
    bool operator==(const Days&) const = default;
};
Result<std::optional<Days>> defaultDays(const Report& report, const Arguments& arguments,
                                        feed::Service& service, const base::Task& task);

} // namespace odc::report
