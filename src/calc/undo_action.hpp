// SPDX-License-Identifier: MPL-2.0
// A step of our own in a document's undo list.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <functional>

namespace odc::calc {

using UndoWork = std::function<void(const Reference<css::sheet::XSpreadsheetDocument>&)>;

/// Adds a step to a document's undo list. Calc must not lose or get a sheet while it walks its
/// list, so both functions run on the main thread when it is done with it, and nothing records what
/// they do. They must not hold the document, which holds the step.
void addUndoStep(const Reference<css::uno::XComponentContext>& context,
                 const Reference<css::sheet::XSpreadsheetDocument>& document, const OUString& title,
                 UndoWork undo, UndoWork redo);

} // namespace odc::calc
