// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_cells.hpp"

#include "calc/convert.hpp"

#include "base/number.hpp"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>

#include <functional>
#include <string_view>

namespace odc::calc::ranges {

namespace {

namespace flag = css::sheet::CellFlags;

constexpr sal_Int16 contents = flag::VALUE | flag::DATETIME | flag::STRING | flag::FORMULA;

Sequence<css::table::CellRangeAddress> cellsWith(const Sheet& sheet, const cells::Area& area,
                                                 sal_Int16 flags) {
    const Reference<css::sheet::XCellRangesQuery> query(cells::range(sheet, area), UNO_QUERY_THROW);
    return query->queryContentCells(flags)->getRangeAddresses();
}

} // namespace

cells::Area wholeSheet(const Sheet& sheet) {
    const css::table::CellRangeAddress all =
        Reference<css::sheet::XCellRangeAddressable>(sheet, UNO_QUERY_THROW)->getRangeAddress();
    return {0, 0, all.EndColumn, all.EndRow};
}

CellRows readCells(const Sheet& sheet, const cells::Area& area) {
    return Reference<css::sheet::XCellRangeData>(cells::range(sheet, area), UNO_QUERY_THROW)
        ->getDataArray();
}

void writeCells(const Sheet& sheet, const cells::Area& area, const CellRows& rows) {
    Reference<css::sheet::XCellRangeData>(cells::range(sheet, area), UNO_QUERY_THROW)
        ->setDataArray(rows);
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
    return !cellsWith(sheet, area, contents | flag::ANNOTATION).hasElements();
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

std::string keyOf(const Sequence<Any>& row, std::span<const std::size_t> keyColumns) {
    std::string key;
    for (const std::size_t column : keyColumns) {
        if (!key.empty())
            key += '\x1f';
        const Any& cell = row[static_cast<sal_Int32>(column)];
        if (cell.getValueTypeClass() == css::uno::TypeClass_DOUBLE)
            key += base::formatReal(*static_cast<const double*>(cell.getValue()));
        else if (cell.getValueTypeClass() == css::uno::TypeClass_STRING)
            key += fromUno(*static_cast<const OUString*>(cell.getValue()));
    }
    return key;
}

std::uint64_t digestOf(const Sequence<Any>& row) {
    std::uint64_t digest = 14'695'981'039'346'656'037ULL;
    const auto mix = [&digest](std::string_view bytes) {
        digest ^= std::hash<std::string_view>{}(bytes) + 0x9E3779B97F4A7C15ULL + (digest << 6U) +
                  (digest >> 2U);
    };
    for (const Any& cell : row) {
        if (cell.getValueTypeClass() == css::uno::TypeClass_DOUBLE) {
            mix({static_cast<const char*>(cell.getValue()), sizeof(double)});
        } else if (cell.getValueTypeClass() == css::uno::TypeClass_STRING) {
            const auto& text = *static_cast<const OUString*>(cell.getValue());
            mix({reinterpret_cast<const char*>(text.getStr()),
                 static_cast<std::size_t>(text.getLength()) * sizeof(sal_Unicode)});
        } else {
            mix("?");
        }
    }
    return digest;
}

} // namespace odc::calc::ranges
