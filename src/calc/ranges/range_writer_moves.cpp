// SPDX-License-Identifier: MPL-2.0
// RangeWriter: rows and columns that come and go, with what stands beside and below them.
#include "calc/ranges/range_writer_impl.hpp"

#include <com/sun/star/sheet/CellDeleteMode.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/CellInsertMode.hpp>
#include <com/sun/star/sheet/FillDirection.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XCellSeries.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>

#include <cstdlib>

namespace odc::calc::ranges {

/// A heading row comes or goes, as the properties were changed to say. Rows are written anew one
/// further down or up: taking the first row out of a database range takes two (7.4.7).
void RangeWriter::Impl::changeHeading() {
    if (hadHeading == (headingRows > 0))
        return;
    ranges.setHasHeader(work.name, headingRows > 0);
    if (!hadHeading)
        return;
    const cells::Area top{before.column, before.row, before.lastColumn, before.row};
    Reference<css::sheet::XSheetOperation>(cells::range(sheet, top), UNO_QUERY_THROW)
        ->clearContents(css::sheet::CellFlags::HARDATTR);
    formatRows(sheet, top, looks, 0);
}

/// Takes out columns that are gone and makes room for new ones, with what stands beside them
/// moving along; Calc records it.
void RangeWriter::Impl::changeColumns() {
    const report::ArrangedColumns& arranged = work.fetched.arranged;
    const Reference<css::sheet::XCellRangeMovement> moves(sheet, UNO_QUERY_THROW);
    const auto columnArea = [&](std::int32_t first, std::int32_t count) {
        return cells::addressOf(sheet, {first, before.row, first + count - 1, before.lastRow});
    };
    for (auto gone = arranged.gone.rbegin(); gone != arranged.gone.rend(); ++gone)
        moves->removeRange(columnArea(before.column + static_cast<std::int32_t>(*gone), 1),
                           css::sheet::CellDeleteMode_LEFT);
    const auto stayed = width() - static_cast<std::int32_t>(arranged.added);
    if (arranged.added > 0) {
        moves->insertCells(
            columnArea(before.column + stayed, static_cast<std::int32_t>(arranged.added)),
            css::sheet::CellInsertMode_RIGHT);
        formatRows(sheet, rowsArea(width(), oldHeight), looks, static_cast<std::size_t>(stayed));
        if (headingRows > 0)
            formatHeading(sheet,
                          {before.column, before.row, before.column + width() - 1, before.row},
                          looks, static_cast<std::size_t>(stayed));
    }
    // The notes were read where they stood; they have moved with the cells.
    for (BesideColumn& column : beside.columns)
        if (column.column > before.lastColumn)
            column.column += width() - columnsOf(before);
    followFormats(static_cast<std::size_t>(stayed));
}

/// Rows come and go where the plan says, with what stands beside them; Calc records it.
void RangeWriter::Impl::changeHeight() {
    if (work.definition.properties.growth == report::Growth::overwriteCells) {
        overwriteHeight();
        return;
    }
    const Reference<css::sheet::XCellRangeMovement> moves(sheet, UNO_QUERY_THROW);
    for (const report::RowMove& move : planned.moves) {
        const std::int32_t row = before.row + headingRows + move.row;
        const auto cells = cells::addressOf(sheet, {before.column - beside.left, row,
                                                    before.column + width() - 1 + beside.right,
                                                    row + move.count - 1});
        if (move.isInsert)
            moves->insertCells(cells, css::sheet::CellInsertMode_DOWN);
        else
            moves->removeRange(cells, css::sheet::CellDeleteMode_UP);
    }
}

/// What is below the range is written over, and emptied.
void RangeWriter::Impl::overwriteHeight() {
    const std::int32_t had = rowsOf(before);
    const std::int32_t wanted = headingRows + newHeight;
    if (wanted == had)
        return;
    const std::int32_t end = before.row + std::min(had, wanted); // first row that comes or goes
    const cells::Area rest{before.column, end, before.column + width() - 1,
                           end + std::abs(wanted - had) - 1};
    if (wanted > had) {
        formatBelow(rest);
        return;
    }
    NotRecorded quiet(work.document);
    undo->changes.empty(quiet, sheet, rest);
}

void RangeWriter::Impl::fillFormulas() {
    if (!work.definition.properties.fillsFormulas || hadHeading != (headingRows > 0))
        return;
    if (work.definition.properties.growth == report::Growth::overwriteCells) {
        if (newHeight > oldHeight)
            fillFormulas(oldHeight - 1, newHeight - 1);
        return;
    }
    for (const report::RowMove& move : planned.moves)
        if (move.isInsert)
            fillFormulas(std::max(0, move.row - 1), move.row + move.count - 1);
}

/// From a row's formulas down to another one's. Calc's own filling keeps references as a user's
/// drag would; Calc records it.
void RangeWriter::Impl::fillFormulas(std::int32_t from, std::int32_t last) {
    const std::int32_t first = before.row + headingRows;
    for (const BesideColumn& column : beside.columns) {
        if (!column.isFormula)
            continue;
        const Reference<css::sheet::XCellSeries> series(
            cells::range(sheet, {column.column, first + from, column.column, first + last}),
            UNO_QUERY_THROW);
        series->fillAuto(css::sheet::FillDirection_TO_BOTTOM, 1);
    }
}

} // namespace odc::calc::ranges
