// SPDX-License-Identifier: MPL-2.0
// What the commands of the OData menu do with the ranges of a window's document.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>

#include <optional>
#include <string_view>

namespace odc::calc::ranges {

/// "RefreshRange", "RefreshAll", "StopRefresh", "EditRange", "RangeProperties", "RangeChanges",
/// "MarkChanges", "GoToRange", "ExplainCell", "RemoveRange"; "AllowHost" and "RefuseHost", the
/// buttons of the bar that asks: the part of a command behind "org.calcodata:".
bool isRangeCommand(std::string_view command);

/// What it cannot do it says in a box. Thread of all: main.
void runRangeCommand(const Reference<css::uno::XComponentContext>& context,
                     const Reference<css::frame::XFrame>& frame, std::string_view command);

/// What commands depend on in one window.
struct CommandStanding {
    bool isSpreadsheet = false;
    bool hasRanges = false;
    bool isInRange = false; ///< the cursor
    bool isRefreshing = false;
    bool isRangeRefreshing = false; ///< the one with the cursor
    bool marksChanges = false;      ///< the same
};
CommandStanding standingIn(const Reference<css::frame::XFrame>& frame);
/// Whether a command that is on or off is on; nothing of the others.
std::optional<bool> isCheckedIn(const CommandStanding& standing, std::string_view command);
/// Any command of the OData menu.
bool isEnabledIn(const CommandStanding& standing, std::string_view command);

} // namespace odc::calc::ranges
