// SPDX-License-Identifier: MPL-2.0
// The question put to the user of a profile that keeps no passwords.
#pragma once

#include "calc/dialog/texts.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/awt/XWindowPeer.hpp>

#include <optional>

namespace odc::calc::dialog {

enum class KeepingChoice { withMasterPassword, withoutMasterPassword, thisSession };

/// Modal over the parent; the main loop goes on. Nothing where the user pressed Esc or Cancel.
/// Thread: main only.
std::optional<KeepingChoice>
askHowToKeep(const css::uno::Reference<css::uno::XComponentContext>& context, const Texts& texts,
             const css::uno::Reference<css::awt::XWindowPeer>& parent);

} // namespace odc::calc::dialog
