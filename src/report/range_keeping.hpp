// SPDX-License-Identifier: MPL-2.0
// Ranges that keep what the service forgets: which column says how new a row is.
#pragma once

#include "report/range_definition.hpp"

#include <span>
#include <string>

namespace odc::report {

/// The column that Keeping::append goes by: the one that the properties name, else the only one
/// that holds dates or moments.
/// Errors: wrongUsage, with a sentence that says what to name (no such column, none, several).
Result<std::string> dateColumnOf(std::span<const RangeColumn> columns,
                                 const RangeProperties& properties);

/// Whether rows of these columns can be kept so: append needs a date column and a key, for a row
/// that comes twice must be known again; a snapshot needs a free column name.
/// Errors: wrongUsage.
Result<void> canKeep(std::span<const RangeColumn> columns, const RangeProperties& properties);

} // namespace odc::report
