// SPDX-License-Identifier: MPL-2.0
// A question with its answers as buttons under each other, and Cancel.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/awt/XWindowPeer.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace odc::calc::dialog {

struct ChoiceQuestion {
    OUString title;
    OUString text;
    std::vector<OUString> answers; ///< the first is what Enter gives
    OUString cancel;
};

/// Modal over the parent; the main loop goes on. The position of the answer; nothing where the user
/// pressed Esc or Cancel.
/// Thread: main only.
std::optional<std::size_t> askChoice(const Reference<css::uno::XComponentContext>& context,
                                     const Reference<css::awt::XWindowPeer>& parent,
                                     const ChoiceQuestion& question);

} // namespace odc::calc::dialog
