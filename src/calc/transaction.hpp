// SPDX-License-Identifier: MPL-2.0
// All or nothing for one write into a document: one undo step when it is kept, no trace when not.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/document/XActionLockable.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <functional>
#include <vector>

namespace odc::calc {

/// Nothing is recorded by Calc's undo while this lives.
/// Calc's own undo of what a report is made of cannot be used (7.4.7): that of a new sheet works on
/// whichever window is the current one and crashes in a hidden document, that of setDataArray
/// leaves cells as they are, that of a report's cells crashes. So undo is ours, as a whole.
/// XUndoManager::lock does not hold: making a sheet, among others, records in spite of it. Only
/// switching the document's undo off does, and that forgets what was on the list.
class Unrecorded {
public:
    explicit Unrecorded(const Reference<css::sheet::XSpreadsheetDocument>& document);
    ~Unrecorded();
    Unrecorded(const Unrecorded&) = delete;
    Unrecorded& operator=(const Unrecorded&) = delete;

private:
    Reference<css::uno::XInterface> document_;
};

/// Holds the locks of views and recalculation from construction to keep or takeBack; destruction
/// without either takes back.
/// Thread: the document is written on one thread at a time; see README for which.
class Transaction {
public:
    explicit Transaction(const Reference<css::sheet::XSpreadsheetDocument>& document);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// What undoes a change. Run by takeBack, the last first.
    void alsoTakeBack(std::function<void()> inverse);

    /// The change is complete; `undo` becomes one step of the undo list.
    void keep(const Reference<css::document::XUndoAction>& undo);
    /// The document is as it was. Never throws.
    void takeBack();

private:
    void unlock();

    Reference<css::sheet::XSpreadsheetDocument> document_;
    Reference<css::frame::XModel> model_;
    Reference<css::document::XActionLockable> actions_;
    std::vector<std::function<void()>> inverses_;
    bool wasModified_ = false;
    bool isOpen_ = false;
};

} // namespace odc::calc
