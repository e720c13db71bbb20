// SPDX-License-Identifier: MPL-2.0
#include "calc/sheet_names.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/drawing/XDrawPages.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

namespace odc::calc {

namespace {

constexpr sal_Int32 longestName = 31;

/// At most so long, cut between words where that leaves enough.
OUString shortened(const OUString& name, sal_Int32 room) {
    if (name.getLength() <= room)
        return name;
    const sal_Int32 space = name.lastIndexOf(' ', room + 1);
    return name.copy(0, space > room / 2 ? space : room).trim();
}

OUString allowed(const OUString& wanted) {
    OUString name = wanted.trim();
    for (const char* forbidden : {"[", "]", "*", "?", ":", "/", "\\"})
        name = name.replaceAll(OUString::createFromAscii(forbidden), " ");
    while (name.startsWith("'"))
        name = name.copy(1);
    while (name.endsWith("'"))
        name = name.copy(0, name.getLength() - 1);
    return name.isEmpty() ? OUString("Report") : name;
}

} // namespace

OUString freeSheetName(const Reference<css::sheet::XSpreadsheetDocument>& document,
                       const OUString& wanted) {
    const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
    const OUString base = allowed(wanted);
    for (int i = 1;; ++i) {
        const OUString ending = i == 1 ? OUString() : " (" + OUString::number(i) + ")";
        const sal_Int32 room = longestName - ending.getLength();
        const OUString name = shortened(base, room) + ending;
        if (!sheets->hasByName(name))
            return name;
    }
}

OUString onlyEmptySheet(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
    const Sequence<OUString> names = sheets->getElementNames();
    if (names.getLength() != 1)
        return {};
    // What stands in the undo list may point into the sheet.
    const Reference<css::document::XUndoManagerSupplier> supplier(document, UNO_QUERY_THROW);
    const Reference<css::document::XUndoManager> undo(supplier->getUndoManager(), UNO_SET_THROW);
    if (undo->getAllUndoActionTitles().hasElements())
        return {};
    const Reference<css::sheet::XCellRangesQuery> cells(sheets->getByName(names[0]),
                                                        UNO_QUERY_THROW);
    namespace flag = css::sheet::CellFlags;
    const bool hasCells = cells
                              ->queryContentCells(flag::VALUE | flag::DATETIME | flag::STRING |
                                                  flag::FORMULA | flag::ANNOTATION | flag::HARDATTR)
                              ->getCount() != 0;
    const Reference<css::drawing::XDrawPagesSupplier> pages(document, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> shapes(pages->getDrawPages()->getByIndex(0),
                                                         UNO_QUERY_THROW);
    return hasCells || shapes->getCount() != 0 ? OUString() : names[0];
}

} // namespace odc::calc
