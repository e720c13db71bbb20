// SPDX-License-Identifier: MPL-2.0
#include "calc/workbook_fill.hpp"

#include "calc/convert.hpp"

#include <utility>

namespace odc::calc {

WorkbookFill::WorkbookFill(const Reference<css::sheet::XSpreadsheetDocument>& document,
                           std::shared_ptr<const PreparedWorkbook> prepared,
                           std::vector<OUString>& pageStyles)
    : workbook(std::move(prepared)), context{document,
                                             pageStyles,
                                             NumberFormats(document),
                                             wordsIn(workbook->language),
                                             toUno(workbook->title),
                                             {}} {
    for (const PreparedReport& report : workbook->sheets)
        reports.emplace_back().report = report;
}

void WorkbookFill::addSteps() {
    for (ReportSheet& report : reports) {
        placeReport(report, overview.is());
        addReportSteps(steps, context, report);
    }
    if (overview.is()) {
        context.overviewName = cells::nameOf(overview);
        addOverviewSteps(steps, context, *workbook, reports, overview);
    }
}

} // namespace odc::calc
