// SPDX-License-Identifier: MPL-2.0
#include "calc/transaction.hpp"

#include "calc/log.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <utility>

namespace odc::calc {

Transaction::Transaction(const Reference<css::sheet::XSpreadsheetDocument>& document,
                         const OUString& title, UndoBy who)
    : model_(document, UNO_QUERY_THROW), actions_(document, UNO_QUERY), who_(who) {
    const Reference<css::util::XModifiable> modifiable(document, UNO_QUERY_THROW);
    wasModified_ = modifiable->isModified();
    const Reference<css::document::XUndoManagerSupplier> supplier(document, UNO_QUERY);
    if (supplier.is())
        undo_ = supplier->getUndoManager();
    records_ = undo_.is() && !undo_->isLocked();
    if (records_ && who_ == UndoBy::calc) {
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
    if (!records_ || who_ == UndoBy::us)
        inverses_.push_back(std::move(inverse));
}

void Transaction::pauseRecording() {
    if (!records_ || isPaused_)
        return;
    // XUndoManager::lock is not enough: making a sheet records again all the same (7.4.7).
    Reference<css::beans::XPropertySet>(model_, UNO_QUERY_THROW)
        ->setPropertyValue("IsUndoEnabled", Any(false));
    isPaused_ = true;
}

void Transaction::recordAgain() {
    if (!isPaused_)
        return;
    Reference<css::beans::XPropertySet>(model_, UNO_QUERY_THROW)
        ->setPropertyValue("IsUndoEnabled", Any(true));
    isPaused_ = false;
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
    if (records_ && who_ == UndoBy::calc)
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
        if (who_ == UndoBy::us)
            pauseRecording();
        if (records_ && who_ == UndoBy::calc) {
            recordAgain();
            undo_->leaveUndoContext();
            // A context in which nothing happened leaves nothing on the list.
            if (undo_->getAllUndoActionTitles().getLength() > undoableBefore_) {
                undo_->undo();
                undo_->clearRedo();
            }
        }
    } catch (const css::uno::Exception& e) {
        log("could not undo", e.Message);
    }
    runInverses();
    try {
        recordAgain();
        unlock();
        Reference<css::util::XModifiable>(model_, UNO_QUERY_THROW)->setModified(wasModified_);
    } catch (const css::uno::Exception& e) {
        log("could not unlock", e.Message);
    }
}

} // namespace odc::calc
