// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/cell_changes.hpp"

#include "calc/ranges/row_heights.hpp"

#include <utility>

namespace odc::calc::ranges {

namespace {

constexpr std::int32_t fewCells = 32;
/// So many rows of a column are cut and joined in the time that a cell alone takes more than one of
/// many.
constexpr std::int32_t rowsACell = 270;

/// setDataArray empties cells before it fills them, which cuts a column's cells in two and joins
/// them again: in a long column that takes longer than to replace each cell (7.4.7).
bool isBetterByCell(const Sheet& sheet, const cells::Area& area, const CellRows& before) {
    if (rowsOf(area) * columnsOf(area) <= fewCells)
        return true;
    return before.hasElements() && rowsOf(area) < lastUsedRow(sheet) / rowsACell;
}

/// `before` is what stood there; nothing where those were only empty cells.
void measure(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area, const CellRows& rows,
             const CellRows& before, bool isLow) {
    std::int32_t first = 0; // of a run of rows that want it
    for (sal_Int32 row = 0; row <= rows.getLength(); ++row) {
        const bool isWanted =
            row < rows.getLength() &&
            !(isLow && areLow(rows[row]) && (!before.hasElements() || areLow(before[row])));
        if (isWanted)
            continue;
        if (first < row) {
            quiet.hold();
            measureRows(sheet, area.row + first, area.row + row - 1);
        }
        first = row + 1;
    }
}

void put(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area, const CellRows& rows,
         const CellRows& before) {
    if (isBetterByCell(sheet, area, before)) {
        for (std::int32_t row = area.row; row <= area.lastRow; ++row)
            for (std::int32_t column = area.column; column <= area.lastColumn; ++column) {
                quiet.hold();
                writeCell(sheet, column, row, rows[row - area.row][column - area.column]);
            }
        // What its format makes high Calc measures by itself.
        measure(quiet, sheet, area, rows, before, true);
        return;
    }
    quiet.hold();
    {
        // Where a row that is seen becomes higher, Calc paints before setDataArray adds its own
        // undo step, and painting lets the undo manager record again: a step that is added while
        // one is undone ends the office (7.4.7).
        const HeightsKept heights(quiet.document());
        writeCells(sheet, area, rows);
    }
    measure(quiet, sheet, area, rows, before, isFormattedLow(sheet, area));
}

} // namespace

void CellChanges::write(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                        const CellRows& rows, const CellRows& before, bool mayHoldFormulas) {
    changes_.push_back(
        {area, before, mayHoldFormulas ? formulasIn(sheet, area) : std::vector<FormulaCell>()});
    put(quiet, sheet, area, rows, before);
}

void CellChanges::writeNew(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                           const CellRows& rows) {
    changes_.push_back({area, {}, {}});
    put(quiet, sheet, area, rows, {});
}

void CellChanges::empty(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area) {
    changes_.push_back({area, readCells(sheet, area), formulasIn(sheet, area)});
    quiet.hold();
    emptyCells(sheet, area);
}

void CellChanges::exchange(NotRecorded& quiet, const Sheet& sheet) {
    for (Change& change : changes_) {
        const CellRows present = readCells(sheet, change.area);
        std::vector<FormulaCell> formulas = formulasIn(sheet, change.area);
        if (change.other.hasElements()) {
            put(quiet, sheet, change.area, change.other, present);
        } else {
            quiet.hold();
            emptyCells(sheet, change.area);
        }
        for (const FormulaCell& cell : change.formulas) {
            quiet.hold();
            cells::setFormula(sheet, cell.column, cell.row, cell.formula);
        }
        change.other = present;
        change.formulas = std::move(formulas);
    }
}

} // namespace odc::calc::ranges
