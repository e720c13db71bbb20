// SPDX-License-Identifier: MPL-2.0
// What the commands of the OData menu do with the ranges of a window's document.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>

#include <string_view>

namespace odc::calc::ranges {

/// "RefreshRange", "RefreshAll", "StopRefresh", "RemoveRange", "GoToRange": the part of a command
/// behind "org.calcodata:".
bool isRangeCommand(std::string_view command);

/// What it cannot do it says in a box. Thread: main.
void runRangeCommand(const Reference<css::uno::XComponentContext>& context,
                     const Reference<css::frame::XFrame>& frame, std::string_view command);

} // namespace odc::calc::ranges
