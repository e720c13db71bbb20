// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/beside.hpp"

#include <com/sun/star/table/CellContentType.hpp>

#include <algorithm>

namespace odc::calc::ranges {

namespace {

constexpr std::int32_t mostColumns = 100;

bool isOwnColumn(const Document& document, const OUString& name, const Sheet& sheet,
                 const cells::Area& rows, std::int32_t column, bool hasHeader) {
    const cells::Area cellsBeside{column, hasHeader ? rows.row - 1 : rows.row, column,
                                  rows.lastRow};
    return !isEmptyArea(sheet, cellsBeside) &&
           !DocumentRanges(document).otherRangeIn(sheet, cellsBeside, name);
}

BesideColumn readColumn(const Sheet& sheet, const cells::Area& rows, std::int32_t column) {
    BesideColumn beside{column};
    beside.isFormula = sheet->getCellByPosition(column, rows.row)->getType() ==
                       css::table::CellContentType_FORMULA;
    if (!beside.isFormula)
        beside.notes = readCells(sheet, {column, rows.row, column, rows.lastRow});
    return beside;
}

bool holdsSomething(const BesideColumn& column) {
    return std::any_of(column.notes.begin(), column.notes.end(),
                       [](const Sequence<Any>& row) { return !isEmptyCell(row[0]); });
}

} // namespace

bool Beside::hasNotes() const {
    return std::any_of(columns.begin(), columns.end(), holdsSomething);
}

Beside lookBeside(const Document& document, const OUString& name, const Sheet& sheet,
                  const cells::Area& rows, bool hasHeader) {
    Beside beside;
    const std::int32_t lastColumn = wholeSheet(sheet).lastColumn;
    for (std::int32_t column = rows.lastColumn + 1;
         column <= lastColumn && beside.right < mostColumns &&
         isOwnColumn(document, name, sheet, rows, column, hasHeader);
         ++column) {
        ++beside.right;
        beside.columns.push_back(readColumn(sheet, rows, column));
    }
    for (std::int32_t column = rows.column - 1;
         column >= 0 && beside.left < mostColumns &&
         isOwnColumn(document, name, sheet, rows, column, hasHeader);
         --column) {
        ++beside.left;
        beside.columns.push_back(readColumn(sheet, rows, column));
    }
    return beside;
}

void moveNotes(const Sheet& sheet, const Beside& beside, const report::RowAlignment& alignment,
               const cells::Area& rows, NotRecorded& quiet, CellChanges& changes) {
    // Also a range without rows has one, which is empty: nobody's note stays beside it.
    const auto count = std::max(sal_Int32{1}, static_cast<sal_Int32>(alignment.oldRows.size()));
    for (const BesideColumn& column : beside.columns) {
        if (column.isFormula || !holdsSomething(column))
            continue;
        const cells::Area area{column.column, rows.row, column.column, rows.row + count - 1};
        CellRows moved(count);
        for (sal_Int32 row = 0; row < count; ++row) {
            const std::int32_t from = alignment.oldRows.empty()
                                          ? report::noRow
                                          : alignment.oldRows[static_cast<std::size_t>(row)];
            Sequence<Any> cell(1);
            cell.getArray()[0] = from == report::noRow ? Any(OUString()) : column.notes[from][0];
            moved.getArray()[row] = cell;
        }
        const CellRows present = readCells(sheet, area);
        const bool isSame = std::equal(moved.begin(), moved.end(), present.begin(), present.end(),
                                       [](const Sequence<Any>& left, const Sequence<Any>& right) {
                                           return isSameCell(left[0], right[0]);
                                       });
        if (!isSame)
            changes.write(quiet, sheet, area, moved, present, true);
    }
}

std::vector<LostNote> lostNotes(const Beside& beside, const report::RowAlignment& alignment) {
    std::vector<LostNote> lost;
    for (const std::int32_t row : alignment.gone)
        for (const BesideColumn& column : beside.columns)
            if (row < column.notes.getLength() && !isEmptyCell(column.notes[row][0]))
                lost.push_back({row, column.column, column.notes[row][0]});
    return lost;
}

} // namespace odc::calc::ranges
