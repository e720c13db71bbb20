// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/cell_changes.hpp"

#include <utility>

namespace odc::calc::ranges {

namespace {

/// setDataArray empties cells before it fills them, which cuts a column's cells in two and joins
/// them again: in a long column that takes a thousand times as long as to replace one (7.4.7).
constexpr std::int32_t fewCells = 32;

void put(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area, const CellRows& rows) {
    if (rowsOf(area) * columnsOf(area) > fewCells) {
        quiet.hold();
        writeCells(sheet, area, rows);
        return;
    }
    for (std::int32_t row = area.row; row <= area.lastRow; ++row)
        for (std::int32_t column = area.column; column <= area.lastColumn; ++column) {
            quiet.hold();
            writeCell(sheet, column, row, rows[row - area.row][column - area.column]);
        }
}

} // namespace

void CellChanges::write(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                        const CellRows& rows, const CellRows& before, bool mayHoldFormulas) {
    changes_.push_back(
        {area, before, mayHoldFormulas ? formulasIn(sheet, area) : std::vector<FormulaCell>()});
    put(quiet, sheet, area, rows);
}

void CellChanges::writeNew(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                           const CellRows& rows) {
    changes_.push_back({area, {}, {}});
    put(quiet, sheet, area, rows);
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
            put(quiet, sheet, change.area, change.other);
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
