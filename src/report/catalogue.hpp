// SPDX-License-Identifier: MPL-2.0
// The reports that ship with the extension: one readable file each, read from a folder.
#pragma once

#include "base/result.hpp"
#include "report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

/// All *.report files of a folder, by name. A file that cannot be read is an Error naming it.
Result<std::vector<Report>> readCatalogue(const std::string& folder);
/// The one with this name, compared without case; wrongUsage with the near names otherwise.
Result<Report> findReport(const std::vector<Report>& catalogue, std::string_view name);
/// Where the catalogue lies beside a running program or library: `ODATA_REPORTS` where set, else
/// the folder that the build or package put there, relative to the given program file.
std::string catalogueFolderFor(const std::string& programFile);

} // namespace odc::report
