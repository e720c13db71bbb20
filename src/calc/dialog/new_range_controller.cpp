// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/new_range_controller.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/preview_text.hpp"
#include "calc/main_thread.hpp"
#include "calc/ranges/argument_cells.hpp"
#include "calc/ranges/window.hpp"
#include "calc/workers.hpp"

#include "report/url_report.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

#include <algorithm>
#include <utility>

namespace odc::calc::dialog {
namespace {

namespace control {
constexpr const char* url = "url";
constexpr const char* user = "user";
constexpr const char* password = "password";
constexpr const char* target = "target";
constexpr const char* preview = "preview";
constexpr const char* rows = "rows";
constexpr const char* message = "message";
constexpr const char* insert = "insert";
constexpr const char* cancel = "cancel";
} // namespace control

constexpr sal_Int16 bullet = 0x2022;
constexpr std::int64_t rowsPreviewed = 8;

std::string nameOf(const css::lang::EventObject& event) {
    const Reference<css::awt::XControl> source(event.Source, UNO_QUERY);
    OUString name;
    if (source.is())
        Reference<css::beans::XPropertySet>(source->getModel(), UNO_QUERY_THROW)
            ->getPropertyValue("Name") >>= name;
    return fromUno(name);
}

/// "$Sheet1.$A$1" as a person writes it: "Sheet1.A1".
OUString plainAddress(const ranges::CursorPlace& cursor) {
    return ranges::placeText(cursor.sheet, {cursor.column, cursor.row, cursor.column, cursor.row})
        .replaceAll("$", "");
}

} // namespace

NewRangeController::NewRangeController(const Reference<css::uno::XComponentContext>& context,
                                       const Reference<css::frame::XFrame>& frame, Texts texts)
    : context_(context), frame_(frame), texts_(std::move(texts)),
      form_(context, texts_("range.title")) {
    addControls();
}

void NewRangeController::addControls() {
    form_.add("FixedText", "urlLabel", {{"Label", Any(texts_("range.url"))}});
    form_.add("Edit", control::url, {{"HelpText", Any(texts_("range.url.help"))}});
    form_.add("FixedText", "userLabel", {{"Label", Any(texts_("range.user"))}});
    form_.add("Edit", control::user, {{"HelpText", Any(texts_("range.user.help"))}});
    form_.add("FixedText", "passwordLabel", {{"Label", Any(texts_("range.password"))}});
    form_.add("Edit", control::password, {{"EchoChar", Any(bullet)}});
    form_.add("FixedText", "targetLabel", {{"Label", Any(texts_("range.target"))}});
    form_.add("Edit", control::target, {{"HelpText", Any(texts_("range.target.help"))}});
    form_.add("Button", control::preview, {{"Label", Any(texts_("range.preview"))}});
    form_.add("FixedText", "rowsLabel", {{"Label", Any(texts_("range.rows"))}});
    form_.add("Edit", control::rows,
              {{"MultiLine", Any(true)},
               {"ReadOnly", Any(true)},
               {"HScroll", Any(true)},
               {"AutoVScroll", Any(true)},
               {"FontName", Any(OUString("Monospace"))},
               {"FontHeight", Any(9.0F)}});
    form_.add("FixedText", "messageLabel", {{"Label", Any(texts_("range.say"))}});
    form_.add("Edit", control::message,
              {{"MultiLine", Any(true)}, {"ReadOnly", Any(true)}, {"AutoVScroll", Any(true)}});
    form_.add("Button", control::insert,
              {{"Label", Any(texts_("range.insert"))}, {"DefaultButton", Any(true)}});
    form_.add("Button", control::cancel, {{"Label", Any(texts_("action.cancel"))}});
}

void NewRangeController::arrange() {
    const auto field = [this](const char* name, int height) {
        Cell cell{name, form_.pixels(260, height), true};
        return cell;
    };
    const int lineHeight = form_.cell(control::url).size.height;
    const auto line = [this, lineHeight](const char* name) {
        Cell cell{name, {form_.pixels(60, 0).width, lineHeight}, true};
        return cell;
    };
    form_.arrange(
        {
            {RowKind::labelled, {form_.cell("urlLabel"), line(control::url)}},
            {RowKind::labelled,
             {form_.cell("userLabel"), line(control::user), form_.cell("passwordLabel"),
              line(control::password)}},
            {RowKind::labelled,
             {form_.cell("targetLabel"), line(control::target), form_.cell(control::preview)}},
            {RowKind::labelled, {form_.cell("rowsLabel"), field(control::rows, 80)}, 1, true},
            {RowKind::labelled, {form_.cell("messageLabel"), field(control::message, 36)}},
            {RowKind::buttons, {form_.cell(control::insert), form_.cell(control::cancel)}, 1, true},
        },
        form_.pixels(330, 0).width);
}

void NewRangeController::open(std::function<void()> onClosed) {
    onClosed_ = std::move(onClosed);
    form_.open(Reference<css::awt::XWindowPeer>(frame_->getContainerWindow(), UNO_QUERY_THROW));
    arrange();
    for (const char* name : {control::preview, control::insert, control::cancel})
        form_.as<css::awt::XButton>(name)->addActionListener(this);
    form_.dialog()->addTopWindowListener(this);
    frame_->addEventListener(static_cast<css::awt::XActionListener*>(this));
    form_.setText(control::target, plainAddress(ranges::cursorIn(frame_)));
    say(texts_("range.welcome"));
    form_.dialog()->setVisible(true);
    form_.focus(control::url);
}

void NewRangeController::toFront() {
    form_.dialog()->toFront();
}

void NewRangeController::actionPerformed(const css::awt::ActionEvent& event) {
    if (isClosed_)
        return;
    const std::string name = nameOf(event);
    if (name == control::preview)
        preview();
    else if (name == control::insert)
        insert();
    else if (name == control::cancel)
        cancel();
}

/// Also on Esc.
void NewRangeController::windowClosing(const css::lang::EventObject&) {
    if (!isClosed_)
        cancel();
}

void NewRangeController::disposing(const css::lang::EventObject& event) {
    if (event.Source == frame_)
        close();
}

std::optional<ranges::NewRange> NewRangeController::wanted() {
    const auto made = report::reportOfUrl(fromUno(form_.text(control::url)));
    if (!made) {
        say(toUno(base::describe(made.error())));
        form_.focus(control::url);
        return std::nullopt;
    }
    ranges::NewRange range;
    range.serviceUrl = made->serviceUrl;
    range.report = made->report.text;
    range.user = fromUno(form_.text(control::user).trim());
    range.password = fromUno(form_.text(control::password));
    range.isTyped = true;
    return range;
}

std::optional<TargetCell> NewRangeController::target() {
    const auto document = ranges::documentIn(frame_);
    const ranges::CursorPlace cursor = ranges::cursorIn(frame_);
    const auto cells =
        ranges::cellsCalled(document, cursor.sheet, form_.text(control::target).trim());
    if (!cells.is()) {
        say(texts_("range.noCell"));
        form_.focus(control::target);
        return std::nullopt;
    }
    const css::table::CellRangeAddress at =
        Reference<css::sheet::XCellRangeAddressable>(cells, UNO_QUERY_THROW)->getRangeAddress();
    const Reference<css::sheet::XSheetCellRange> on(cells, UNO_QUERY_THROW);
    return TargetCell{on->getSpreadsheet(), at.StartColumn, at.StartRow};
}

void NewRangeController::preview() {
    const auto range = wanted();
    if (!range || job_)
        return;
    ask_.request_stop();
    const ranges::CursorPlace cursor = ranges::cursorIn(frame_);
    auto question = ranges::previewQuestion(context_, ranges::documentIn(frame_), cursor.sheet,
                                            *range, rowsPreviewed);
    if (!question)
        return say(toUno(base::describe(question.error())));
    question->nullDate =
        base::Day{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};
    say(texts_("range.asking"));
    const rtl::Reference<NewRangeController> self(this);
    ask_ = workers::start(context_, [self, question = std::move(question).value(),
                                     attempt = ++attempt_,
                                     context = context_](const std::stop_token& stop) {
        base::Task task;
        task.stop = stop;
        auto rows = std::make_shared<base::Result<ranges::FetchedRange>>(
            ranges::fetchRange(question, task));
        main_thread::post(context, [self, attempt, rows] { self->previewed(attempt, *rows); });
    });
}

void NewRangeController::previewed(int attempt, const base::Result<ranges::FetchedRange>& rows) {
    if (isClosed_ || attempt != attempt_ || job_)
        return;
    if (!rows)
        return say(toUno(base::describe(rows.error())));
    form_.setText(control::rows, toUno(previewText(*rows)));
    say(texts_("range.previewed",
               {OUString::number(static_cast<sal_Int32>(rows->columns.size()))}));
}

void NewRangeController::insert() {
    if (job_)
        return;
    const auto range = wanted();
    if (!range)
        return;
    const auto cell = target();
    if (!cell)
        return;
    ask_.request_stop();
    const auto job = ranges::startInsert(context_, ranges::documentIn(frame_), *cell, *range);
    if (!job)
        return say(toUno(base::describe(job.error())));
    job_ = *job;
    setRunning(true);
    say(texts_("range.inserting"));
    const rtl::Reference<NewRangeController> self(this);
    job_->listen(
        [self](const base::Progress& progress) {
            if (!self->isClosed_ && progress.rows > 0)
                self->say(self->texts_("range.progress", {OUString::number(progress.rows)}));
        },
        [self](const ranges::RangeOutcome& outcome) { self->finished(outcome); });
}

void NewRangeController::finished(const ranges::RangeOutcome& outcome) {
    job_.reset();
    if (isClosed_)
        return;
    setRunning(false);
    if (outcome.error && outcome.error->kind == base::ErrorKind::cancelled)
        return say(texts_("range.stopped"));
    if (outcome.error)
        return say(toUno(base::describe(*outcome.error)));
    const auto document = ranges::documentIn(frame_);
    if (const auto place = ranges::DocumentRanges(document).place(outcome.name))
        ranges::select(frame_, place->sheet,
                       {place->area.column, place->area.row, place->area.column, place->area.row});
    later(&NewRangeController::close);
}

/// While rows are being fetched it stops them and leaves the window; else it closes the window.
void NewRangeController::cancel() {
    if (!job_)
        return later(&NewRangeController::close);
    say(texts_("say.stopping"));
    job_->stop();
}

void NewRangeController::setRunning(bool isRunning) {
    for (const char* name : {control::url, control::user, control::password, control::target,
                             control::preview, control::insert})
        form_.setEnabled(name, !isRunning);
    form_.focus(isRunning ? control::cancel : control::insert);
}

/// The whole text also as a tool tip: a field shows a few lines only.
void NewRangeController::say(const OUString& text) const {
    form_.setText(control::message, text);
    form_.set(control::message, "HelpText", Any(text));
}

void NewRangeController::later(void (NewRangeController::*work)()) {
    const rtl::Reference<NewRangeController> self(this);
    main_thread::post(context_, [self, work] {
        if (!self->isClosed_)
            (*self.*work)();
    });
}

void NewRangeController::close() {
    if (isClosed_)
        return;
    isClosed_ = true;
    const rtl::Reference<NewRangeController> self(this);
    ask_.request_stop();
    if (job_)
        job_->stop();
    job_.reset();
    form_.close();
    frame_->removeEventListener(static_cast<css::awt::XActionListener*>(this));
    if (onClosed_)
        onClosed_();
}

} // namespace odc::calc::dialog
