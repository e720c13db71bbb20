// SPDX-License-Identifier: MPL-2.0
// A Calc window as commands see it: its document, where its cursor stands, its message boxes.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include <com/sun/star/frame/XFrame.hpp>

namespace odc::calc::ranges {

using Frame = Reference<css::frame::XFrame>;

/// Null where the window shows no spreadsheet.
Document documentIn(const Frame& frame);

/// The window that shows the document, for somebody to see; null where there is none.
Frame windowOf(const Document& document);

struct CursorPlace {
    Sheet sheet;
    std::int32_t column = 0;
    std::int32_t row = 0;
};
/// The first cell of what is selected, or of the sheet that is shown.
CursorPlace cursorIn(const Frame& frame);
void select(const Frame& frame, const Sheet& sheet, const cells::Area& area);

void showMessage(const Reference<css::uno::XComponentContext>& context, const Frame& frame,
                 const OUString& title, const OUString& text, bool isError);

} // namespace odc::calc::ranges
