// SPDX-License-Identifier: MPL-2.0
// Cells that a refresh wrote and what stood there before: what its undo and redo exchange.
#pragma once

#include "calc/ranges/not_recorded.hpp"
#include "calc/ranges/range_cells.hpp"

#include <vector>

namespace odc::calc::ranges {

/// Holds only what is not on the sheet at present. The areas do not overlap.
/// Thread: that of who writes the document.
class CellChanges {
public:
    /// Writes `rows`, which replace `before`, read from there. Formulas are looked for where there
    /// may be some.
    void write(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
               const CellRows& rows, const CellRows& before, bool mayHoldFormulas);
    /// The same where nothing stood.
    void writeNew(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                  const CellRows& rows);
    /// Takes contents away.
    void empty(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area);

    /// What stood there comes back, and what stands there now is kept for the next time.
    void exchange(NotRecorded& quiet, const Sheet& sheet);

private:
    struct Change {
        cells::Area area;
        CellRows other; ///< empty: nothing stood there
        std::vector<FormulaCell> formulas;
    };
    std::vector<Change> changes_;
};

} // namespace odc::calc::ranges
