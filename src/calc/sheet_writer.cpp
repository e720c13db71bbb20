// SPDX-License-Identifier: MPL-2.0
#include "calc/sheet_writer.hpp"

#include "calc/column_widths.hpp"
#include "calc/convert.hpp"
#include "calc/totals_row.hpp"

#include <com/sun/star/awt/FontSlant.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>

#include <algorithm>

namespace odc::calc {

namespace {

using cells::Area;
using cells::set;
using Sheet = Reference<css::sheet::XSpreadsheet>;
using report::CellFormat;

const report::GridColumn& columnOf(const TableToWrite& table, std::int32_t index) {
    return table.grid->columns[table.rows->columns[static_cast<std::size_t>(index)]];
}

const base::ColumnInfo& infoOf(const TableToWrite& table, std::int32_t index) {
    return table.grid->rows.schema[table.rows->columns[static_cast<std::size_t>(index)]];
}

base::ValueKind kindOf(const TableToWrite& table, std::int32_t index) {
    return infoOf(table, index).kind;
}

/// Whether the column's cells stand at the left: texts, and the dates that name a row.
bool isAtLeft(const TableToWrite& table, std::int32_t index) {
    switch (columnOf(table, index).format) {
    case CellFormat::text:
    case CellFormat::date:
    case CellFormat::dateTime:
    case CellFormat::month:
    case CellFormat::year:
        return true;
    case CellFormat::general: {
        const base::ValueKind kind = kindOf(table, index);
        return base::storageOf(kind) == base::Storage::texts && kind != base::ValueKind::decimal;
    }
    default:
        return false;
    }
}

/// Left or right; a text beside a column of figures keeps its distance.
void align(const Reference<css::uno::XInterface>& cells, bool isLeft, bool isFirst) {
    set(cells, "HoriJustify",
        Any(isLeft ? css::table::CellHoriJustify_LEFT : css::table::CellHoriJustify_RIGHT));
    if (isLeft && !isFirst)
        set(cells, "ParaIndent", Any(sal_Int16{250}));
}

/// Decimals stand under each other, up to as many as a person reads.
std::int32_t keyOf(const TableToWrite& table, std::int32_t index, const NumberFormats& formats) {
    const auto at = static_cast<std::size_t>(index);
    const report::NumberLook look =
        report::lookOf(columnOf(table, index), infoOf(table, index), table.rows->seen[at]);
    return formats.keyOf(look, kindOf(table, index));
}

/// Formats before values: Calc asks of each text whether it looks like a number, unless the cell
/// says Text already.
void formatColumns(const Sheet& sheet, const TableToWrite& table, const NumberFormats& formats) {
    const TablePlace& place = table.place;
    for (std::int32_t i = 0; i < place.columnCount; ++i) {
        const std::int32_t column = place.column + i;
        const std::int32_t last = std::max(place.endRow(), place.firstRow);
        const auto cells = cells::range(sheet, {column, place.firstRow, column, last});
        const std::int32_t key = keyOf(table, i, formats);
        set(cells, "NumberFormat", Any(key));
        align(cells, isAtLeft(table, i), i == 0);
    }
    for (const ExactText& exact : table.rows->exactTexts) {
        const std::int32_t column = place.column + exact.column;
        const std::int32_t row = place.firstRow + exact.row;
        const auto cell = cells::range(sheet, {column, row, column, row});
        set(cell, "NumberFormat", Any(formats.textKey()));
        set(cell, "CharPosture", Any(css::awt::FontSlant_ITALIC));
    }
}

Area areaOf(const TablePlace& place, const RowBlock& block) {
    const std::int32_t first = place.firstRow + block.firstRow;
    return {place.column, first, place.lastColumn(), first + block.cells.getLength() - 1};
}

void writeBlock(const Sheet& sheet, const TablePlace& place, const RowBlock& block) {
    const Reference<css::sheet::XCellRangeData> cells(cells::range(sheet, areaOf(place, block)),
                                                      UNO_QUERY_THROW);
    cells->setDataArray(block.cells);
}

void writeHeadings(const Sheet& sheet, const TableToWrite& table) {
    const TablePlace& place = table.place;
    const Area area{place.column, place.headingRow, place.lastColumn(), place.headingRow};
    const auto headings = cells::range(sheet, area);
    for (std::int32_t i = 0; i < place.columnCount; ++i)
        cells::setText(sheet, place.column + i, place.headingRow,
                       toUno(columnOf(table, i).heading));
    styleHeadings(headings);
    for (std::int32_t i = 0; i < place.columnCount; ++i) {
        const std::int32_t column = place.column + i;
        align(cells::range(sheet, {column, place.headingRow, column, place.headingRow}),
              isAtLeft(table, i), i == 0);
        // Why a column has no total is said at its total; without a totals row, here.
        const std::string& note = columnOf(table, i).note;
        if (!place.totalRow && !note.empty())
            cells::setNote(sheet, column, place.headingRow, toUno(note));
    }
}

void drawLines(const Sheet& sheet, const TablePlace& place) {
    if (place.endRow() >= place.firstRow)
        cells::padSides(cells::range(
            sheet, {place.column, place.firstRow, place.lastColumn(), place.endRow()}));
    if (place.rowCount > 0)
        cells::setRowLines(cells::range(sheet, {place.column, place.firstRow, place.lastColumn(),
                                                place.lastRow()}),
                           cells::colour::line);
}

} // namespace

void styleHeadings(const Reference<css::uno::XInterface>& headings) {
    cells::setFont(headings, 10, true, cells::colour::white);
    set(headings, "CellBackColor", Any(cells::colour::accent));
    set(headings, "IsTextWrapped", Any(true));
    set(headings, "VertJustify", Any(css::table::CellVertJustify2::CENTER));
    cells::padSides(headings);
    set(headings, "ParaTopMargin", Any(std::int32_t{100}));
    set(headings, "ParaBottomMargin", Any(std::int32_t{100}));
}

TablePlace placeTable(const report::Grid& grid, const PreparedRows& rows, std::int32_t column,
                      std::int32_t headingRow) {
    TablePlace place;
    place.column = column;
    place.headingRow = headingRow;
    place.firstRow = headingRow + 1;
    place.rowCount = rows.rowCount;
    place.columnCount = static_cast<std::int32_t>(rows.columns.size());
    if (place.rowCount > 0 && hasTotals(grid, rows))
        place.totalRow = place.lastRow() + 1;
    return place;
}

void addTableSteps(Steps& steps, const TableToWrite& table, const std::function<Sheet()>& sheet,
                   const NumberFormats& formats, const Words& words) {
    steps.add([=] {
        formatColumns(sheet(), table, formats);
        writeHeadings(sheet(), table);
    });
    for (std::size_t i = 0; i < table.rows->blocks.size(); ++i)
        steps.add([=] { writeBlock(sheet(), table.place, table.rows->blocks[i]); });
    steps.add([=] {
        drawLines(sheet(), table.place);
        writeTotals(sheet(), *table.grid, *table.rows, table.place, words);
    });
    steps.add([=] { fitColumns(sheet(), table); });
}

} // namespace odc::calc
