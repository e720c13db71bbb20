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

/// Who knows how to undo a write.
enum class UndoBy {
    /// Calc, which records each change, in one undo context: for cells on a sheet that was there.
    calc,
    /// We, with one action of our own and what alsoTakeBack was told: for new sheets. Calc's undo
    /// of a
    /// new sheet works on whichever window is the current one, does nothing where charts have just
    /// been
    /// made, and crashes in a hidden document (7.4.7).
    us,
};

/// Holds the undo context and the locks of views and recalculation from construction to keep or
/// takeBack; destruction without either takes back.
/// Thread: the document is written on one thread at a time; see README for which.
class Transaction {
public:
    Transaction(const Reference<css::sheet::XSpreadsheetDocument>& document, const OUString& title,
                UndoBy who);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// What undoes a change that Calc's undo does not record (page styles). Run by takeBack, the
    /// last first.
    void alsoTakeBack(std::function<void()> inverse);
    /// The same for a change that Calc's undo would record, where it is not asked.
    void takeBackWithoutUndo(std::function<void()> inverse);

    /// Calc records nothing until recordAgain; both may be called twice. In between the writer has
    /// the only hand on the document.
    void pauseRecording();
    void recordAgain();
    /// Puts a step of ours where Calc records nothing, or wrongly.
    void add(const Reference<css::document::XUndoAction>& action);

    /// The change is complete: one undo step from here on.
    void keep();
    /// The document is as it was, and nothing of this can be redone. Never throws.
    void takeBack();

private:
    void unlock();
    void runInverses();

    Reference<css::frame::XModel> model_;
    Reference<css::document::XActionLockable> actions_;
    Reference<css::document::XUndoManager> undo_;
    std::vector<std::function<void()>> inverses_;
    UndoBy who_;
    sal_Int32 undoableBefore_ = 0;
    bool records_ = false;
    bool isPaused_ = false;
    bool wasModified_ = false;
    bool isOpen_ = false;
};

} // namespace odc::calc
