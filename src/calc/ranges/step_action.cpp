// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/step_action.hpp"

#include "calc/log.hpp"

#include <cppuhelper/implbase1.hxx>

#include <utility>

namespace odc::calc::ranges {

namespace {

class StepAction final : public cppu::WeakImplHelper1<css::document::XUndoAction> {
public:
    StepAction(const OUString& title, std::function<void()>&& undoWork,
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
            log("an undo step failed", e.Message);
        }
    }

    OUString title_;
    std::function<void()> undo_;
    std::function<void()> redo_;
};

} // namespace

Reference<css::document::XUndoAction>
makeStepAction(const OUString& title, std::function<void()> undo, std::function<void()> redo) {
    return new StepAction(title, std::move(undo), std::move(redo));
}

} // namespace odc::calc::ranges
