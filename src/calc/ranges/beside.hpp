// SPDX-License-Identifier: MPL-2.0
// The user's own columns that stand directly beside a range: formulas, which are filled down, and
// notes, which stay with their row.
#pragma once

#include "calc/ranges/cell_changes.hpp"
#include "calc/ranges/document_ranges.hpp"

#include "report/row_alignment.hpp"

#include <vector>

namespace odc::calc::ranges {

/// One column beside a range, its cells beside the range's rows.
struct BesideColumn {
    std::int32_t column = 0;
    bool isFormula = false; ///< the first row's cell is one
    CellRows notes = {};    ///< one cell a row; of notes only
};

struct Beside {
    std::int32_t left = 0;  ///< how many columns
    std::int32_t right = 0; ///< how many columns
    std::vector<BesideColumn> columns = {};

    [[nodiscard]] bool hasNotes() const;
};

/// Columns without a gap, as far as they hold something and belong to no other range. `rows` are
/// the range's rows without its heading; `headingRow` is above them where there is one.
Beside lookBeside(const Document& document, const OUString& name, const Sheet& sheet,
                  const cells::Area& rows, bool hasHeader);

/// Brings each note to where its row stands now. `rows` is the range's area after the refresh.
void moveNotes(const Sheet& sheet, const Beside& beside, const report::RowAlignment& alignment,
               const cells::Area& rows, NotRecorded& quiet, CellChanges& changes);

/// A note of a row that is gone.
struct LostNote {
    std::int32_t oldRow = 0; ///< counted from the range's first row
    std::int32_t column = 0; ///< of the sheet
    Any note = {};
};
std::vector<LostNote> lostNotes(const Beside& beside, const report::RowAlignment& alignment);

} // namespace odc::calc::ranges
