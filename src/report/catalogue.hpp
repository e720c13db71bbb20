// SPDX-License-Identifier: MPL-2.0
// The reports that ship with the extension: one readable file each, read from a folder.
#pragma once

#include "base/result.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

/// All *.report files of a folder, by file name. A file that cannot be read is an Error naming it.
Result<std::vector<Report>> readCatalogue(const std::string& folder);
/// All *.workbook files of a folder, likewise.
Result<std::vector<Workbook>> readWorkbooks(const std::string& folder);
/// One report or workbook file; the Error's `where` is the file and line.
Result<Report> readReportFile(const std::string& file);
Result<Workbook> readWorkbookFile(const std::string& file);
/// The one with this name, compared without case; wrongUsage with the near names otherwise.
Result<Report> findReport(const std::vector<Report>& catalogue, std::string_view name);
/// The workbook with this name or title, compared without case; an empty name is the first one.
Result<Workbook> findWorkbook(const std::vector<Workbook>& workbooks, std::string_view name);
/// Where the catalogue lies beside a running program or library: `ODATA_REPORTS` where set, else
/// the folder that the build or package put there, relative to the given program file.
std::string catalogueFolderFor(const std::string& programFile);
/// Names of the reports that an account can run: for at least one choice of the parameters, every
/// set that the report needs is in the service document. `entitySets` are the names there.
std::vector<std::string> availableReports(const std::vector<Report>& catalogue,
                                          const std::vector<std::string>& entitySets);

} // namespace odc::report
