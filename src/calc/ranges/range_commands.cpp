// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_commands.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/range_dialogs.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/dialog/trust_question.hpp"
#include "calc/ranges/cell_origin.hpp"
#include "calc/ranges/command_states.hpp"
#include "calc/ranges/host_wishes.hpp"
#include "calc/ranges/last_changes.hpp"
#include "calc/ranges/range_progress.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/ranges/range_words.hpp"
#include "calc/ranges/window.hpp"

#include <algorithm>
#include <array>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;

std::optional<OUString> rangeUnderCursor(const Frame& frame, const Document& document) {
    const CursorPlace cursor = cursorIn(frame);
    return DocumentRanges(document).rangeAt(cursor.sheet, cursor.column, cursor.row);
}

/// One command on one window.
class Commands {
public:
    Commands(const Context& context, const Frame& frame)
        : context_(context), frame_(frame), document_(documentIn(frame)),
          words_(rangeWordsIn(fromUno(dialog::readUiLanguage(context)))) {}

    [[nodiscard]] bool hasDocument() const { return document_.is(); }

    void refreshHere() const {
        if (const auto here = hereOrSay())
            refresh({*here});
    }

    void refreshAll() const {
        const std::vector<OUString> names = DocumentRanges(document_).names();
        if (names.empty())
            return say(words_.noRanges);
        refresh(names);
    }

    void stop() const {
        for (const Job& job : runningJobs(document_))
            job->stop();
    }

    void explain() const {
        if (!hereOrSay())
            return;
        const CursorPlace cursor = cursorIn(frame_);
        const auto origin = originOf(document_, cursor.sheet, cursor.column, cursor.row);
        say(origin ? describeOrigin(*origin, fromUno(dialog::readUiLanguage(context_)))
                   : toUno(base::describe(origin.error())));
    }

    /// The range after the one that the cursor stands in, and after the last the first.
    void goTo() const {
        DocumentRanges ranges(document_);
        const std::vector<OUString> names = ranges.names();
        if (names.empty())
            return say(words_.noRanges);
        const std::optional<OUString> here = rangeUnderCursor(frame_, document_);
        auto next = here ? std::ranges::find(names, *here) : names.end();
        next = next == names.end() || next + 1 == names.end() ? names.begin() : next + 1;
        if (const auto place = ranges.place(*next))
            select(frame_, place->sheet, place->area);
    }

    void remove() const {
        const auto here = hereOrSay();
        if (!here)
            return;
        const base::Result<void> removed = removeRange(context_, document_, *here);
        if (!removed)
            say(toUno(base::describe(removed.error())));
    }

    void edit() const { openHere(dialog::openEditRange); }
    void properties() const { openHere(dialog::openRangeProperties); }
    void changes() const { openHere(dialog::openRangeChanges); }
    /// Marks what the last refreshes change, or marks no longer.
    void mark() const {
        const auto here = hereOrSay();
        if (!here)
            return;
        auto definition = DocumentRanges(document_).definition(*here);
        if (!definition)
            return say(toUno(base::describe(definition.error())));
        bool& marks = definition->properties.marksChanges;
        marks = !marks;
        const auto done = changeDefinition(document_, *here, *definition,
                                           fromUno(dialog::readUiLanguage(context_)));
        if (!done)
            return say(toUno(base::describe(done.error())));
        tellStates(context_);
        const auto changes = lastChanges(document_, *here);
        if (marks && (!changes || changes->rows.empty()))
            say(words_.nothingToMark);
    }
    void allowHost() const { allowWished(context_, frame_); }
    void refuseHost() const { refuseWished(context_, frame_); }

private:
    void say(const OUString& text) const {
        showMessage(context_, frame_, words_.title, text, false);
    }

    [[nodiscard]] std::optional<OUString> hereOrSay() const {
        std::optional<OUString> here = rangeUnderCursor(frame_, document_);
        if (!here)
            say(words_.noRangeHere);
        return here;
    }

    void openHere(void (*open)(const Context&, const Frame&, const OUString&)) const {
        if (const auto here = hereOrSay())
            open(context_, frame_, *here);
    }

    void refresh(const std::vector<OUString>& names) const {
        std::vector<Job> jobs;
        OUString refused;
        for (const OUString& name : names) {
            const base::Result<Job> job = startOrAsk(name);
            if (job)
                jobs.push_back(*job);
            else
                refused += (refused.isEmpty() ? OUString() : OUString("\n\n")) + name + ": " +
                           toUno(base::describe(job.error()));
        }
        showProgress(context_, frame_, jobs, Failures::inBox);
        if (!refused.isEmpty())
            showMessage(context_, frame_, words_.notRefreshed, refused, true);
    }

    [[nodiscard]] base::Result<Job> startOrAsk(const OUString& name) const {
        const auto definition = DocumentRanges(document_).definition(name);
        if (!definition)
            return definition.error();
        return dialog::askingForTrust(
            context_, frame_, document_, addressAsked(definition->serviceUrl, definition->report),
            definition->user, [&] { return startRefresh(context_, document_, name); });
    }

    const Context& context_;
    const Frame& frame_;
    Document document_;
    RangeWords words_;
};

enum class Needs { nothing, document, ranges, rangeHere, idleRangeHere, refreshing };

struct Command {
    std::string_view name;
    void (Commands::*run)() const;
    Needs needs;
};

constexpr std::array<Command, 12> commands{{
    {"RefreshRange", &Commands::refreshHere, Needs::idleRangeHere},
    {"RefreshAll", &Commands::refreshAll, Needs::ranges},
    {"StopRefresh", &Commands::stop, Needs::refreshing},
    {"EditRange", &Commands::edit, Needs::idleRangeHere},
    {"RangeProperties", &Commands::properties, Needs::rangeHere},
    {"RangeChanges", &Commands::changes, Needs::rangeHere},
    {"MarkChanges", &Commands::mark, Needs::rangeHere},
    {"GoToRange", &Commands::goTo, Needs::ranges},
    {"ExplainCell", &Commands::explain, Needs::rangeHere},
    {"RemoveRange", &Commands::remove, Needs::rangeHere},
    {"AllowHost", &Commands::allowHost, Needs::nothing},
    {"RefuseHost", &Commands::refuseHost, Needs::nothing},
}};

const Command* find(std::string_view name) {
    const auto* const found = std::ranges::find(commands, name, &Command::name);
    return found == commands.end() ? nullptr : found;
}

} // namespace

bool isRangeCommand(std::string_view command) {
    return find(command) != nullptr;
}

void runRangeCommand(const Context& context, const Frame& frame, std::string_view command) {
    const Commands on(context, frame);
    const Command* const found = find(command);
    if (found && on.hasDocument())
        (on.*found->run)();
}

CommandStanding standingIn(const Frame& frame) {
    CommandStanding standing;
    const Document document = frame.is() ? documentIn(frame) : nullptr;
    if (!document.is())
        return standing;
    standing.isSpreadsheet = true;
    standing.hasRanges = !DocumentRanges(document).names().empty();
    standing.isRefreshing = !runningJobs(document).empty();
    if (!standing.hasRanges)
        return standing;
    const auto here = rangeUnderCursor(frame, document);
    standing.isInRange = here.has_value();
    standing.isRangeRefreshing = here && runningJob(document, *here) != nullptr;
    const auto definition =
        here ? DocumentRanges(document).definition(*here) : report::RangeDefinition();
    standing.marksChanges = definition && definition->properties.marksChanges;
    return standing;
}

std::optional<bool> isCheckedIn(const CommandStanding& standing, std::string_view command) {
    return command == "MarkChanges" ? std::optional(standing.marksChanges) : std::nullopt;
}

bool isEnabledIn(const CommandStanding& standing, std::string_view command) {
    const Command* const found = find(command);
    switch (found ? found->needs : Needs::document) {
    case Needs::nothing: // a bar that asks is shown in a document's window only
        return true;
    case Needs::document:
        return standing.isSpreadsheet;
    case Needs::ranges:
        return standing.hasRanges;
    case Needs::rangeHere:
        return standing.isInRange;
    case Needs::idleRangeHere:
        return standing.isInRange && !standing.isRangeRefreshing;
    case Needs::refreshing:
        return standing.isRefreshing;
    }
    return false;
}

} // namespace odc::calc::ranges
