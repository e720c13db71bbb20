// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_cells.hpp"

#include "calc/convert.hpp"

#include "report/row_digest.hpp"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>

namespace odc::calc::ranges {

namespace {

namespace flag = css::sheet::CellFlags;

constexpr sal_Int16 contents = flag::VALUE | flag::DATETIME | flag::STRING | flag::FORMULA;

/// Of an area right of all that the sheet holds, Calc answers with cells of the last column that it
/// does hold (7.4.7): these are none of the area's.
std::vector<css::table::CellRangeAddress> cellsWith(const Sheet& sheet, const cells::Area& area,
                                                    sal_Int16 flags) {
    const Reference<css::sheet::XCellRangesQuery> query(cells::range(sheet, area), UNO_QUERY_THROW);
    std::vector<css::table::CellRangeAddress> found;
    for (const auto& part : query->queryContentCells(flags)->getRangeAddresses())
        if (part.StartColumn <= area.lastColumn && part.EndColumn >= area.column &&
            part.StartRow <= area.lastRow && part.EndRow >= area.row)
            found.push_back(part);
    return found;
}

} // namespace

cells::Area wholeSheet(const Sheet& sheet) {
    const css::table::CellRangeAddress all =
        Reference<css::sheet::XCellRangeAddressable>(sheet, UNO_QUERY_THROW)->getRangeAddress();
    return {0, 0, all.EndColumn, all.EndRow};
}

std::int32_t lastUsedRow(const Sheet& sheet) {
    const Reference<css::sheet::XUsedAreaCursor> cursor(sheet->createCursor(), UNO_QUERY_THROW);
    cursor->gotoEndOfUsedArea(false);
    return Reference<css::sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)
        ->getRangeAddress()
        .EndRow;
}

CellRows readCells(const Sheet& sheet, const cells::Area& area) {
    return Reference<css::sheet::XCellRangeData>(cells::range(sheet, area), UNO_QUERY_THROW)
        ->getDataArray();
}

void writeCells(const Sheet& sheet, const cells::Area& area, const CellRows& rows) {
    Reference<css::sheet::XCellRangeData>(cells::range(sheet, area), UNO_QUERY_THROW)
        ->setDataArray(rows);
}

void writeCell(const Sheet& sheet, std::int32_t column, std::int32_t row, const Any& cell) {
    if (cell.getValueTypeClass() == css::uno::TypeClass_DOUBLE)
        cells::setNumber(sheet, column, row, *static_cast<const double*>(cell.getValue()));
    else if (isEmptyCell(cell))
        emptyCells(sheet, {column, row, column, row});
    else
        cells::setText(sheet, column, row, cell.get<OUString>());
}

void emptyCells(const Sheet& sheet, const cells::Area& area) {
    Reference<css::sheet::XSheetOperation>(cells::range(sheet, area), UNO_QUERY_THROW)
        ->clearContents(contents);
}

bool isSameCell(const Any& left, const Any& right) {
    if (left.getValueTypeClass() != right.getValueTypeClass())
        return false;
    switch (left.getValueTypeClass()) {
    case css::uno::TypeClass_DOUBLE:
        return *static_cast<const double*>(left.getValue()) ==
               *static_cast<const double*>(right.getValue());
    case css::uno::TypeClass_STRING:
        return *static_cast<const OUString*>(left.getValue()) ==
               *static_cast<const OUString*>(right.getValue());
    default:
        return left == right;
    }
}

bool isEmptyCell(const Any& cell) {
    return cell.getValueTypeClass() == css::uno::TypeClass_STRING &&
           static_cast<const OUString*>(cell.getValue())->isEmpty();
}

bool isEmptyArea(const Sheet& sheet, const cells::Area& area) {
    return cellsWith(sheet, area, contents | flag::ANNOTATION).empty();
}

std::vector<FormulaCell> formulasIn(const Sheet& sheet, const cells::Area& area) {
    std::vector<FormulaCell> found;
    for (const css::table::CellRangeAddress& part : cellsWith(sheet, area, flag::FORMULA)) {
        const Reference<css::sheet::XCellRangeFormula> formulas(
            sheet->getCellRangeByPosition(part.StartColumn, part.StartRow, part.EndColumn,
                                          part.EndRow),
            UNO_QUERY_THROW);
        std::int32_t row = part.StartRow;
        for (const Sequence<OUString>& line : formulas->getFormulaArray()) {
            std::int32_t column = part.StartColumn;
            for (const OUString& formula : line)
                found.push_back({column++, row, formula});
            ++row;
        }
    }
    return found;
}

namespace {

/// False for what no refresh writes: an error's value.
bool add(report::RowDigest& digest, const Any& cell) {
    if (cell.getValueTypeClass() == css::uno::TypeClass_DOUBLE)
        digest.addNumber(*static_cast<const double*>(cell.getValue()));
    else if (cell.getValueTypeClass() == css::uno::TypeClass_STRING)
        digest.addText(fromUno(*static_cast<const OUString*>(cell.getValue())));
    else
        return false;
    return true;
}

} // namespace

std::uint64_t keyOf(const Sequence<Any>& row, std::span<const std::size_t> keyColumns) {
    report::RowDigest digest;
    for (const std::size_t column : keyColumns)
        if (!add(digest, row[static_cast<sal_Int32>(column)]))
            return report::unknownDigest;
    return digest.value();
}

std::uint64_t digestOf(const Sequence<Any>& row) {
    report::RowDigest digest;
    for (const Any& cell : row)
        if (!add(digest, cell))
            return report::unknownDigest;
    return digest.value();
}

} // namespace odc::calc::ranges
