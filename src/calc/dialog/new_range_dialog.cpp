// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/new_range_dialog.hpp"

#include "calc/dialog/new_range_controller.hpp"
#include "calc/dialog/package.hpp"
#include "calc/ranges/window.hpp"

#include <map>
#include <utility>

namespace odc::calc::dialog {
namespace {

/// The open dialogs by frame, so that a frame has one at most. Main thread only; an entry goes
/// when its window does, which is when its frame does at the latest.
using OpenDialogs = std::map<css::frame::XFrame*, NewRangeController*>;
OpenDialogs& openDialogs() {
    static OpenDialogs dialogs;
    return dialogs;
}

} // namespace

void openNewRange(const Reference<css::uno::XComponentContext>& context,
                  const Reference<css::frame::XFrame>& frame) {
    const auto open = openDialogs().find(frame.get());
    if (open != openDialogs().end())
        return open->second->toFront();
    if (!ranges::documentIn(frame).is())
        return;
    const rtl::Reference<NewRangeController> controller(
        new NewRangeController(context, frame, Texts(context, dialogsUrl(context))));
    openDialogs()[frame.get()] = controller.get();
    controller->open([key = frame.get()] { openDialogs().erase(key); });
}

} // namespace odc::calc::dialog
