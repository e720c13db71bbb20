// SPDX-License-Identifier: MPL-2.0
// The reports and workbooks that lie beside this library in the extension.
#pragma once

#include "base/result.hpp"
#include "report/catalogue.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::calc::catalogue {

/// Thread: any; reads the disk each time, which is some milliseconds.
base::Result<std::vector<report::Report>> reports();
base::Result<std::vector<report::Workbook>> workbooks();

/// A report by catalogue name, or its text where it begins with the grammar's first line.
base::Result<report::Report> reportOf(std::string_view nameOrText);
/// The same for a workbook; an empty text is the extension's own workbook.
base::Result<report::Workbook> workbookOf(std::string_view nameOrText);

} // namespace odc::calc::catalogue
