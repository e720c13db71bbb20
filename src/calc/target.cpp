// SPDX-License-Identifier: MPL-2.0
#include "calc/target.hpp"

#include "calc/cells.hpp"
#include "calc/convert.hpp"

#include <com/sun/star/container/XChild.hpp>
#include <com/sun/star/drawing/XDrawPageSupplier.hpp>
#include <com/sun/star/form/XFormsSupplier.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/table/XTableColumns.hpp>
#include <com/sun/star/table/XTableRows.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <fmt/format.h>

namespace odc::calc {

namespace {

/// A sheet does not say which document it is in; the forms on its draw page do.
Reference<css::sheet::XSpreadsheetDocument>
documentOf(const Reference<css::sheet::XSpreadsheet>& sheet) {
    const Reference<css::drawing::XDrawPageSupplier> supplier(sheet, UNO_QUERY_THROW);
    // Deprecated for documents that have several pages; of a sheet there is no other way to it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    const Reference<css::form::XFormsSupplier> page(supplier->getDrawPage(), UNO_QUERY_THROW);
#pragma GCC diagnostic pop
    const Reference<css::container::XChild> forms(page->getForms(), UNO_QUERY_THROW);
    return Reference<css::sheet::XSpreadsheetDocument>(forms->getParent(), UNO_QUERY);
}

} // namespace

base::Result<Target> targetOf(const Reference<css::uno::XInterface>& object) {
    const base::Error useless{base::ErrorKind::wrongUsage,
                              "The target of a report is a spreadsheet document, one of its "
                              "sheets, or a cell. Pass one of these."};
    const Reference<css::sheet::XSpreadsheetDocument> document(object, UNO_QUERY);
    if (document.is())
        return Target{document, std::nullopt};
    const Reference<css::sheet::XSheetCellRange> range(object, UNO_QUERY);
    const Reference<css::sheet::XCellRangeAddressable> addressable(object, UNO_QUERY);
    if (!range.is() || !addressable.is())
        return useless;
    const Reference<css::sheet::XSpreadsheet> sheet(range->getSpreadsheet(), UNO_SET_THROW);
    const css::table::CellRangeAddress address = addressable->getRangeAddress();
    Target target;
    target.document = documentOf(sheet);
    target.cell = TargetCell{sheet, address.StartColumn, address.StartRow};
    if (!target.document.is())
        return useless;
    return target;
}

base::Result<void> checkTarget(const PreparedWorkbook& workbook, const TargetCell& target) {
    if (Reference<css::util::XProtectable>(target.sheet, UNO_QUERY_THROW)->isProtected())
        return base::Error{base::ErrorKind::wrongUsage,
                           "The sheet is protected. Take its protection off (Tools > Protect "
                           "Sheet), or choose another sheet."};
    ReportSheet report;
    report.report = workbook.sheets.front();
    report.column = target.column;
    report.row = target.row;
    placeReport(report, false);
    namespace flag = css::sheet::CellFlags;
    const cells::Area area = report.area();
    const Reference<css::table::XColumnRowRange> all(target.sheet, UNO_QUERY_THROW);
    if (area.lastRow >= all->getRows()->getCount() ||
        area.lastColumn >= all->getColumns()->getCount())
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("The report needs {} rows and {} columns, more than the "
                                       "sheet has from that cell on. Choose a place further up or "
                                       "further to the left.",
                                       area.lastRow - area.row + 1,
                                       area.lastColumn - area.column + 1)};
    const Reference<css::sheet::XCellRangesQuery> cells(cells::range(target.sheet, area),
                                                        UNO_QUERY_THROW);
    const auto filled = cells->queryContentCells(flag::VALUE | flag::DATETIME | flag::STRING |
                                                 flag::FORMULA | flag::ANNOTATION);
    if (filled->getCount() == 0)
        return {};
    return base::Error{base::ErrorKind::wrongUsage,
                       fmt::format("The report needs the cells {}, and some of them are not empty. "
                                   "Empty them, or choose another place.",
                                   fromUno(cells::absoluteName(area.column, area.row) + ":" +
                                           cells::absoluteName(area.lastColumn, area.lastRow)))};
}

} // namespace odc::calc
