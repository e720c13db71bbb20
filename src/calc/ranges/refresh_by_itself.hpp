// SPDX-License-Identifier: MPL-2.0
// Refreshes that nobody commanded just now: on open, by the clock, because a cell changed.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include <vector>

namespace odc::calc::ranges {

/// A range that is being refreshed is left at that. Where the gate refuses, the document's window
/// asks; failures are noted in the range's status, and a bar in the window says so.
/// Thread: main.
void refreshByItself(const Reference<css::uno::XComponentContext>& context,
                     const Document& document, const std::vector<OUString>& names);

} // namespace odc::calc::ranges
