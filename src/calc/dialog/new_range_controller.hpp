// SPDX-License-Identifier: MPL-2.0
// The window of New from URL… and what happens in it. Nothing here waits for the network.
#pragma once

#include "calc/dialog/form.hpp"
#include "calc/dialog/texts.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XTopWindowListener.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <cppuhelper/implbase2.hxx>

#include <functional>
#include <optional>
#include <stop_token>

namespace odc::calc::dialog {

/// Lives as long as its window: the controls and the frame hold it as their listener, a worker
/// while it is under way.
/// Thread: main only.
class NewRangeController final
    : public cppu::WeakImplHelper2<css::awt::XActionListener, css::awt::XTopWindowListener> {
public:
    NewRangeController(const Reference<css::uno::XComponentContext>& context,
                       const Reference<css::frame::XFrame>& frame, Texts texts);

    /// `onClosed` is called once, when the window is gone.
    void open(std::function<void()> onClosed);
    void toFront();

    void SAL_CALL actionPerformed(const css::awt::ActionEvent& event) override;
    void SAL_CALL windowOpened(const css::lang::EventObject&) override {}
    void SAL_CALL windowClosing(const css::lang::EventObject&) override;
    void SAL_CALL windowClosed(const css::lang::EventObject&) override {}
    void SAL_CALL windowMinimized(const css::lang::EventObject&) override {}
    void SAL_CALL windowNormalized(const css::lang::EventObject&) override {}
    void SAL_CALL windowActivated(const css::lang::EventObject&) override {}
    void SAL_CALL windowDeactivated(const css::lang::EventObject&) override {}
    void SAL_CALL disposing(const css::lang::EventObject& event) override;

private:
    void addControls();
    void arrange();
    /// What the fields say; nothing where they say something that cannot be, which is then told.
    std::optional<ranges::NewRange> wanted();
    std::optional<TargetCell> target();
    void preview();
    void previewed(int attempt, const base::Result<ranges::FetchedRange>& rows);
    void insert();
    void finished(const ranges::RangeOutcome& outcome);
    void cancel();
    void setRunning(bool isRunning);
    void say(const OUString& text) const;
    void later(void (NewRangeController::*work)());
    void close();

    Reference<css::uno::XComponentContext> context_;
    Reference<css::frame::XFrame> frame_;
    Texts texts_;
    Form form_;
    bool isClosed_ = false;
    std::function<void()> onClosed_;
    int attempt_ = 0; ///< tells the last preview from older ones
    std::stop_source ask_{std::nostopstate};
    ranges::Job job_;
};

} // namespace odc::calc::dialog
