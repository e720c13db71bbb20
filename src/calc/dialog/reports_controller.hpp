// SPDX-License-Identifier: MPL-2.0
// What happens in the Skype for Business reports dialog: connecting, choosing, making, stopping.
// Nothing here waits for the network; workers do, and post what they found.
#pragma once

#include "calc/dialog/reports_form.hpp"
#include "calc/report_job.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XFocusListener.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XTextListener.hpp>
#include <com/sun/star/awt/XTopWindowListener.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/task/XInteractionHandler.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>
#include <com/sun/star/task/XStatusIndicatorFactory.hpp>
#include <cppuhelper/implbase5.hxx>

#include <functional>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace odc::calc::dialog {

/// Lives as long as its window: the controls and the frame hold it as their listener, a worker
/// while it is under way.
/// Thread: main only.
class ReportsController final
    : public cppu::WeakImplHelper5<css::awt::XActionListener, css::awt::XItemListener,
                                   css::awt::XTextListener, css::awt::XFocusListener,
                                   css::awt::XTopWindowListener> {
public:
    ReportsController(const css::uno::Reference<css::uno::XComponentContext>& context,
                      const css::uno::Reference<css::frame::XFrame>& frame, Texts texts,
                      std::vector<report::Report> reports,
                      const std::vector<std::string>& preferred, const std::string& language);

    /// `onClosed` is called once, when the window is gone.
    void open(std::function<void()> onClosed);
    void toFront();

    void SAL_CALL actionPerformed(const css::awt::ActionEvent& event) override;
    void SAL_CALL itemStateChanged(const css::awt::ItemEvent& event) override;
    void SAL_CALL textChanged(const css::awt::TextEvent& event) override;
    void SAL_CALL focusGained(const css::awt::FocusEvent&) override {}
    void SAL_CALL focusLost(const css::awt::FocusEvent& event) override;
    void SAL_CALL windowOpened(const css::lang::EventObject&) override {}
    void SAL_CALL windowClosing(const css::lang::EventObject& event) override;
    void SAL_CALL windowClosed(const css::lang::EventObject&) override {}
    void SAL_CALL windowMinimized(const css::lang::EventObject&) override {}
    void SAL_CALL windowNormalized(const css::lang::EventObject&) override {}
    void SAL_CALL windowActivated(const css::lang::EventObject&) override {}
    void SAL_CALL windowDeactivated(const css::lang::EventObject&) override {}
    void SAL_CALL disposing(const css::lang::EventObject& event) override;

private:
    void listen();
    void remember();
    void fillIn();

    void connect();
    void connected(int attempt, const base::Result<Offer>& offer);
    void disconnect();
    void create();
    void showIsoDays();
    void progressed(const base::Progress& progress);
    void finished(const ReportOutcome& outcome);
    void cancel();

    void decideKeeping();
    /// What the user reads about it; empty where there is nothing to say.
    OUString keepPassword();

    /// The office's own boxes (master password), over our window.
    [[nodiscard]] css::uno::Reference<css::task::XInteractionHandler> interaction();
    void setPhase(Phase phase);
    void sayError(const base::Error& error);
    void startStatus();
    void endStatus();
    /// Runs `work` after the present event, while the window is there still.
    void later(void (ReportsController::*work)());
    void close();

    [[nodiscard]] ReportRequest request() const;

    css::uno::Reference<css::uno::XComponentContext> context_;
    css::uno::Reference<css::frame::XFrame> frame_;
    Texts texts_;
    std::vector<report::Report> reports_;
    ReportsForm form_;
    Phase phase_ = Phase::disconnected;
    bool isClosed_ = false;
    std::function<void()> onClosed_;

    Account account_; ///< that was last asked for, or is connected
    int attempt_ = 0; ///< tells the answer of the last connecting from older ones
    std::stop_source ask_{std::nostopstate};
    std::shared_ptr<ReportJob> job_;
    /// Held because an indicator does not hold its factory.
    css::uno::Reference<css::task::XStatusIndicatorFactory> statusFactory_;
    css::uno::Reference<css::task::XStatusIndicator> status_;
    std::size_t reportsWanted_ = 1;
    std::set<std::string> reportsBegun_;
};

} // namespace odc::calc::dialog
