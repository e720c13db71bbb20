// SPDX-License-Identifier: MPL-2.0
// Everything about a document that a write may leave behind, to be compared as text.
#pragma once

#include "office/session.hpp"

#include <com/sun/star/document/XUndoManager.hpp>

#include <string>
#include <vector>

namespace odc::test {

css::uno::Reference<css::document::XUndoManager> undoOf(const Document& document);
std::vector<std::string> undoTitles(const Document& document);
std::vector<std::string> redoTitles(const Document& document);

/// Cells, charts and shapes a sheet, column widths, colours of the cells B2 to H20, database
/// ranges, page styles. Not the undo list.
std::vector<std::string> traceOf(const Document& document);

} // namespace odc::test
