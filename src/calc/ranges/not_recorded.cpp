// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/not_recorded.hpp"

#include "calc/log.hpp"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>

namespace odc::calc::ranges {

NotRecorded::NotRecorded(const Document& document)
    : document_(document),
      manager_(Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
                   ->getUndoManager()) {}

NotRecorded::~NotRecorded() {
    release();
}

void NotRecorded::release() {
    if (!isHeld_)
        return;
    isHeld_ = false;
    try {
        manager_->unlock();
    } catch (const css::uno::Exception& e) {
        log("could not let the office record again", e.Message); // the document was closed
    }
}

void NotRecorded::hold() {
    if (isHeld_ && manager_->isLocked())
        return;
    // A lock that was broken is still counted: another one on top of it would not hold.
    release();
    manager_->lock();
    isHeld_ = true;
}

} // namespace odc::calc::ranges
