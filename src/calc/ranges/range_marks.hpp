// SPDX-License-Identifier: MPL-2.0
// What the last refresh changed, marked in the range's cells: conditional formats laid over them,
// which leave the cells' own formats alone, are saved with the document and go at a word. Cells
// that have a conditional format of the user's are left unmarked.
#pragma once

#include "calc/ranges/range_cells.hpp"

namespace odc::calc::ranges {

/// The cell styles of the marks; a user may make them look otherwise.
namespace mark_styles {
inline constexpr const char* added = "OData new";
inline constexpr const char* changed = "OData changed";
inline constexpr const char* goneBelow = "OData gone below"; ///< a row stood below this one
inline constexpr const char* goneAbove = "OData gone above";
} // namespace mark_styles

/// Marks what the last refresh changed where the range's properties say so, else takes marks away.
/// Nothing of it is recorded. Thread of all: main.
void followMarks(const Document& document, const OUString& name);
/// Takes the marks away, whatever the properties say.
void clearMarks(const Document& document, const OUString& name);

} // namespace odc::calc::ranges
