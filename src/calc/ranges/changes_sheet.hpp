// SPDX-License-Identifier: MPL-2.0
// What a refresh changed, as a sheet: a row for each cell that differs.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include "base/result.hpp"
#include "report/range_changes.hpp"

#include <array>

namespace odc::calc::ranges {

/// The sheet's texts, in the user's language.
struct ChangesWords {
    OUString sheet; ///< its name, with a number behind where there is such a sheet
    std::array<OUString, 5> columns;
    std::array<OUString, 3> fates; ///< in the order of RowFate
    OUString step;                 ///< title of the undo step
};

/// A line for each cell that differs: fate, row, column, before, now; all texts.
CellRows linesOf(const report::RangeChanges& changes, base::Day nullDate,
                 const std::array<OUString, 3>& fates);

/// Behind the last sheet; one undo step. The sheet's name.
/// Errors: storageFailed (the document takes no sheet). Thread: main.
base::Result<OUString> writeChangesSheet(const Document& document,
                                         const report::RangeChanges& changes, base::Day nullDate,
                                         const ChangesWords& words);

} // namespace odc::calc::ranges
