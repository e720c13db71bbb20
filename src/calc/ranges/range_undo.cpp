// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_undo.hpp"

#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/step_action.hpp"

#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <utility>

namespace odc::calc::ranges {

void RangeUndo::exchange() {
    const Document target(document);
    if (!target.is())
        return;
    const Sheet onSheet(target->getSheets()->getByName(sheet), UNO_QUERY_THROW);
    // What is recorded while a step is undone would clear the steps that can be redone: also the
    // one that is at work (7.4.7 then crashes).
    NotRecorded quiet(target);
    changes.exchange(quiet, onSheet);
    DocumentRanges ranges(target);
    std::optional<OUString> present = ranges.text(name);
    ranges.setText(name, otherText);
    otherText = std::move(present);
    const base::Result<RangePlace> place = ranges.place(name);
    if (!place || place->area == otherArea)
        return;
    quiet.hold();
    ranges.setArea(name, onSheet, otherArea);
    otherArea = place->area;
}

Reference<css::document::XUndoAction> makeRangeUndo(const std::shared_ptr<RangeUndo>& undo,
                                                    const OUString& title) {
    return makeStepAction(
        title, [undo] { undo->exchange(); }, [undo] { undo->exchange(); });
}

} // namespace odc::calc::ranges
