// SPDX-License-Identifier: MPL-2.0
// Tells menus and tool bars which commands can be used at present: as the cursor moves, and as
// refreshes begin and end.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/frame/XStatusListener.hpp>
#include <com/sun/star/util/URL.hpp>

#include <string>

namespace odc::calc::ranges {

/// Told at once, and whenever that changes, until it is removed or the window closes.
/// A bar's buttons listen without a window of their own: `frame` may be null.
/// `command` is the part behind "org.calcodata:". Thread of all: main.
void addStatusListener(const Reference<css::uno::XComponentContext>& context,
                       const Reference<css::frame::XFrame>& frame, const css::util::URL& url,
                       const std::string& command,
                       const Reference<css::frame::XStatusListener>& listener);
void removeStatusListener(const Reference<css::frame::XStatusListener>& listener,
                          const css::util::URL& url);

/// Something changed that commands may depend on: they are looked at soon, once for many such
/// calls.
void tellStates(const Reference<css::uno::XComponentContext>& context);

} // namespace odc::calc::ranges
