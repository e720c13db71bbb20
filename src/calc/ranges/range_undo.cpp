// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_undo.hpp"

#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/range_marks.hpp"
#include "calc/ranges/step_action.hpp"
#include "calc/ranges/user_filter.hpp"

#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <utility>

namespace odc::calc::ranges {

namespace {

void exchangeOn(const Document& document, SheetChanges& other, NotRecorded& quiet) {
    const auto sheets = document->getSheets();
    const bool goes = other.make && other.isThere;
    if (other.make && !other.isThere)
        other.make(document, quiet);
    other.changes.exchange(quiet, Sheet(sheets->getByName(other.sheet), UNO_QUERY_THROW));
    other.isThere = !goes;
    if (!goes)
        return;
    quiet.hold();
    sheets->removeByName(other.sheet);
}

} // namespace

void RangeUndo::exchange() {
    const Document target(document);
    if (!target.is())
        return;
    const Sheet onSheet(target->getSheets()->getByName(sheet), UNO_QUERY_THROW);
    // What is recorded while a step is undone would clear the steps that can be redone: also the
    // one that is at work (7.4.7 then crashes).
    NotRecorded quiet(target);
    changes.exchange(quiet, onSheet);
    for (SheetChanges& other : elsewhere)
        exchangeOn(target, other, quiet);
    DocumentRanges ranges(target);
    const base::Result<RangePlace> place = ranges.place(name);
    if (place && place->area != otherArea) {
        quiet.hold();
        ranges.setArea(name, onSheet, otherArea);
        otherArea = place->area;
    }
    if (isFiltered)
        filterAgain(target, name, quiet);
    // Last, for what a text leaves on the sheet ends the lock.
    std::optional<OUString> present = ranges.text(name);
    quiet.hold();
    ranges.setText(name, otherText);
    otherText = std::move(present);
    followMarks(target, name);
}

Reference<css::document::XUndoAction> makeRangeUndo(const std::shared_ptr<RangeUndo>& undo,
                                                    const OUString& title) {
    return makeStepAction(
        title, [undo] { undo->exchange(); }, [undo] { undo->exchange(); });
}

Reference<css::document::XUndoAction>
makeFilterUndo(const css::uno::WeakReference<css::sheet::XSpreadsheetDocument>& document,
               const OUString& name, const OUString& title) {
    return makeStepAction(
        title,
        [document, name] {
            const Document target(document);
            if (!target.is())
                return;
            NotRecorded quiet(target);
            filterAgain(target, name, quiet);
        },
        [] {});
}

} // namespace odc::calc::ranges
