// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_commands.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/dialog/trust_question.hpp"
#include "calc/ranges/range_progress.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/ranges/range_words.hpp"
#include "calc/ranges/window.hpp"

#include <algorithm>
#include <array>

namespace odc::calc::ranges {

namespace {

constexpr std::array<std::string_view, 5> commands{"RefreshRange", "RefreshAll", "StopRefresh",
                                                   "RemoveRange", "GoToRange"};

/// One command on one window.
class Commands {
public:
    Commands(const Reference<css::uno::XComponentContext>& context, const Frame& frame)
        : context_(context), frame_(frame), document_(documentIn(frame)),
          words_(rangeWordsIn(fromUno(dialog::readUiLanguage(context)))) {}

    void run(std::string_view command) {
        if (!document_.is())
            return;
        if (command == "RefreshAll")
            return refresh(DocumentRanges(document_).names(), words_.noRanges);
        if (command == "StopRefresh")
            return stop();
        if (command == "GoToRange")
            return goTo();
        const CursorPlace cursor = cursorIn(frame_);
        const std::optional<OUString> here =
            DocumentRanges(document_).rangeAt(cursor.sheet, cursor.column, cursor.row);
        if (!here)
            return say(words_.noRangeHere);
        if (command == "RefreshRange")
            return refresh({*here}, words_.noRangeHere);
        const base::Result<void> removed = removeRange(context_, document_, *here);
        if (!removed)
            say(toUno(base::describe(removed.error())));
    }

private:
    void say(const OUString& text) const {
        showMessage(context_, frame_, words_.title, text, false);
    }

    void refresh(const std::vector<OUString>& names, const OUString& otherwise) const {
        if (names.empty())
            return say(otherwise);
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
        showProgress(context_, frame_, jobs);
        if (!refused.isEmpty())
            showMessage(context_, frame_, words_.notRefreshed, refused, true);
    }

    /// The user is here: a host that he has not allowed is a question, not a failure.
    [[nodiscard]] base::Result<Job> startOrAsk(const OUString& name) const {
        base::Result<Job> job = startRefresh(context_, document_, name);
        if (job || job.error().kind != base::ErrorKind::refusedByPolicy)
            return job;
        const auto definition = DocumentRanges(document_).definition(name);
        if (!definition || !dialog::askForTrust(context_, frame_, document_, definition->serviceUrl,
                                                definition->user))
            return job;
        return startRefresh(context_, document_, name);
    }

    void stop() const {
        for (const Job& job : runningJobs(document_))
            job->stop();
    }

    /// The range after the one that the cursor stands in, and after the last the first.
    void goTo() const {
        DocumentRanges ranges(document_);
        const std::vector<OUString> names = ranges.names();
        if (names.empty())
            return say(words_.noRanges);
        const CursorPlace cursor = cursorIn(frame_);
        const std::optional<OUString> here =
            ranges.rangeAt(cursor.sheet, cursor.column, cursor.row);
        auto next = here ? std::ranges::find(names, *here) : names.end();
        next = next == names.end() || next + 1 == names.end() ? names.begin() : next + 1;
        if (const auto place = ranges.place(*next))
            select(frame_, place->sheet, place->area);
    }

    const Reference<css::uno::XComponentContext>& context_;
    const Frame& frame_;
    Document document_;
    RangeWords words_;
};

} // namespace

bool isRangeCommand(std::string_view command) {
    return std::ranges::find(commands, command) != commands.end();
}

void runRangeCommand(const Reference<css::uno::XComponentContext>& context,
                     const Reference<css::frame::XFrame>& frame, std::string_view command) {
    Commands(context, frame).run(command);
}

} // namespace odc::calc::ranges
