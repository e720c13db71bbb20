// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_progress.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/log.hpp"
#include "calc/ranges/range_words.hpp"

#include <com/sun/star/awt/Key.hpp>
#include <com/sun/star/awt/XKeyHandler.hpp>
#include <com/sun/star/awt/XUserInputInterception.hpp>
#include <com/sun/star/frame/InfobarType.hpp>
#include <com/sun/star/frame/XInfobarProvider.hpp>
#include <com/sun/star/task/StatusIndicatorFactory.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace odc::calc::ranges {

namespace {

constexpr sal_Int32 fullBar = 100;

/// Held by the jobs' callbacks, and as key handler by the window, until the last job is over.
class RangeProgress final : public cppu::WeakImplHelper1<css::awt::XKeyHandler> {
public:
    RangeProgress(const Reference<css::uno::XComponentContext>& context, const Frame& frame,
                  Failures failures)
        : context_(context), frame_(frame), failuresShown_(failures),
          words_(rangeWordsIn(fromUno(dialog::readUiLanguage(context_)))) {}

    void begin(const std::vector<Job>& jobs) {
        // The frame's own indicator handles events while it paints, in the middle of our call.
        factory_ =
            css::task::StatusIndicatorFactory::createWithFrame(context_, frame_, true, false);
        indicator_ = factory_->createStatusIndicator();
        indicator_->start(words_.refreshing, fullBar);
        keys_.set(frame_->getController(), UNO_QUERY);
        if (keys_.is())
            keys_->addKeyHandler(this);
        jobs_ = jobs;
        left_ = jobs.size();
        const rtl::Reference<RangeProgress> self(this);
        for (const Job& job : jobs)
            job->listen([self](const base::Progress& progress) { self->progressed(progress); },
                        [self](const RangeOutcome& outcome) { self->finished(outcome); });
    }

    sal_Bool SAL_CALL keyPressed(const css::awt::KeyEvent& event) override {
        if (event.KeyCode != css::awt::Key::ESCAPE)
            return false;
        for (const Job& job : jobs_)
            job->stop();
        return true;
    }
    sal_Bool SAL_CALL keyReleased(const css::awt::KeyEvent&) override { return false; }
    void SAL_CALL disposing(const css::lang::EventObject&) override { keys_.clear(); }

private:
    void progressed(const base::Progress& progress) {
        if (!indicator_.is())
            return;
        OUString text = words_.refreshing + " " + toUno(progress.what);
        if (progress.rowsTotal && progress.rows > 0)
            text += ": " +
                    words_.rowsOf.replaceFirst("%1", OUString::number(progress.rows))
                        .replaceFirst("%2", OUString::number(*progress.rowsTotal)) +
                    estimate(progress);
        else if (progress.rows > 0)
            text += ": " + OUString::number(progress.rows) + " " + words_.rows;
        indicator_->setText(text);
        if (progress.rowsTotal && *progress.rowsTotal > 0)
            indicator_->setValue(static_cast<sal_Int32>(
                fullBar * std::min(1.0, static_cast<double>(progress.rows) /
                                            static_cast<double>(*progress.rowsTotal))));
    }

    /// How long at the pace so far; empty where that says nothing.
    [[nodiscard]] OUString estimate(const base::Progress& progress) const {
        const auto rows = static_cast<double>(progress.rows);
        const auto left = static_cast<double>(*progress.rowsTotal) - rows;
        const std::chrono::duration<double> since = std::chrono::steady_clock::now() - begun_;
        const sal_Int64 seconds = std::lround(since.count() * left / rows);
        if (seconds < 2)
            return {};
        return ", " + words_.secondsLeft.replaceFirst("%1", OUString::number(seconds));
    }

    void finished(const RangeOutcome& outcome) {
        if (outcome.error && outcome.error->kind != base::ErrorKind::cancelled)
            failures_ += (failures_.isEmpty() ? OUString() : OUString("\n\n")) + outcome.name +
                         ": " + toUno(base::describe(*outcome.error));
        if (--left_ > 0)
            return;
        try {
            indicator_->end();
            if (keys_.is())
                keys_->removeKeyHandler(this);
        } catch (const css::uno::Exception& e) {
            log("the window went before its refresh", e.Message);
            failures_ = {};
        }
        indicator_.clear();
        factory_.clear();
        keys_.clear();
        jobs_.clear();
        try {
            tellFailures();
        } catch (const css::uno::Exception& e) {
            log("nobody could be told that a refresh failed", e.Message);
        }
    }

    void tellFailures() {
        if (failuresShown_ == Failures::inBox) {
            if (!failures_.isEmpty())
                showMessage(context_, frame_, words_.notRefreshed, failures_, true);
            return;
        }
        const OUString bar("org.calcodata.failed");
        const Reference<css::frame::XInfobarProvider> bars(frame_->getController(), UNO_QUERY);
        if (!bars.is())
            return;
        if (bars->hasInfobar(bar))
            bars->removeInfobar(bar);
        if (!failures_.isEmpty())
            bars->appendInfobar(bar, words_.notRefreshed, failures_,
                                css::frame::InfobarType::WARNING, {}, true);
    }

    Reference<css::uno::XComponentContext> context_;
    Frame frame_;
    Failures failuresShown_;
    RangeWords words_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    /// Held because an indicator does not hold its factory.
    Reference<css::task::XStatusIndicatorFactory> factory_;
    Reference<css::task::XStatusIndicator> indicator_;
    Reference<css::awt::XUserInputInterception> keys_;
    std::vector<Job> jobs_;
    std::size_t left_ = 0;
    OUString failures_;
};

} // namespace

void showProgress(const Reference<css::uno::XComponentContext>& context, const Frame& frame,
                  const std::vector<Job>& jobs, Failures failures) {
    if (jobs.empty())
        return;
    const rtl::Reference<RangeProgress> progress(new RangeProgress(context, frame, failures));
    progress->begin(jobs);
}

} // namespace odc::calc::ranges
