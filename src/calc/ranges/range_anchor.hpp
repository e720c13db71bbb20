// SPDX-License-Identifier: MPL-2.0
// What a range leaves on its sheet, so that a sheet which is copied, or goes to another document,
// takes the definition along: a name of the sheet's own scope for the range's cells
// ("OData_Orders"), which Calc carries everywhere, .xlsx too, and moves with the cells; and the
// definition's text as a user-defined attribute of the range's first cell, which .ods keeps.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include <optional>
#include <vector>

namespace odc::calc::ranges {

/// Where a range stands.
struct RangePlace {
    Sheet sheet;
    cells::Area area; ///< heading row included
};

struct RangeAnchor {
    OUString range; ///< as the range was called when the anchor was set
    RangePlace place;
    OUString text = {}; ///< the definition; empty where the cell bears none
};

/// Those of all sheets, in their order; of one whose cells were deleted there is none.
std::vector<RangeAnchor> anchorsOf(const Document& document);

/// The text that the first cell of a place bears; empty where none.
OUString anchorText(const RangePlace& place);

/// Sets what differs. No undo step, and the document is as modified as before.
void setAnchor(const Document& document, const RangeAnchor& wanted);
/// Takes the name off a sheet, and the text off the cell that it leads to.
void removeAnchor(const Document& document, const Sheet& sheet, const OUString& range);

} // namespace odc::calc::ranges
