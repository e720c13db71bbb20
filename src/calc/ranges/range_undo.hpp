// SPDX-License-Identifier: MPL-2.0
// What one refresh, or one new range, changed beside what Calc recorded: cells, the range's area,
// its definition. Undo and redo exchange it, so that all of it always belongs to one moment.
#pragma once

#include "calc/ranges/cell_changes.hpp"

#include <com/sun/star/document/XUndoAction.hpp>
#include <cppuhelper/weakref.hxx>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace odc::calc::ranges {

/// Cells that were written on a further sheet.
struct SheetChanges {
    OUString sheet;
    CellChanges changes = {};
    /// Makes the sheet, unrecorded, where the refresh did; else empty. Calc's own undo of an
    /// inserted sheet ends the office where no window shows the document (7.4.7).
    std::function<void(const Document&, NotRecorded&)> make = {};
    bool isThere = true;
};

struct RangeUndo {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    OUString sheet;
    OUString name;
    CellChanges changes;
    /// The range's area when this is undone, as the moves that Calc recorded left it: they bring it
    /// back to what it was.
    cells::Area otherArea;
    std::optional<OUString> otherText; ///< the definition when this is undone, later when redone
    std::vector<SheetChanges> elsewhere = {};

    bool isFiltered = false; ///< the user's AutoFilter has criteria

    /// Undoes what stands, or does again what was undone. Throws what Calc throws.
    void exchange();
};

Reference<css::document::XUndoAction> makeRangeUndo(const std::shared_ptr<RangeUndo>& undo,
                                                    const OUString& title);

/// The first action of a refresh: undone last, when all cells are back, it filters them again.
Reference<css::document::XUndoAction>
makeFilterUndo(const css::uno::WeakReference<css::sheet::XSpreadsheetDocument>& document,
               const OUString& name, const OUString& title);

} // namespace odc::calc::ranges
