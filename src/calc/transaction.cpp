// SPDX-License-Identifier: MPL-2.0
#include "calc/transaction.hpp"

#include "calc/log.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <utility>

namespace odc::calc {

namespace {

void setUndoEnabled(const Reference<css::uno::XInterface>& document, bool isEnabled) {
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->setPropertyValue("IsUndoEnabled", Any(isEnabled));
}

} // namespace

Unrecorded::Unrecorded(const Reference<css::sheet::XSpreadsheetDocument>& document)
    : document_(document) {
    setUndoEnabled(document_, false);
}

Unrecorded::~Unrecorded() {
    try {
        setUndoEnabled(document_, true);
    } catch (const css::uno::Exception& e) {
        log("could not let the office record again", e.Message); // the document was closed
    }
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

void Transaction::keep(const Reference<css::document::XUndoAction>& undo) {
    isOpen_ = false;
    unlock();
    Reference<css::document::XUndoManagerSupplier>(document_, UNO_QUERY_THROW)
        ->getUndoManager()
        ->addUndoAction(undo);
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
