// SPDX-License-Identifier: MPL-2.0
#include "calc/undo_action.hpp"

#include "calc/main_thread.hpp"
#include "calc/transaction.hpp"

#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>

#include <utility>

namespace odc::calc {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Document = Reference<css::sheet::XSpreadsheetDocument>;

class UndoAction final : public cppu::WeakImplHelper1<css::document::XUndoAction> {
public:
    UndoAction(const Context& context, const Document& document, const OUString& title,
               UndoWork&& undoWork, UndoWork&& redoWork)
        : context_(context), document_(document), title_(title), undo_(std::move(undoWork)),
          redo_(std::move(redoWork)) {}

    OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override { runLater(undo_); }
    void SAL_CALL redo() override { runLater(redo_); }

private:
    void runLater(const UndoWork& work) const {
        main_thread::post(context_, [weak = document_, work] {
            const Document document(weak);
            if (!document.is())
                return;
            const Unrecorded unrecorded(document);
            work(document);
        });
    }

    Context context_;
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document_;
    OUString title_;
    UndoWork undo_;
    UndoWork redo_;
};

} // namespace

void addUndoStep(const Context& context, const Document& document, const OUString& title,
                 UndoWork undo, UndoWork redo) {
    const Reference<css::document::XUndoManagerSupplier> supplier(document, UNO_QUERY_THROW);
    supplier->getUndoManager()->addUndoAction(
        new UndoAction(context, document, title, std::move(undo), std::move(redo)));
}

} // namespace odc::calc
