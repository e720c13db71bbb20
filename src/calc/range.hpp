// SPDX-License-Identifier: MPL-2.0
// The named database range around a report's heading row and rows.
#pragma once

#include "calc/cells.hpp"

#include <string_view>

namespace odc::calc {

/// Names it after the report: letters, digits and underscores, with a number behind where the
/// document has such a range already. Returns the name.
OUString addDatabaseRange(const Reference<css::sheet::XSpreadsheetDocument>& document,
                          const Reference<css::sheet::XSpreadsheet>& sheet, const cells::Area& area,
                          std::string_view reportName);

} // namespace odc::calc
