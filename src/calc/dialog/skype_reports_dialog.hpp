// SPDX-License-Identifier: MPL-2.0
// The dialog behind OData > Skype for Business reports…
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>

namespace odc::calc::dialog {

/// Shows the dialog over the frame and returns at once; it lives until it is closed, or the frame
/// is. A second call for the same frame brings the first dialog to the front.
/// Thread: main only.
void openSkypeReports(const css::uno::Reference<css::uno::XComponentContext>& context,
                      const css::uno::Reference<css::frame::XFrame>& frame);

} // namespace odc::calc::dialog
