// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_looks.hpp"

#include "calc/column_widths.hpp"
#include "calc/number_formats.hpp"

#include <com/sun/star/awt/FontSlant.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>

namespace odc::calc::ranges {

namespace {

using report::CellFormat;

constexpr std::int32_t padding = 750;
constexpr std::int32_t widest = 9'500;
constexpr std::int32_t rowsMeasured = 60;

bool isTextual(CellFormat format, base::ValueKind kind) {
    if (format == CellFormat::text)
        return true;
    return format == CellFormat::general && base::storageOf(kind) == base::Storage::texts &&
           kind != base::ValueKind::decimal;
}

Reference<css::beans::XPropertySet> sheetColumn(const Sheet& sheet, std::int32_t column) {
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> columns(all->getColumns(), UNO_QUERY_THROW);
    return {columns->getByIndex(column), UNO_QUERY_THROW};
}

Reference<css::table::XCellRange> columnOf(const Sheet& sheet, const cells::Area& area,
                                           std::size_t index) {
    const std::int32_t column = area.column + static_cast<std::int32_t>(index);
    return cells::range(sheet, {column, area.row, column, area.lastRow});
}

} // namespace

RangeLooks looksOf(const Document& document, const FetchedRange& fetched) {
    RangeLooks looks;
    const NumberFormats formats(document);
    for (std::size_t i = 0; i < fetched.columns.size(); ++i) {
        const base::ValueKind kind = fetched.arranged.columns[i].kind;
        looks.numberFormats.push_back(formats.keyOf(fetched.columns[i].look, kind));
        looks.isLeft.push_back(isTextual(fetched.columns[i].format, kind));
    }
    return looks;
}

void formatRows(const Sheet& sheet, const cells::Area& rows, const RangeLooks& looks,
                std::size_t first) {
    for (std::size_t i = first; i < looks.numberFormats.size(); ++i) {
        const auto column = columnOf(sheet, rows, i);
        cells::set(column, "NumberFormat", Any(looks.numberFormats[i]));
        cells::padSides(column);
    }
}

void formatHeading(const Sheet& sheet, const cells::Area& heading, const RangeLooks& looks,
                   std::size_t first) {
    for (std::size_t i = first; i < looks.isLeft.size(); ++i) {
        const auto cell = columnOf(sheet, heading, i);
        cells::set(cell, "CharWeight", Any(css::awt::FontWeight::BOLD));
        cells::set(cell, "CellBackColor", Any(cells::colour::accentLight));
        cells::set(cell, "VertJustify", Any(css::table::CellVertJustify2::CENTER));
        cells::set(cell, "HoriJustify",
                   Any(looks.isLeft[i] ? css::table::CellHoriJustify_LEFT
                                       : css::table::CellHoriJustify_RIGHT));
        cells::padSides(cell);
        cells::setLineBelow(cell, cells::colour::accent);
    }
}

void markExactTexts(const Sheet& sheet, const cells::Area& rows,
                    std::span<const report::ExactCell> exactCells, std::int32_t textFormat) {
    for (const report::ExactCell& exact : exactCells) {
        const std::int32_t column = rows.column + exact.column;
        const std::int32_t row = rows.row + exact.row;
        const auto cell = cells::range(sheet, {column, row, column, row});
        cells::set(cell, "NumberFormat", Any(textFormat));
        cells::set(cell, "CharPosture", Any(css::awt::FontSlant_ITALIC));
    }
}

void widen(const Sheet& sheet, const cells::Area& area) {
    const std::int32_t last = std::min(area.lastRow, area.row + rowsMeasured);
    for (std::int32_t column = area.column; column <= area.lastColumn; ++column) {
        std::int32_t wanted = 0;
        for (std::int32_t row = area.row; row <= last; ++row)
            wanted = std::max(wanted,
                              widthOfText(cells::shownText(sheet, column, row), row == area.row));
        wanted = std::min(wanted + padding, widest);
        const auto properties = sheetColumn(sheet, column);
        std::int32_t present = 0;
        properties->getPropertyValue("Width") >>= present;
        if (present < wanted)
            properties->setPropertyValue("Width", Any(wanted));
    }
}

} // namespace odc::calc::ranges
