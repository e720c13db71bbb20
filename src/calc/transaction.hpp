// SPDX-License-Identifier: MPL-2.0
// All or nothing for one write into a document: no trace when it is not kept.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XActionLockable.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <functional>
#include <vector>

namespace odc::calc {

/// Nothing is recorded by Calc's undo while this lives; what is on the list stays.
/// Calc's own undo of what a report is made of cannot be used (7.4.7): that of a new sheet works on
/// whichever window is the current one and crashes in a hidden document, that of setDataArray
/// leaves cells as they are, that of a report's cells crashes. So undo is ours, as a whole.
/// XUndoManager::lock does not hold: writing a cell, making a sheet and others switch recording on
/// again. Switching the document's undo off does hold, and empties the list that is open: so an
/// undo context is opened first, whose list is empty, and which vanishes when it is left empty. A
/// list that a macro has locked opens none: its locks are taken off as long as this lives.
/// Must not be made while the undo manager undoes or redoes: it walks the list.
class Unrecorded {
public:
    explicit Unrecorded(const Reference<css::sheet::XSpreadsheetDocument>& document);
    ~Unrecorded();
    Unrecorded(const Unrecorded&) = delete;
    Unrecorded& operator=(const Unrecorded&) = delete;

private:
    void lockAgain();

    Reference<css::beans::XPropertySet> document_; ///< none: undo was off already
    Reference<css::document::XUndoManager> manager_;
    int locks_ = 0; ///< of somebody else
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

    /// The change is complete and stays.
    void keep();
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
