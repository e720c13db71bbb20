// SPDX-License-Identifier: MPL-2.0
// What each command does once the command line is understood.
#pragma once

#include "cli/command_line.hpp"
#include "cli/session.hpp"

namespace odc::cli {

/// Rows of a URL, as they arrive.
Result<void> runFetch(const CommandLine& line, const Console& console, const base::Task& task);
/// The requests that a fetch or a report would make, one a line.
Result<void> runPlan(const CommandLine& line, const Console& console, const base::Task& task);
/// One row for each set and each of its columns, each function and each of its parameters.
Result<void> runMetadata(const CommandLine& line, const Console& console, const base::Task& task);
/// One row for each report of the catalogue.
Result<void> runReports(const CommandLine& line, const Console& console, const base::Task& task);
/// The rows of one report, under the names that the service gives its columns.
Result<void> runReport(const CommandLine& line, const Console& console, const base::Task& task);
/// The plan of a report; runPlan's other half.
Result<void> runReportPlan(const CommandLine& line, const Console& console, const base::Task& task);
/// A filter in the dialect that --to names, as one line.
Result<void> runTranslate(const CommandLine& line, const Console& console, const base::Task& task);

/// The command that the line names.
Result<void> run(const CommandLine& line, const Console& console, const base::Task& task);

/// `GET URL` for each request and a line where pages follow whose addresses only the service knows.
Result<void> printPlan(const feed::Plan& plan, const Console& console);

} // namespace odc::cli
