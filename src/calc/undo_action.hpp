// SPDX-License-Identifier: MPL-2.0
// A step of our own in a document's undo list.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/document/XUndoAction.hpp>

#include <functional>

namespace odc::calc {

/// The functions run while the undo manager works: what they write is not recorded again. They
/// must not hold the document, which holds the action.
Reference<css::document::XUndoAction>
makeUndoAction(const OUString& title, std::function<void()> undo, std::function<void()> redo);

} // namespace odc::calc
