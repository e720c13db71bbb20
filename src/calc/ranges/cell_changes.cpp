// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/cell_changes.hpp"

#include <utility>

namespace odc::calc::ranges {

void CellChanges::write(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                        const CellRows& rows, const CellRows& before, bool mayHoldFormulas) {
    changes_.push_back(
        {area, before, mayHoldFormulas ? formulasIn(sheet, area) : std::vector<FormulaCell>()});
    quiet.hold();
    writeCells(sheet, area, rows);
}

void CellChanges::writeNew(NotRecorded& quiet, const Sheet& sheet, const cells::Area& area,
                           const CellRows& rows) {
    changes_.push_back({area, {}, {}});
    quiet.hold();
    writeCells(sheet, area, rows);
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
        quiet.hold();
        if (change.other.hasElements())
            writeCells(sheet, change.area, change.other);
        else
            emptyCells(sheet, change.area);
        for (const FormulaCell& cell : change.formulas) {
            quiet.hold();
            cells::setFormula(sheet, cell.column, cell.row, cell.formula);
        }
        change.other = present;
        change.formulas = std::move(formulas);
    }
}

} // namespace odc::calc::ranges
