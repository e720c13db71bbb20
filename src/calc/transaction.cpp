// SPDX-License-Identifier: MPL-2.0
#include "calc/transaction.hpp"

#include "calc/log.hpp"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <utility>

namespace odc::calc {

Transaction::Transaction(const Reference<css::sheet::XSpreadsheetDocument>& document,
                         const OUString& title, TakeBack way)
    : model_(document, UNO_QUERY_THROW), actions_(document, UNO_QUERY), way_(way) {
    const Reference<css::util::XModifiable> modifiable(document, UNO_QUERY_THROW);
    wasModified_ = modifiable->isModified();
    const Reference<css::document::XUndoManagerSupplier> supplier(document, UNO_QUERY);
    if (supplier.is())
        undo_ = supplier->getUndoManager();
    records_ = undo_.is() && !undo_->isLocked();
    if (records_) {
        undoableBefore_ = undo_->getAllUndoActionTitles().getLength();
        undo_->enterUndoContext(title);
    }
    isOpen_ = true;
    model_->lockControllers();
    if (actions_.is())
        actions_->addActionLock();
}

Transaction::~Transaction() {
    takeBack();
}

void Transaction::alsoTakeBack(std::function<void()> inverse) {
    inverses_.push_back(std::move(inverse));
}

void Transaction::takeBackWithoutUndo(std::function<void()> inverse) {
    if (!records_ || way_ == TakeBack::byInverses)
        inverses_.push_back(std::move(inverse));
}

void Transaction::pauseRecording() {
    if (records_ && !isPaused_) {
        undo_->lock();
        isPaused_ = true;
    }
}

void Transaction::recordAgain() {
    if (isPaused_) {
        undo_->unlock();
        isPaused_ = false;
    }
}

void Transaction::add(const Reference<css::document::XUndoAction>& action) {
    const bool wasPaused = isPaused_;
    recordAgain();
    if (records_)
        undo_->addUndoAction(action);
    if (wasPaused)
        pauseRecording();
}

void Transaction::unlock() {
    if (actions_.is())
        actions_->removeActionLock();
    model_->unlockControllers();
}

void Transaction::keep() {
    isOpen_ = false;
    unlock();
    recordAgain();
    if (records_)
        undo_->leaveUndoContext();
}

void Transaction::runInverses() {
    while (!inverses_.empty()) {
        try {
            inverses_.back()();
        } catch (const css::uno::Exception& e) {
            log("could not take back", e.Message);
        }
        inverses_.pop_back();
    }
}

void Transaction::takeBack() {
    if (!isOpen_)
        return;
    isOpen_ = false;
    try {
        recordAgain();
        if (way_ == TakeBack::byInverses)
            runInverses();
        if (records_)
            undo_->leaveUndoContext();
        const bool isListed =
            records_ && undo_->getAllUndoActionTitles().getLength() > undoableBefore_;
        if (isListed && way_ == TakeBack::byUndo) {
            undo_->undo();
            undo_->clearRedo();
        } else if (isListed && undoableBefore_ == 0) {
            // Sheets that came and went: nothing to undo. Below older steps the entry stays, since
            // only all of them could be taken off the list.
            undo_->clear();
        }
    } catch (const css::uno::Exception& e) {
        log("could not undo", e.Message);
    }
    runInverses();
    try {
        unlock();
        Reference<css::util::XModifiable>(model_, UNO_QUERY_THROW)->setModified(wasModified_);
    } catch (const css::uno::Exception& e) {
        log("could not unlock", e.Message);
    }
}

} // namespace odc::calc
