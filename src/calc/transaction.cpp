// SPDX-License-Identifier: MPL-2.0
#include "calc/transaction.hpp"

#include "calc/log.hpp"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/NotLockedException.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <utility>

namespace odc::calc {

namespace {

const OUString undoEnabled("IsUndoEnabled");

Reference<css::document::XUndoManager>
undoManagerOf(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    const Reference<css::document::XUndoManagerSupplier> supplier(document, UNO_QUERY_THROW);
    return {supplier->getUndoManager(), UNO_SET_THROW};
}

/// How many locks were taken off. isLocked does not tell: any write under a lock makes it false.
int unlockWholly(const Reference<css::document::XUndoManager>& manager) {
    for (int locks = 0;; ++locks) {
        try {
            manager->unlock();
        } catch (const css::util::NotLockedException&) {
            return locks;
        }
    }
}

} // namespace

Unrecorded::Unrecorded(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
    bool isRecording = false;
    properties->getPropertyValue(undoEnabled) >>= isRecording;
    if (!isRecording)
        return;
    manager_ = undoManagerOf(document);
    locks_ = unlockWholly(manager_);
    try {
        manager_->enterUndoContext(OUString());
    } catch (...) {
        lockAgain();
        throw;
    }
    document_ = properties;
    document_->setPropertyValue(undoEnabled, Any(false));
}

Unrecorded::~Unrecorded() {
    if (!document_.is())
        return;
    try {
        document_->setPropertyValue(undoEnabled, Any(true));
        manager_->leaveUndoContext();
        lockAgain();
    } catch (const css::uno::Exception& e) {
        log("could not let the office record again", e.Message); // the document was closed
    }
}

void Unrecorded::lockAgain() {
    for (; locks_ > 0; --locks_)
        manager_->lock();
}

Transaction::Transaction(const Reference<css::sheet::XSpreadsheetDocument>& document)
    : document_(document), model_(document, UNO_QUERY_THROW), actions_(document, UNO_QUERY) {
    const Reference<css::util::XModifiable> modifiable(document, UNO_QUERY_THROW);
    wasModified_ = modifiable->isModified();
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

void Transaction::unlock() {
    if (actions_.is())
        actions_->removeActionLock();
    model_->unlockControllers();
}

void Transaction::keep() {
    isOpen_ = false;
    unlock();
}

void Transaction::takeBack() {
    if (!isOpen_)
        return;
    isOpen_ = false;
    try {
        const Unrecorded unrecorded(document_);
        while (!inverses_.empty()) {
            const std::function<void()> inverse = std::move(inverses_.back());
            inverses_.pop_back();
            try {
                inverse();
            } catch (const css::uno::Exception& e) {
                log("could not take back", e.Message);
            }
        }
    } catch (const css::uno::Exception& e) {
        log("could not take back", e.Message);
    }
    try {
        unlock();
        Reference<css::util::XModifiable>(model_, UNO_QUERY_THROW)->setModified(wasModified_);
    } catch (const css::uno::Exception& e) {
        log("could not unlock", e.Message);
    }
}

} // namespace odc::calc
