// SPDX-License-Identifier: MPL-2.0
// The question put to a user whose document wants rows from a host that he has not allowed.
#pragma once

#include "calc/trust/gate.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <string>

namespace odc::calc::dialog {

/// Says what would be asked and as whom, asks, and tells the gate what holds for later: once,
/// always for this document, always for this host. Whether the host is allowed now; for once the
/// caller makes a trust::Once. Modal; the main loop goes on. `address` is what would be asked.
/// Thread: main only.
bool askForTrust(const Reference<css::uno::XComponentContext>& context,
                 const Reference<css::frame::XFrame>& frame,
                 const Reference<css::sheet::XSpreadsheetDocument>& document,
                 const std::string& address, const std::string& user);

/// Does what a user commanded, which returns a Result; where the gate refuses, the user is asked
/// and it is done once more: he is here, and a host that he has not allowed is a question, not a
/// failure. Thread: main only.
template <typename Start>
auto askingForTrust(const Reference<css::uno::XComponentContext>& context,
                    const Reference<css::frame::XFrame>& frame,
                    const Reference<css::sheet::XSpreadsheetDocument>& document,
                    const std::string& address, const std::string& user, Start start)
    -> decltype(start()) {
    auto done = start();
    if (done || done.error().kind != base::ErrorKind::refusedByPolicy ||
        !askForTrust(context, frame, document, address, user))
        return done;
    const trust::Once once(document, done.error().where);
    return start();
}

} // namespace odc::calc::dialog
