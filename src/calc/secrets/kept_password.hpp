// SPDX-License-Identifier: MPL-2.0
// The password that belongs to an account, wherever the office keeps it.
#pragma once

#include "calc/uno.hpp"

#include "base/result.hpp"

#include <string>

namespace odc::calc::secrets {

/// Only on the main thread may the office ask for its master password.
/// Errors: signInNeeded, where none is kept for this origin and user.
base::Result<std::string> keptPassword(const Reference<css::uno::XComponentContext>& context,
                                       const std::string& origin, const std::string& user);

} // namespace odc::calc::secrets
