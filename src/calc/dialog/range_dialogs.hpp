// SPDX-License-Identifier: MPL-2.0
// The windows of the OData menu that are about ranges. Thread of all: main.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>

namespace odc::calc::dialog {

/// New from URL…: an address, an account, a cell, and the first rows to look at. Opens it on the
/// window's document, as do the others, or brings the one that is open to the front.
void openNewRange(const Reference<css::uno::XComponentContext>& context,
                  const Reference<css::frame::XFrame>& frame);
/// Edit…: what a range asks, and as whom.
void openEditRange(const Reference<css::uno::XComponentContext>& context,
                   const Reference<css::frame::XFrame>& frame, const OUString& range);
/// Properties…: how a range behaves, and what its last refresh came to.
void openRangeProperties(const Reference<css::uno::XComponentContext>& context,
                         const Reference<css::frame::XFrame>& frame, const OUString& range);
/// What changed…: rows that the last refresh brought, changed and took.
void openRangeChanges(const Reference<css::uno::XComponentContext>& context,
                      const Reference<css::frame::XFrame>& frame, const OUString& range);

} // namespace odc::calc::dialog
