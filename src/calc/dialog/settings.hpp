// SPDX-License-Identifier: MPL-2.0
// What the dialog remembers in the user's profile configuration. Never a password.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/uno/XComponentContext.hpp>

namespace odc::calc::dialog {

/// Written when a connection succeeded.
struct Settings {
    OUString serviceUrl;
    OUString user;
    bool isPasswordKept = false; ///< the password container was told to keep it for good
    bool operator==(const Settings&) const = default;
};

/// What was remembered, or the values that the package ships.
Settings readSettings(const css::uno::Reference<css::uno::XComponentContext>& context);
/// False where the profile does not take it (read-only); the dialog then starts empty next time.
bool writeSettings(const css::uno::Reference<css::uno::XComponentContext>& context,
                   const Settings& settings);

/// The language of the office's menus as a language tag ("de", "en-US").
OUString readUiLanguage(const css::uno::Reference<css::uno::XComponentContext>& context);

} // namespace odc::calc::dialog
