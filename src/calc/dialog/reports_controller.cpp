// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/reports_controller.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/main_thread.hpp"
#include "calc/workers.hpp"

#include "http/url.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/task/StatusIndicatorFactory.hpp>

#include <algorithm>
#include <utility>

namespace odc::calc::dialog {
namespace {

constexpr sal_Int32 fullBar = 100;

std::string nameOf(const css::lang::EventObject& event) {
    const Reference<css::awt::XControl> source(event.Source, UNO_QUERY);
    if (!source.is())
        return {};
    OUString name;
    Reference<css::beans::XPropertySet>(source->getModel(), UNO_QUERY_THROW)
        ->getPropertyValue("Name") >>= name;
    return fromUno(name);
}

/// A result size that every count parameter takes.
std::string sizeOf(bool isUnlimited) {
    return isUnlimited ? "unlimited" : "1000";
}

} // namespace

ReportsController::ReportsController(const Reference<css::uno::XComponentContext>& context,
                                     const Reference<css::frame::XFrame>& frame, Texts texts,
                                     std::vector<report::Report> reports,
                                     const std::vector<std::string>& preferred,
                                     const std::string& language)
    : context_(context), frame_(frame), texts_(std::move(texts)), reports_(std::move(reports)),
      form_(context, texts_, reports_, preferred, language) {}

void ReportsController::open(std::function<void()> onClosed) {
    onClosed_ = std::move(onClosed);
    form_.open(Reference<css::awt::XWindowPeer>(frame_->getContainerWindow(), UNO_QUERY_THROW));
    listen();
    remember();
    form_.form().dialog()->setVisible(true);
    form_.form().focus(form_.account().serviceUrl.empty() ? control::url
                       : form_.account().user.empty()     ? control::user
                                                          : control::password);
    later(&ReportsController::fillIn);
}

void ReportsController::listen() {
    Form& form = form_.form();
    for (const char* name : {control::connect, control::create, control::cancel}) {
        const auto button = form.as<css::awt::XButton>(name);
        button->addActionListener(this);
    }
    for (const char* name :
         {control::url, control::user, control::password, control::first, control::last})
        form.as<css::awt::XTextComponent>(name)->addTextListener(this);
    form.as<css::awt::XWindow>(control::password)->addFocusListener(this);
    form.as<css::awt::XCheckBox>(control::keep)->addItemListener(this);
    form.as<css::awt::XCheckBox>(control::all)->addItemListener(this);
    for (const std::string& name : form_.reportControls())
        form.as<css::awt::XCheckBox>(name)->addItemListener(this);
    form.as<css::awt::XListBox>(control::granularity)->addItemListener(this);
    form.dialog()->addTopWindowListener(this);
    frame_->addEventListener(static_cast<css::awt::XActionListener*>(this));
}

/// Address and user of the last time.
void ReportsController::remember() {
    const Settings settings = readSettings(context_);
    form_.form().setText(control::url, settings.serviceUrl);
    form_.form().setText(control::user, settings.user);
    form_.form().setTicked(control::keep, settings.isPasswordKept);
    form_.say(texts_("say.welcome"));
}

void ReportsController::actionPerformed(const css::awt::ActionEvent& event) {
    if (isClosed_)
        return;
    const std::string name = nameOf(event);
    if (name == control::connect)
        connect();
    else if (name == control::create)
        create();
    else if (name == control::cancel)
        cancel();
}

void ReportsController::itemStateChanged(const css::awt::ItemEvent& event) {
    if (isClosed_)
        return;
    const std::string name = nameOf(event);
    if (name == control::keep)
        later(&ReportsController::decideKeeping);
    else if (name == control::all)
        form_.followAll();
    else if (name == control::granularity)
        form_.followGranularity();
    else if (ReportsForm::isReport(name))
        form_.followReports();
}

void ReportsController::textChanged(const css::awt::TextEvent&) {
    if (!isClosed_ && form_.noteIsoDays())
        later(&ReportsController::showIsoDays);
    if (!isClosed_ && (phase_ == Phase::connected || phase_ == Phase::connecting) &&
        form_.account() != account_)
        disconnect();
}

void ReportsController::showIsoDays() {
    form_.showIsoDays();
}

void ReportsController::focusLost(const css::awt::FocusEvent& event) {
    if (isClosed_ || event.Temporary || phase_ != Phase::disconnected)
        return;
    const Account account = form_.account();
    if (!account.serviceUrl.empty() && !account.user.empty() && !account.password.empty() &&
        account != account_)
        later(&ReportsController::connect);
}

/// Also on Esc.
void ReportsController::windowClosing(const css::lang::EventObject&) {
    if (!isClosed_)
        cancel();
}

void ReportsController::disposing(const css::lang::EventObject& event) {
    if (event.Source == frame_)
        close();
}

void ReportsController::connect() {
    if (phase_ == Phase::running || phase_ == Phase::connecting)
        return;
    Account account = form_.account();
    auto url = http::parseUrl(account.serviceUrl);
    if (!url) {
        sayError(url.error());
        form_.form().focus(control::url);
        return;
    }
    if (!url->user.empty() || !url->password.empty()) {
        // An address with a sign-in inside: the parts go where they belong, and nowhere else.
        account.user = url->user.empty() ? account.user : url->user;
        account.password = url->password.empty() ? account.password : url->password;
        account.serviceUrl = url->text();
        form_.form().setText(control::url, toUno(account.serviceUrl));
        form_.form().setText(control::user, toUno(account.user));
        form_.form().setText(control::password, toUno(account.password));
    }
    account_ = account;
    ++attempt_;
    setPhase(Phase::connecting);
    form_.say(texts_("say.connecting", {toUno(url->host)}));
    const rtl::Reference<ReportsController> self(this);
    ask_ = workers::start(context_, [self, account, attempt = attempt_, reports = reports_,
                                     context = context_](const std::stop_token& stop) {
        auto offer = std::make_shared<base::Result<Offer>>(askForOffer(account, reports, stop));
        main_thread::post(context, [self, attempt, offer] { self->connected(attempt, *offer); });
    });
}

void ReportsController::connected(int attempt, const base::Result<Offer>& offer) {
    if (isClosed_ || attempt != attempt_ || phase_ != Phase::connecting)
        return;
    if (!offer) {
        setPhase(Phase::disconnected);
        sayError(offer.error());
        return;
    }
    setPhase(Phase::connected);
    form_.showOffer(*offer);
    OUString text =
        texts_("say.connected", {OUString::number(static_cast<sal_Int32>(offer->reports.size()))});
    const OUString kept = keepPassword();
    if (isClosed_)
        return;
    if (!kept.isEmpty())
        text += "\n" + kept;
    form_.say(text);
}

void ReportsController::disconnect() {
    ask_.request_stop();
    ++attempt_;
    account_ = {};
    setPhase(Phase::disconnected);
    form_.hideOffer();
    form_.say(texts_("say.welcome"));
}

void ReportsController::create() {
    if (phase_ != Phase::connected)
        return;
    ReportRequest wanted = request();
    const auto first = form_.firstDay();
    const auto last = form_.lastDay();
    if (wanted.reports.empty())
        return form_.say(texts_("say.noReport"));
    if (!first || !last)
        return form_.say(texts_("say.noDay"));
    if (*last < *first)
        return form_.say(texts_("say.daysReversed"));
    const Reference<css::frame::XController> controller = frame_->getController();
    const Reference<css::sheet::XSpreadsheetDocument> document(
        controller.is() ? controller->getModel() : nullptr, UNO_QUERY);
    if (!document.is())
        return form_.say(texts_("say.noDocument"));

    reportsWanted_ = wanted.reports.size();
    reportsBegun_.clear();
    setPhase(Phase::running);
    form_.form().focus(control::cancel);
    form_.say(texts_("say.making"));
    startStatus();
    const rtl::Reference<ReportsController> self(this);
    job_ = ReportJob::start(
        context_, document, std::move(wanted),
        [self](const base::Progress& progress) { self->progressed(progress); },
        [self](const ReportOutcome& outcome) { self->finished(outcome); });
}

ReportRequest ReportsController::request() const {
    ReportRequest request;
    request.serviceUrl = account_.serviceUrl;
    request.user = account_.user;
    request.password = account_.password;
    request.reports = form_.chosenReports();
    request.withOverview = form_.wantsOverview();
    const auto first = form_.firstDay();
    const auto last = form_.lastDay();
    for (const report::Report& report : reports_) {
        if (std::find(request.reports.begin(), request.reports.end(), report.name) ==
            request.reports.end())
            continue;
        if (const std::string parameter = granularityParameterOf(report); !parameter.empty())
            request.arguments[parameter] = form_.granularity();
        if (report.period && !report.period->firstParameter.empty() && first)
            request.arguments[report.period->firstParameter] = base::formatDay(*first);
        if (report.period && !report.period->lastParameter.empty() && last)
            request.arguments[report.period->lastParameter] = base::formatDay(*last);
        for (const report::Parameter& parameter : report.parameters)
            if (parameter.type == report::ParameterType::count)
                request.arguments[parameter.name] = sizeOf(form_.isUnlimited());
    }
    return request;
}

/// A report is a part of the bar; which part of it is done is known where the service counts.
void ReportsController::progressed(const base::Progress& progress) {
    if (isClosed_ || phase_ != Phase::running)
        return;
    if (!progress.what.empty())
        reportsBegun_.insert(progress.what);
    const OUString text =
        progress.rows > 0
            ? texts_("say.progress", {toUno(progress.what), OUString::number(progress.rows)})
            : toUno(progress.what);
    const double inside = progress.rowsTotal && *progress.rowsTotal > 0
                              ? std::min(1.0, static_cast<double>(progress.rows) /
                                                  static_cast<double>(*progress.rowsTotal))
                              : 0.5;
    const std::size_t begun = std::clamp<std::size_t>(reportsBegun_.size(), 1, reportsWanted_);
    const auto value = static_cast<sal_Int32>(fullBar * (static_cast<double>(begun - 1) + inside) /
                                              static_cast<double>(reportsWanted_));
    form_.say(text);
    form_.showProgress(value);
    if (status_.is()) {
        status_->setText(text);
        status_->setValue(value);
    }
}

void ReportsController::finished(const ReportOutcome& outcome) {
    endStatus();
    job_.reset();
    if (isClosed_)
        return;
    setPhase(Phase::connected);
    form_.form().focus(control::create);
    if (outcome.error && outcome.error->kind == base::ErrorKind::cancelled)
        return form_.say(texts_("say.cancelled"));
    if (outcome.error)
        return sayError(*outcome.error);
    if (outcome.warnings.empty())
        return close();
    OUString text =
        texts_("say.done", {OUString::number(static_cast<sal_Int32>(outcome.sheets.size()))});
    for (const std::string& warning : outcome.warnings)
        text += "\n" + toUno(warning);
    form_.say(text);
    form_.form().set(control::cancel, "Label", Any(texts_("action.close")));
    form_.form().focus(control::cancel);
}

/// While reports are being made, it stops them and leaves the window; else it closes the window.
void ReportsController::cancel() {
    if (phase_ != Phase::running)
        return later(&ReportsController::close);
    form_.say(texts_("say.stopping"));
    if (job_)
        job_->stop();
}

void ReportsController::setPhase(Phase phase) {
    phase_ = phase;
    form_.form().set(control::cancel, "Label", Any(texts_("action.cancel")));
    form_.showPhase(phase);
}

void ReportsController::sayError(const base::Error& error) {
    form_.say(toUno(base::describe(error)));
}

/// The frame's own indicator handles events while it paints, in the middle of our call; this one
/// does not.
void ReportsController::startStatus() {
    statusFactory_ =
        css::task::StatusIndicatorFactory::createWithFrame(context_, frame_, true, false);
    status_ = statusFactory_->createStatusIndicator();
    status_->start(texts_("say.making"), fullBar);
}

void ReportsController::endStatus() {
    if (!status_.is())
        return;
    try {
        status_->end();
    } catch (const css::lang::DisposedException&) {
        // The frame went first, and its status bar with it.
    }
    status_.clear();
    statusFactory_.clear();
}

void ReportsController::later(void (ReportsController::*work)()) {
    const rtl::Reference<ReportsController> self(this);
    main_thread::post(context_, [self, work] {
        if (!self->isClosed_)
            (*self.*work)();
    });
}

void ReportsController::toFront() {
    form_.form().dialog()->toFront();
}

void ReportsController::close() {
    if (isClosed_)
        return;
    isClosed_ = true;
    const rtl::Reference<ReportsController> self(this);
    ask_.request_stop();
    if (job_)
        job_->stop();
    job_.reset();
    endStatus();
    form_.form().close();
    frame_->removeEventListener(static_cast<css::awt::XActionListener*>(this));
    if (onClosed_)
        onClosed_();
}

} // namespace odc::calc::dialog
