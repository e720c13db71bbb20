// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/range_dialog.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/package.hpp"
#include "calc/dialog/preview_text.hpp"
#include "calc/dialog/range_dialogs.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/dialog/trust_question.hpp"
#include "calc/main_thread.hpp"
#include "calc/ranges/argument_cells.hpp"
#include "calc/ranges/window.hpp"
#include "calc/workers.hpp"

#include "report/url_report.hpp"

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
constexpr const char* accept = "accept";
constexpr const char* cancel = "cancel";
} // namespace control

constexpr sal_Int16 bullet = 0x2022;
constexpr std::int64_t rowsPreviewed = 8;

std::string argumentControl(std::size_t index) {
    return "argument" + std::to_string(index);
}

/// "$Sheet1.$A$1" as a person writes it: "Sheet1.A1".
OUString plainAddress(const ranges::CursorPlace& cursor) {
    return ranges::placeText(cursor.sheet, {cursor.column, cursor.row, cursor.column, cursor.row})
        .replaceAll("$", "");
}

std::string asked(const ranges::NewRange& range) {
    return ranges::addressAsked(range.serviceUrl, range.report);
}

} // namespace

RangeDialog::RangeDialog(const Reference<css::uno::XComponentContext>& context,
                         const Reference<css::frame::XFrame>& frame, const Texts& texts,
                         std::optional<EditedRange> edited)
    : FrameDialog(context, frame, texts,
                  edited ? texts("edit.title", {edited->name}) : texts("range.title")),
      edited_(std::move(edited)) {
    addControls();
}

void RangeDialog::addControls() {
    const bool isService = edited_ && !edited_->url;
    addLabel("urlLabel", isService ? texts_("edit.service") : texts_("range.url"));
    addEdit(control::url, isService ? texts_("edit.service.help") : texts_("range.url.help"));
    addLabel("userLabel", texts_("range.user"));
    addEdit(control::user, texts_("range.user.help"));
    addLabel("passwordLabel", texts_("range.password"));
    form_.add("Edit", control::password,
              {{"EchoChar", Any(bullet)},
               {"HelpText", Any(edited_ ? texts_("edit.password.help") : OUString())}});
    if (edited_) {
        addArguments();
    } else {
        addLabel("targetLabel", texts_("range.target"));
        addEdit(control::target, texts_("range.target.help"));
    }
    addButton(control::preview, texts_("range.preview"), false);
    addLabel("rowsLabel", texts_("range.rows"));
    form_.add("Edit", control::rows,
              {{"MultiLine", Any(true)},
               {"ReadOnly", Any(true)},
               {"HScroll", Any(true)},
               {"AutoVScroll", Any(true)},
               {"FontName", Any(OUString("Monospace"))},
               {"FontHeight", Any(9.0F)}});
    addMessage(texts_("range.say"));
    addButton(control::accept, edited_ ? texts_("edit.accept") : texts_("range.insert"), true);
    addButton(control::cancel, texts_("action.cancel"), false);
}

void RangeDialog::addArguments() {
    const std::string language = fromUno(readUiLanguage(context_));
    for (std::size_t i = 0; i < edited_->report.parameters.size(); ++i) {
        const report::Parameter& parameter = edited_->report.parameters[i];
        const std::string& label = parameter.label.in(language);
        OUString help = texts_("edit.argument.help");
        for (const std::string& choice : parameter.choices)
            help += (&choice == &parameter.choices.front() ? OUString(" ") : OUString(", ")) +
                    toUno(choice);
        addLabel((argumentControl(i) + "Label").c_str(),
                 toUno(label.empty() ? parameter.name : label) + ":");
        addEdit(argumentControl(i).c_str(), help);
    }
}

void RangeDialog::arrange() {
    const auto field = [this](const char* name, int height) {
        return Cell{name, form_.pixels(260, height), true};
    };
    std::vector<Row> rows{
        {RowKind::labelled, {form_.cell("urlLabel"), line(control::url)}},
        {RowKind::labelled,
         {form_.cell("userLabel"), line(control::user), form_.cell("passwordLabel"),
          line(control::password)}},
    };
    if (edited_) {
        for (std::size_t i = 0; i < edited_->report.parameters.size(); ++i) {
            const std::string name = argumentControl(i);
            rows.push_back({RowKind::labelled, {form_.cell(name + "Label"), line(name)}});
        }
        rows.push_back({RowKind::beside, {form_.cell(control::preview)}});
    } else {
        rows.push_back(
            {RowKind::labelled,
             {form_.cell("targetLabel"), line(control::target), form_.cell(control::preview)}});
    }
    rows.push_back(
        {RowKind::labelled, {form_.cell("rowsLabel"), field(control::rows, 80)}, 1, true});
    rows.push_back(messageRow(36));
    rows.push_back(
        {RowKind::buttons, {form_.cell(control::accept), form_.cell(control::cancel)}, 1, true});
    form_.arrange(rows, form_.pixels(330, 0).width);
    fill();
    form_.focus(control::url);
}

void RangeDialog::fill() {
    if (!edited_) {
        form_.setText(control::target, plainAddress(ranges::cursorIn(frame_)));
        return say(texts_("range.welcome"));
    }
    const report::RangeDefinition& definition = edited_->definition;
    form_.setText(control::url, toUno(edited_->url.value_or(definition.serviceUrl)));
    form_.setText(control::user, toUno(definition.user));
    for (std::size_t i = 0; i < edited_->report.parameters.size(); ++i) {
        const report::Parameter& parameter = edited_->report.parameters[i];
        const auto given =
            std::ranges::find(definition.arguments, parameter.name, &report::RangeArgument::name);
        if (given == definition.arguments.end())
            form_.setText(argumentControl(i), toUno(parameter.defaultValue));
        else
            form_.setText(argumentControl(i),
                          given->cell.empty() ? toUno(given->value) : "=" + toUno(given->cell));
    }
    say(edited_->url ? texts_("edit.welcome") : texts_("edit.welcomeReport"));
}

void RangeDialog::pressed(const std::string& button) {
    if (button == control::preview)
        preview();
    else if (button == control::accept)
        accept();
    else if (button == control::cancel)
        cancel();
}

std::vector<report::RangeArgument> RangeDialog::arguments() const {
    std::vector<report::RangeArgument> given;
    if (!edited_)
        return given;
    for (std::size_t i = 0; i < edited_->report.parameters.size(); ++i) {
        const std::string text = fromUno(form_.text(argumentControl(i)).trim());
        const std::string& name = edited_->report.parameters[i].name;
        if (text.starts_with('='))
            given.push_back({name, "", text.substr(1)});
        else if (!text.empty())
            given.push_back({name, text, ""});
    }
    return given;
}

std::optional<ranges::NewRange> RangeDialog::wantedFromUrl() {
    const auto made = report::reportOfUrl(fromUno(form_.text(control::url)));
    if (!made) {
        say(toUno(base::describe(made.error())));
        form_.focus(control::url);
        return std::nullopt;
    }
    ranges::NewRange range;
    range.serviceUrl = made->serviceUrl;
    range.report = made->report.text;
    range.arguments = report::argumentsFromCells(made->report);
    return range;
}

std::optional<ranges::NewRange> RangeDialog::wanted() {
    std::optional<ranges::NewRange> range;
    if (edited_ && !edited_->url) {
        range.emplace();
        range->serviceUrl = fromUno(form_.text(control::url).trim());
        range->report = edited_->definition.report;
        range->arguments = arguments();
    } else {
        range = wantedFromUrl();
    }
    if (!range)
        return range;
    range->user = fromUno(form_.text(control::user).trim());
    range->password = fromUno(form_.text(control::password));
    // An address that the document brought along is not the user's, though he sees it here.
    range->isTyped =
        !edited_ || !ranges::isSameOrigin(range->serviceUrl, edited_->definition.serviceUrl);
    return range;
}

std::optional<TargetCell> RangeDialog::target() {
    const ranges::CursorPlace cursor = ranges::cursorIn(frame_);
    const auto cells =
        ranges::cellsCalled(document(), cursor.sheet, form_.text(control::target).trim());
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

void RangeDialog::preview() {
    const auto range = wanted();
    if (!range || job_)
        return;
    ask_.request_stop();
    const ranges::CursorPlace cursor = ranges::cursorIn(frame_);
    auto question = askingForTrust(context_, frame_, document(), asked(*range), range->user, [&] {
        return ranges::previewQuestion(context_, document(), cursor.sheet, *range, rowsPreviewed);
    });
    if (!question)
        return say(toUno(base::describe(question.error())));
    question->nullDate =
        base::Day{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};
    say(texts_("range.asking"));
    const rtl::Reference<RangeDialog> self(this);
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

void RangeDialog::previewed(int attempt, const base::Result<ranges::FetchedRange>& rows) {
    if (isClosed_ || attempt != attempt_ || job_)
        return;
    if (!rows)
        return say(toUno(base::describe(rows.error())));
    form_.setText(control::rows, toUno(previewText(*rows)));
    say(texts_("range.previewed",
               {OUString::number(static_cast<sal_Int32>(rows->columns.size()))}));
}

std::optional<base::Result<ranges::Job>> RangeDialog::start(const ranges::NewRange& range) {
    if (!edited_) {
        const auto cell = target();
        if (!cell)
            return std::nullopt;
        return ranges::startInsert(context_, document(), *cell, range);
    }
    return askingForTrust(context_, frame_, document(), asked(range), range.user, [&] {
        return ranges::startEdit(context_, document(), edited_->name, range);
    });
}

void RangeDialog::accept() {
    if (job_)
        return;
    const auto range = wanted();
    if (!range)
        return;
    ask_.request_stop();
    const auto job = start(*range);
    if (!job)
        return;
    if (!*job)
        return say(toUno(base::describe(job->error())));
    job_ = **job;
    setRunning(true);
    say(texts_("range.inserting"));
    const rtl::Reference<RangeDialog> self(this);
    job_->listen(
        [self](const base::Progress& progress) {
            if (!self->isClosed_ && progress.rows > 0)
                self->say(self->texts_("range.progress", {OUString::number(progress.rows)}));
        },
        [self](const ranges::RangeOutcome& outcome) { self->finished(outcome); });
}

void RangeDialog::finished(const ranges::RangeOutcome& outcome) {
    job_.reset();
    if (isClosed_)
        return;
    setRunning(false);
    if (outcome.error && outcome.error->kind == base::ErrorKind::cancelled)
        return say(texts_("range.stopped"));
    if (outcome.error)
        return say(toUno(base::describe(*outcome.error)));
    if (const auto place = ranges::DocumentRanges(document()).place(outcome.name))
        ranges::select(frame_, place->sheet,
                       {place->area.column, place->area.row, place->area.column, place->area.row});
    closeLater();
}

void RangeDialog::cancel() {
    if (!job_)
        return closeLater();
    say(texts_("say.stopping"));
    job_->stop();
}

void RangeDialog::closing() {
    ask_.request_stop();
    if (job_)
        job_->stop();
    job_.reset();
}

void RangeDialog::setRunning(bool isRunning) {
    std::vector<std::string> names{control::url, control::user, control::password, control::preview,
                                   control::accept};
    if (!edited_)
        names.emplace_back(control::target);
    else
        for (std::size_t i = 0; i < edited_->report.parameters.size(); ++i)
            names.push_back(argumentControl(i));
    for (const std::string& name : names)
        form_.setEnabled(name, !isRunning);
    form_.focus(isRunning ? control::cancel : control::accept);
}

ranges::Document RangeDialog::document() const {
    return ranges::documentIn(frame_);
}

void openNewRange(const Reference<css::uno::XComponentContext>& context,
                  const Reference<css::frame::XFrame>& frame) {
    if (!ranges::documentIn(frame).is())
        return;
    openOne(frame, "new", OUString(), [&]() -> rtl::Reference<FrameDialog> {
        return new RangeDialog(context, frame, Texts(context, dialogsUrl(context)), std::nullopt);
    });
}

void openEditRange(const Reference<css::uno::XComponentContext>& context,
                   const Reference<css::frame::XFrame>& frame, const OUString& range) {
    const ranges::Document document = ranges::documentIn(frame);
    const Texts texts(context, dialogsUrl(context));
    auto definition = ranges::DocumentRanges(document).definition(range);
    base::Result<report::Report> report =
        definition ? report::readReport(definition->report) : definition.error();
    if (!report)
        return ranges::showMessage(context, frame, texts("edit.title", {range}),
                                   toUno(base::describe(report.error())), true);
    EditedRange edited{range, *std::move(definition), *std::move(report), std::nullopt};
    edited.url = report::urlOf(edited.definition.serviceUrl, edited.report);
    if (edited.url)
        edited.report.parameters.clear(); // they stand in the address
    openOne(frame, "edit", range, [&]() -> rtl::Reference<FrameDialog> {
        return new RangeDialog(context, frame, texts, std::move(edited));
    });
}

} // namespace odc::calc::dialog
