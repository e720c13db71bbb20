// SPDX-License-Identifier: MPL-2.0
#include "calc/sheets_made.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/drawing/XDrawPage.hpp>
#include <com/sun/star/drawing/XDrawPages.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>

namespace odc::calc {

namespace {

using Document = Reference<css::sheet::XSpreadsheetDocument>;
using Sheet = Reference<css::sheet::XSpreadsheet>;

std::vector<OUString> toVector(const Sequence<OUString>& names) {
    return {names.begin(), names.end()};
}

Reference<css::drawing::XDrawPage> drawPageOf(const Document& document, const Sheet& sheet) {
    const Reference<css::drawing::XDrawPagesSupplier> pages(document, UNO_QUERY_THROW);
    const std::int32_t index = cells::addressOf(sheet, {0, 0, 0, 0}).Sheet;
    return {pages->getDrawPages()->getByIndex(index), UNO_QUERY_THROW};
}

/// New shapes stand before older ones, at the end of the list. Not by XTableCharts, whose
/// removeByName crashes while undo is off (7.4.7).
void removeNewShapes(const Document& document, const Sheet& sheet, std::int32_t before) {
    const Reference<css::drawing::XDrawPage> page = drawPageOf(document, sheet);
    for (std::int32_t i = page->getCount() - 1; i >= before; --i)
        page->remove(Reference<css::drawing::XShape>(page->getByIndex(i), UNO_QUERY_THROW));
}

Reference<css::sheet::XDatabaseRanges> rangesOf(const Document& document) {
    Reference<css::sheet::XDatabaseRanges> ranges;
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= ranges;
    return Reference<css::sheet::XDatabaseRanges>(ranges, UNO_SET_THROW);
}

Reference<css::beans::XPropertySet> columnOf(const Sheet& sheet, std::int32_t index) {
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> columns(all->getColumns(), UNO_QUERY_THROW);
    return {columns->getByIndex(index), UNO_QUERY_THROW};
}

template <typename Container>
void removeNew(const Reference<Container>& container, const std::vector<OUString>& before) {
    for (const OUString& name : container->getElementNames())
        if (std::find(before.begin(), before.end(), name) == before.end())
            container->removeByName(name);
}

void removePageStyles(const Document& document, const std::vector<OUString>& names) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
    const Reference<css::container::XNameContainer> styles(
        supplier->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW);
    for (const OUString& name : names) {
        if (!styles->hasByName(name))
            continue;
        const Reference<css::style::XStyle> style(styles->getByName(name), UNO_QUERY_THROW);
        if (!style->isInUse())
            styles->removeByName(name);
    }
}

} // namespace

void appendSheet(const Document& document, const OUString& name) {
    const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
    const Reference<css::container::XIndexAccess> all(sheets, UNO_QUERY_THROW);
    sheets->insertNewByName(name, static_cast<sal_Int16>(all->getCount()));
}

Sheet sheetNamed(const Document& document, const OUString& name) {
    return Sheet(document->getSheets()->getByName(name), UNO_QUERY_THROW);
}

void removeSheets(const Document& document, const SheetsMade& made) {
    const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
    if (!made.emptySheet.isEmpty() && !sheets->hasByName(made.emptySheet))
        sheets->insertNewByName(made.emptySheet, 0);
    for (const OUString& name : made.reports)
        if (sheets->hasByName(name))
            sheets->removeByName(name);
    if (!made.overview.isEmpty() && sheets->hasByName(made.overview))
        sheets->removeByName(made.overview);
    removePageStyles(document, made.pageStyles);
}

CellsMade lookBefore(const Document& document, const Sheet& sheet, const cells::Area& area) {
    CellsMade before;
    before.sheet = cells::nameOf(sheet);
    before.area = area;
    for (std::int32_t column = area.column; column <= area.lastColumn; ++column) {
        std::int32_t width = 0;
        columnOf(sheet, column)->getPropertyValue("Width") >>= width;
        before.widths.push_back(width);
    }
    before.shapes = drawPageOf(document, sheet)->getCount();
    before.ranges = toVector(rangesOf(document)->getElementNames());
    before.formats = formatsOf(sheet, area);
    return before;
}

void removeCells(const Document& document, const CellsMade& before) {
    const Sheet sheet = sheetNamed(document, before.sheet);
    namespace flag = css::sheet::CellFlags;
    Reference<css::sheet::XSheetOperation>(cells::range(sheet, before.area), UNO_QUERY_THROW)
        ->clearContents(flag::VALUE | flag::DATETIME | flag::STRING | flag::FORMULA |
                        flag::ANNOTATION | flag::HARDATTR | flag::EDITATTR);
    setFormats(sheet, before.formats);
    removeNewShapes(document, sheet, before.shapes);
    removeNew(rangesOf(document), before.ranges);
    for (std::size_t i = 0; i < before.widths.size(); ++i)
        columnOf(sheet, before.area.column + static_cast<std::int32_t>(i))
            ->setPropertyValue("Width", Any(before.widths[i]));
}

} // namespace odc::calc
