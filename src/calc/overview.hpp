// SPDX-License-Identifier: MPL-2.0
// The Overview sheet: of each report the latest figures, its chart and the way to its sheet.
#pragma once

#include "calc/report_sheet.hpp"

#include <deque>

namespace odc::calc {

/// Adds the steps that fill `sheet`; those of `reports` must have run before them. All
/// arguments outlive the steps.
void addOverviewSteps(Steps& steps, WriteContext& context, const PreparedWorkbook& workbook,
                      const std::deque<ReportSheet>& reports,
                      const Reference<css::sheet::XSpreadsheet>& sheet);

} // namespace odc::calc
