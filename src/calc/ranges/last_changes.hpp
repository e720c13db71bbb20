// SPDX-License-Identifier: MPL-2.0
// What the last refresh of each range changed, as long as its document is open.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include "report/range_changes.hpp"

#include <optional>

namespace odc::calc::ranges {

/// Replaces what was known of the range. Thread of both: main.
void rememberChanges(const Document& document, const OUString& name, report::RangeChanges changes);
/// Nothing where the range was not refreshed since the document was opened, or where what stands
/// there now is of another refresh than the last (it was undone).
std::optional<report::RangeChanges> lastChanges(const Document& document, const OUString& name);

} // namespace odc::calc::ranges
