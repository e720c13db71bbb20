// SPDX-License-Identifier: MPL-2.0
// What open documents want done by itself: ranges refreshed on open, every N minutes, and when a
// cell changes that gives an argument. What their definitions say is followed as it changes.
#pragma once

#include "calc/ranges/range_cells.hpp"

namespace odc::calc::ranges {

/// Once a document, until it is closed; later calls do nothing. Whether it was the first.
/// Thread of all: main.
bool watch(const Reference<css::uno::XComponentContext>& context, const Document& document);

/// The document has just been opened from a file: ranges that are refreshed then begin.
void opened(const Reference<css::uno::XComponentContext>& context, const Document& document);

} // namespace odc::calc::ranges
