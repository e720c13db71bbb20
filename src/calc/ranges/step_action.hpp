// SPDX-License-Identifier: MPL-2.0
// A step of our own in a document's undo list that is done in its place: the steps of Calc's around
// it move cells, and it must find them where it wrote them.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/document/XUndoAction.hpp>

#include <functional>

namespace odc::calc::ranges {

/// The functions must see to it that nothing records what they do, and must not hold the document,
/// which holds the action.
Reference<css::document::XUndoAction>
makeStepAction(const OUString& title, std::function<void()> undo, std::function<void()> redo);

} // namespace odc::calc::ranges
