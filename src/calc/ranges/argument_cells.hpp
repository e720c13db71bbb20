// SPDX-License-Identifier: MPL-2.0
// A report's parameters whose values stand in cells.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include "report/range_definition.hpp"
#include "report/refresh.hpp"

#include <vector>

namespace odc::calc::ranges {

/// Values as a person would write them: a date as YYYY-MM-DD (with its time where it has one), a
/// number without a local decimal comma. A cell is named ("Start") or addressed ("Sheet1.B2"; on
/// `sheet` where no sheet is said).
/// Errors: wrongUsage (no such cell, a cell that shows an error; with the parameter's name).
base::Result<report::Arguments> readArguments(const Document& document, const Sheet& sheet,
                                              const std::vector<report::RangeArgument>& arguments);

/// The cells that a person names or addresses; null where there are none.
Reference<css::table::XCellRange> cellsCalled(const Document& document, const Sheet& sheet,
                                              const OUString& nameOrAddress);

} // namespace odc::calc::ranges
