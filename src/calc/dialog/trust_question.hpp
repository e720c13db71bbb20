// SPDX-License-Identifier: MPL-2.0
// The question put to a user whose document wants rows from a host that he has not allowed.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <string>

namespace odc::calc::dialog {

/// Says what would be asked and as whom, asks, and tells the gate the answer. Whether the host is
/// allowed now. Modal; the main loop goes on. Thread: main only.
bool askForTrust(const Reference<css::uno::XComponentContext>& context,
                 const Reference<css::frame::XFrame>& frame,
                 const Reference<css::sheet::XSpreadsheetDocument>& document,
                 const std::string& serviceUrl, const std::string& user);

} // namespace odc::calc::dialog
