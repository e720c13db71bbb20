// SPDX-License-Identifier: MPL-2.0
// Hosts that documents want and that the user has neither allowed nor refused: a bar in the
// document's window says so, and its buttons answer. One host at a time.
#pragma once

#include "calc/ranges/range_cells.hpp"
#include "calc/ranges/window.hpp"

#include <string>

namespace odc::calc::ranges {

struct HostWish {
    std::string address; ///< what would be asked
    std::string user;
    OUString range; ///< is refreshed when the host is allowed; empty: nothing is begun then
};

/// Shows the bar where the document has a window and the user has not answered yet.
/// Thread of all: main.
void wishForHost(const Reference<css::uno::XComponentContext>& context, const Document& document,
                 const HostWish& wish);

/// Allow…: asks for how long, then refreshes the ranges that wait for this host.
void allowWished(const Reference<css::uno::XComponentContext>& context, const Frame& frame);
/// Never, for this document.
void refuseWished(const Reference<css::uno::XComponentContext>& context, const Frame& frame);

} // namespace odc::calc::ranges
