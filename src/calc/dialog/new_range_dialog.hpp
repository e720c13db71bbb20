// SPDX-License-Identifier: MPL-2.0
// New from URL…: an address, an account, a cell, and the first rows to look at.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>

namespace odc::calc::dialog {

/// Opens it on the window's document, or brings the one that is open to the front. Thread: main.
void openNewRange(const css::uno::Reference<css::uno::XComponentContext>& context,
                  const css::uno::Reference<css::frame::XFrame>& frame);

} // namespace odc::calc::dialog
