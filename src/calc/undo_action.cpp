// SPDX-License-Identifier: MPL-2.0
#include "calc/undo_action.hpp"

#include "calc/log.hpp"

#include <cppuhelper/implbase1.hxx>

#include <utility>

namespace odc::calc {

namespace {

class UndoAction final : public cppu::WeakImplHelper1<css::document::XUndoAction> {
public:
    UndoAction(const OUString& title, std::function<void()>&& undoWork,
               std::function<void()>&& redoWork)
        : title_(title), undo_(std::move(undoWork)), redo_(std::move(redoWork)) {}

    OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override { run(undo_); }
    void SAL_CALL redo() override { run(redo_); }

private:
    static void run(const std::function<void()>& work) {
        // An exception here would make the office forget the whole list.
        try {
            work();
        } catch (const css::uno::Exception& e) {
            log("an undo action failed", e.Message);
        }
    }

    OUString title_;
    std::function<void()> undo_;
    std::function<void()> redo_;
};

} // namespace

Reference<css::document::XUndoAction>
makeUndoAction(const OUString& title, std::function<void()> undo, std::function<void()> redo) {
    return new UndoAction(title, std::move(undo), std::move(redo));
}

} // namespace odc::calc
