// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_undo.hpp"

#include "calc/ranges/document_ranges.hpp"
#include "calc/undo_action.hpp"

#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <utility>

namespace odc::calc::ranges {

void RangeUndo::exchange() {
    const Document target(document);
    if (!target.is())
        return;
    const Sheet onSheet(target->getSheets()->getByName(sheet), UNO_QUERY_THROW);
    if (isCreated) {
        exchangeCreation(target, onSheet);
    } else {
        changes.exchange(onSheet);
        DocumentRanges ranges(target);
        std::optional<OUString> present = ranges.text(name);
        const base::Result<RangePlace> place = ranges.place(name);
        ranges.setText(name, otherText);
        if (place) {
            ranges.setArea(name, onSheet, otherArea);
            otherArea = place->area;
        }
        otherText = std::move(present);
    }
    isUndone = !isUndone;
}

void RangeUndo::exchangeCreation(const Document& target, const Sheet& onSheet) {
    DocumentRanges ranges(target);
    std::vector<std::int32_t> present = widthsOf(onSheet, otherArea);
    if (!isUndone) {
        otherText = ranges.text(name);
        changes.exchange(onSheet);
        namespace flag = css::sheet::CellFlags;
        Reference<css::sheet::XSheetOperation>(cells::range(onSheet, otherArea), UNO_QUERY_THROW)
            ->clearContents(flag::HARDATTR | flag::EDITATTR);
        ranges.setText(name, std::nullopt);
        ranges.removeArea(name);
    } else {
        cells::Area rows = otherArea;
        rows.row += hasHeader ? 1 : 0;
        ranges.add(name, onSheet, otherArea, hasHeader);
        formatRows(onSheet, rows, looks, 0);
        if (hasHeader)
            formatHeading(onSheet,
                          {otherArea.column, otherArea.row, otherArea.lastColumn, otherArea.row},
                          looks, 0);
        changes.exchange(onSheet);
        ranges.setText(name, otherText);
    }
    setWidths(onSheet, otherArea, widths);
    widths = std::move(present);
}

Reference<css::document::XUndoAction> makeRangeUndo(std::shared_ptr<RangeUndo> undo,
                                                    const OUString& title) {
    return makeUndoAction(
        title, [undo] { undo->exchange(); }, [undo] { undo->exchange(); });
}

} // namespace odc::calc::ranges
