// SPDX-License-Identifier: MPL-2.0
#include "calc/target.hpp"

#include <com/sun/star/container/XChild.hpp>
#include <com/sun/star/drawing/XDrawPageSupplier.hpp>
#include <com/sun/star/form/XFormsSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

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

} // namespace odc::calc
