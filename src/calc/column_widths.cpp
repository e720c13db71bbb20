// SPDX-License-Identifier: MPL-2.0
// Calc's own optimal width measures a whole column: a title above the table would widen it, and a
// million rows take seconds. So the texts of some rows are measured here.
#include "calc/column_widths.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>

namespace odc::calc {

namespace {

using Sheet = Reference<css::sheet::XSpreadsheet>;

constexpr std::int32_t padding = 750;
constexpr std::int32_t narrowest = 2'200;
constexpr std::int32_t widest = 9'500;
constexpr std::int32_t rowsMeasured = 100;

std::int32_t widthOfWidestWord(const OUString& text) {
    std::int32_t width = 0;
    sal_Int32 at = 0;
    while (at >= 0)
        width = std::max(width, widthOfText(text.getToken(0, ' ', at), true));
    return width;
}

void setWidth(const Sheet& sheet, std::int32_t column, std::int32_t width, bool mayShrink) {
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> columns(all->getColumns(), UNO_QUERY_THROW);
    const Reference<css::beans::XPropertySet> properties(columns->getByIndex(column),
                                                         UNO_QUERY_THROW);
    std::int32_t present = 0;
    properties->getPropertyValue("Width") >>= present;
    if (mayShrink || present < width)
        properties->setPropertyValue("Width", Any(width));
}

} // namespace

std::int32_t widthOfText(const OUString& text, bool isBold) {
    std::int32_t width = 0;
    for (sal_Int32 i = 0; i < text.getLength(); ++i) {
        const sal_Unicode c = text[i];
        if (c >= '0' && c <= '9')
            width += 200;
        else if (c == '.' || c == ',' || c == ':' || c == ' ' || c == 'i' || c == 'l' || c == 'j')
            width += 105;
        else if (c >= 'A' && c <= 'Z')
            width += 250;
        else if (c == 'm' || c == 'w' || c == '@')
            width += 300;
        else if (c < 0x2E80)
            width += 195;
        else
            width += 370; // ideographs are square
    }
    return isBold ? width + width / 12 : width;
}

void fitColumns(const Sheet& sheet, const TableToWrite& table) {
    const TablePlace& place = table.place;
    for (std::int32_t i = 0; i < place.columnCount; ++i) {
        const std::int32_t column = place.column + i;
        const std::size_t from = table.rows->columns[static_cast<std::size_t>(i)];
        std::int32_t width = widthOfWidestWord(toUno(table.grid->columns[from].heading));
        const std::int32_t measured = std::min(place.rowCount, rowsMeasured);
        for (std::int32_t row = 0; row < measured; ++row)
            width = std::max(
                width, widthOfText(cells::shownText(sheet, column, place.firstRow + row), false));
        width = std::clamp(width + padding, narrowest, widest);
        // A total is longer than what it adds up, and a number that does not fit is shown as ###.
        if (place.totalRow && table.grid->columns[from].total != report::Total::none)
            width = std::max(width,
                             widthOfText(cells::shownText(sheet, column, *place.totalRow), true) +
                                 padding);
        setWidth(sheet, column, width, table.ownsColumns);
    }
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> rows(all->getRows(), UNO_QUERY_THROW);
    cells::set(Reference<css::uno::XInterface>(rows->getByIndex(place.headingRow), UNO_QUERY_THROW),
               "OptimalHeight", Any(true));
}

void fitColumn(const Sheet& sheet, const cells::Area& area, bool mayShrink) {
    std::int32_t width = 0;
    for (std::int32_t row = area.row; row <= area.lastRow; ++row)
        width = std::max(width,
                         widthOfText(cells::shownText(sheet, area.column, row), row == area.row));
    setWidth(sheet, area.column, std::clamp(width + padding, narrowest, widest), mayShrink);
}

} // namespace odc::calc
