// SPDX-License-Identifier: MPL-2.0
// What a right-click inside a range offers beside Calc's own.
#pragma once

#include "calc/ranges/range_cells.hpp"

namespace odc::calc::ranges {

/// For every window of the document that there is by now; later calls add new ones. Thread: main.
void extendContextMenus(const Reference<css::uno::XComponentContext>& context,
                        const Document& document);

} // namespace odc::calc::ranges
