// SPDX-License-Identifier: MPL-2.0
// All or nothing for one write into a document: one undo step when it is kept, no trace when not.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/document/XActionLockable.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <functional>
#include <vector>

namespace odc::calc {

/// Holds the undo context and the locks of views and recalculation from construction to keep or
/// takeBack; destruction without either takes back.
/// Thread: the document is written on one thread at a time; see README for which.
class Transaction {
public:
    Transaction(const Reference<css::sheet::XSpreadsheetDocument>& document, const OUString& title);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// What undoes a change that Calc's own undo does not record (page styles), or that it cannot
    /// record because the document's undo is switched off. Run in reverse order by takeBack.
    void alsoTakeBack(std::function<void()> inverse);
    /// The same, needed only where the document records no undo.
    void takeBackWithoutUndo(std::function<void()> inverse);

    /// The change is complete: one undo step from here on.
    void keep();
    /// The document is as it was, and nothing of this can be redone. Never throws.
    void takeBack();

private:
    void unlock();

    Reference<css::frame::XModel> model_;
    Reference<css::document::XActionLockable> actions_;
    Reference<css::document::XUndoManager> undo_;
    std::vector<std::function<void()>> inverses_;
    bool records_ = false;
    bool wasModified_ = false;
    bool isOpen_ = false;
};

} // namespace odc::calc
