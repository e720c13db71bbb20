// SPDX-License-Identifier: MPL-2.0
// What a macro named as the place for a report.
#pragma once

#include "calc/workbook_writer.hpp"

#include <optional>

namespace odc::calc {

struct Target {
    Reference<css::sheet::XSpreadsheetDocument> document;
    std::optional<TargetCell> cell; ///< nothing: a sheet of its own
};

/// A document, a sheet, a cell, or a range (its upper left cell).
/// Errors: wrongUsage.
base::Result<Target> targetOf(const Reference<css::uno::XInterface>& object);

/// What stands in the way of a report at a target: wrongUsage where its cells are not empty or
/// beyond the sheet's end, or its sheet is protected.
base::Result<void> checkTarget(const PreparedWorkbook& workbook, const TargetCell& target);

} // namespace odc::calc
