// SPDX-License-Identifier: MPL-2.0
// The worker's half of a report: from the service to prepared rows. No document is touched.
#pragma once

#include "calc/prepared_workbook.hpp"
#include "calc/report_job.hpp"

#include "base/policy.hpp"
#include "base/task.hpp"

#include <string>
#include <variant>

namespace odc::calc {

/// What is to be made: one report, or a workbook or those of its reports that are named.
struct RunOneReport {
    std::string nameOrText;
};
struct RunWorkbook {
    std::string nameOrText;
    std::vector<std::string> reports = {};
    bool withOverview = true;
};

/// All that a worker needs to know, gathered before it starts.
struct Run {
    std::variant<RunOneReport, RunWorkbook> what;
    std::string serviceUrl;
    std::string user;
    std::string password;
    report::Arguments arguments;
    std::string language; ///< of the office, for titles and words
    base::Day nullDate = {};
    base::Policy policy = {}; ///< what the gate allowed, or the user by typing the address
};

/// Thread: a worker.
base::Result<PreparedWorkbook> fetchAndPrepare(const Run& run, const base::Task& task);

/// "https://host:443" of a service URL, under which a password is kept.
base::Result<std::string> originOf(const std::string& serviceUrl);

} // namespace odc::calc
