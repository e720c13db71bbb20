// SPDX-License-Identifier: MPL-2.0
// Making reports in a document: fetch and shape on a worker, write when all is complete.
// What the dialog and the UNO service have in common.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include "base/error.hpp"
#include "base/task.hpp"
#include "report/refresh.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace odc::calc {

struct ReportRequest {
    std::string serviceUrl;
    std::string user;
    std::string password;
    std::vector<std::string> reports; ///< catalogue names; empty: the workbook's
    report::Arguments arguments;      ///< for all reports that have such a parameter
    bool withOverview = true;         ///< an Overview sheet before the others
};

/// What was written for one report.
struct SheetDone {
    std::string sheet;
    std::string range; ///< the database range's name
    std::int64_t rows = 0;
};

/// How it ended. With an error (cancelled when stopped) the document is as it was and `sheets`
/// empty.
struct ReportOutcome {
    std::optional<base::Error> error;
    std::vector<SheetDone> sheets;
    std::vector<std::string> warnings;
    double seconds = 0;
};

/// One making of reports in one document.
/// Thread: start and stop on the main thread; both callbacks come on the main thread, never from
/// within start or stop. onDone comes exactly once, also after stop, unless the office ends first.
class ReportJob {
public:
    /// Needs no UNO from the worker: the request must be complete, password included.
    static std::shared_ptr<ReportJob>
    start(const Reference<css::uno::XComponentContext>& context,
          const Reference<css::sheet::XSpreadsheetDocument>& document, ReportRequest request,
          std::function<void(const base::Progress&)> onProgress,
          std::function<void(const ReportOutcome&)> onDone);
    ~ReportJob();
    ReportJob(const ReportJob&) = delete;
    ReportJob& operator=(const ReportJob&) = delete;

    /// Ends it soon; what was written is taken back. Without effect once onDone was called.
    void stop();

private:
    struct Impl;
    explicit ReportJob(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> impl_;
};

} // namespace odc::calc
