// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/undo_context.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XModifiable.hpp>

namespace odc::calc::ranges {

namespace {

Reference<css::document::XUndoManager> managerOf(const Reference<css::uno::XInterface>& document) {
    return Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
        ->getUndoManager();
}

OUString titleIn(std::string_view language, std::string_view german, std::string_view english) {
    return toUno(language.substr(0, 2) == "de" ? german : english);
}

} // namespace

UndoContext::UndoContext(const Document& document, const OUString& title)
    : title_(title), model_(document, UNO_QUERY_THROW), actions_(document, UNO_QUERY),
      manager_(managerOf(document)) {
    wasModified_ = Reference<css::util::XModifiable>(document, UNO_QUERY_THROW)->isModified();
    manager_->enterUndoContext(title);
    isOpen_ = true;
    lock();
}

UndoContext::~UndoContext() {
    takeBack();
}

void UndoContext::lock() {
    model_->lockControllers();
    if (actions_.is())
        actions_->addActionLock();
}

void UndoContext::unlock() {
    if (actions_.is())
        actions_->removeActionLock();
    model_->unlockControllers();
}

void UndoContext::add(const Reference<css::document::XUndoAction>& action) {
    manager_->addUndoAction(action);
}

void UndoContext::paint() {
    unlock();
    lock();
}

void UndoContext::close(const Reference<css::document::XUndoAction>& ours) {
    manager_->addUndoAction(ours);
    close();
}

void UndoContext::close() {
    isOpen_ = false;
    manager_->leaveUndoContext();
    unlock();
    Reference<css::util::XModifiable>(model_, UNO_QUERY_THROW)->setModified(true);
}

void UndoContext::takeBack() {
    if (!isOpen_)
        return;
    isOpen_ = false;
    try {
        // A context that stayed empty leaves no step behind.
        const sal_Int32 before = manager_->getAllUndoActionTitles().getLength();
        manager_->leaveUndoContext();
        const auto titles = manager_->getAllUndoActionTitles();
        if (titles.getLength() > 0 && titles[0] == title_ && titles.getLength() >= before) {
            manager_->undo();
            manager_->clearRedo();
        }
    } catch (const css::uno::Exception& e) {
        log("could not take back a step", e.Message);
    }
    try {
        unlock();
        Reference<css::util::XModifiable>(model_, UNO_QUERY_THROW)->setModified(wasModified_);
    } catch (const css::uno::Exception& e) {
        log("could not unlock", e.Message);
    }
}

OUString undoTitle(std::string_view language, bool isNew, const OUString& name) {
    if (isNew)
        return titleIn(language, "OData-Bereich einfügen: ", "Insert OData range: ") + name;
    return titleIn(language, "OData-Bereich aktualisieren: ", "Refresh OData range: ") + name;
}

OUString removalTitle(std::string_view language, const OUString& name) {
    return titleIn(language, "OData-Bereich entfernen: ", "Remove OData range: ") + name;
}

OUString propertiesTitle(std::string_view language, const OUString& name) {
    return titleIn(language, "Eigenschaften des OData-Bereichs: ", "OData range properties: ") +
           name;
}

} // namespace odc::calc::ranges
