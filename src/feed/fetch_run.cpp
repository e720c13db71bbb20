// SPDX-License-Identifier: MPL-2.0
#include "feed/fetch_run.hpp"

#include "base/limits.hpp"
#include "base/number.hpp"
#include "feed/address.hpp"
#include "feed/columns.hpp"
#include "feed/known_services.hpp"
#include "feed/meter.hpp"
#include "feed/page_walk.hpp"
#include "feed/row_gate.hpp"
#include "feed/skip_ahead.hpp"
#include "feed/still_same.hpp"
#include "odata/expansions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace odc::feed {

namespace {

/// So many of the service's own pages are read before others are asked for side by side, and so
/// many rows they must have: short answers are left as they are.
constexpr std::int64_t pagesBeforeSkipping = 3;
constexpr std::int64_t leastPageRows = 16;
/// An answer of v1 to v3 with so many rows and no next link is checked against $count: there are
/// services that cut it at a limit of their own without a word.
constexpr std::int64_t rowsWorthCounting = 10;
constexpr std::chrono::milliseconds longestCount{30'000};

class FetchRun {
public:
    FetchRun(const Line& line, const FetchStart& start, ServiceHabits& habits,
             const base::BatchSink& sink, const base::Task& task)
        : line_(line), start_(start), habits_(habits), task_(task),
          key_(start.model ? keyColumnsOf(*start.model, start.query, start.schema)
                           : std::vector<std::string>{}),
          keys_(key_), known_(usable(start)), meter_(line.clock, task),
          gate_(sink,
                {.wanted = odata::repeatsRows(start.query.expand) ? std::nullopt : start.query.top,
                 .maxRows = line.connection.policy.maxRows,
                 .needsPageEnd = start.query.wantsCount},
                start.schema, meter_, task),
          walk_(line, start.firstPage, start.rules, known_, keys_, gate_, meter_, summary_) {
        meter_.progress.what = start.query.resource;
        gate_.watch(keys_);
        addWarnings(summary_, start.warnings);
    }
    FetchRun(const FetchRun&) = delete;
    FetchRun& operator=(const FetchRun&) = delete;

    Result<FetchSummary> run() {
        auto isSame = isAllAsBefore();
        if (!isSame)
            return isSame.error();
        if (*isSame)
            return asBefore();
        if (auto read = readPages(); !read)
            return read.error();
        if (auto read = readWhatIsMissing(); !read)
            return read.error();
        meter_.report();
        summary_.schema = gate_.schema();
        summary_.rows = gate_.rows();
        summary_.bytes = meter_.progress.bytes;
        warnOfMissingRows();
        return std::move(summary_);
    }

private:
    /// What is known of the same question, with the columns that the service has now.
    static std::shared_ptr<const KeptAnswer> usable(const FetchStart& start) {
        const auto& known = start.known;
        const bool isOfUse =
            known && known->rows && start.model && start.schema.size() <= known->schema.size() &&
            std::equal(start.schema.begin(), start.schema.end(), known->schema.begin());
        return isOfUse ? known : nullptr;
    }

    Result<bool> isAllAsBefore() {
        const KeptAnswer* known = known_.answer();
        const bool isWorthIt = known && known->isWhole() &&
                               known->pages.front().url == start_.firstPage.text() &&
                               start_.schema.size() == known->schema.size();
        return isWorthIt ? isStillSame(line_, *known, start_.rules, task_) : Result<bool>(false);
    }

    FetchSummary asBefore() {
        const KeptAnswer& known = *known_.answer();
        for (const KeptPage& page : known.pages) {
            if (summary_.requests.size() < FetchSummary::maxRequests)
                summary_.requests.push_back("GET " + page.url);
            addWarnings(summary_, page.end.warnings);
        }
        summary_.schema = known.schema;
        summary_.rows = known.rows->rowCount();
        summary_.count = known.count;
        summary_.pages = static_cast<std::int64_t>(known.pages.size());
        summary_.pagesUnchanged = summary_.pages;
        summary_.isUnchanged = true;
        summary_.kept = known.pages;
        return std::move(summary_);
    }

    Result<void> readPages() {
        for (bool triedToSkip = false;;) {
            auto another = walk_.step(task_);
            if (!another)
                return another.error();
            if (!*another)
                return {};
            if (triedToSkip || walk_.pages() < pagesBeforeSkipping)
                continue;
            triedToSkip = true;
            auto rest = readBySkipping();
            if (!rest)
                return rest.error();
            if (*rest)
                return {};
            // Among that many requests one more tells how far the fetch is.
            if (!summary_.count && isCountable())
                if (auto asked = askCount(); !asked)
                    return asked;
        }
    }

    /// True: all was read. False: the links must be followed further.
    Result<bool> readBySkipping() {
        if (!maySkip() || walk_.pageRows() < leastPageRows)
            return false;
        const std::int64_t before = gate_.rows();
        auto outcome = skipAhead().run(task_);
        if (!outcome)
            return outcome.error();
        if (*outcome == SkipAhead::Outcome::notHonoured)
            habits_.refusesSkip(start_.query.resource);
        if (*outcome == SkipAhead::Outcome::brokenOff)
            gate_.passOver(gate_.rows() - before);
        return *outcome == SkipAhead::Outcome::complete;
    }

    /// Where the service names no further page although rows are missing.
    Result<void> readWhatIsMissing() {
        if (walk_.pages() == 1 && !summary_.count && isWorthCounting())
            if (auto asked = askCount(); !asked)
                return asked;
        const auto expected = rowsExpected(summary_, start_.query);
        if (!expected || *expected <= gate_.rows() || gate_.rows() == 0 || !maySkip())
            return {};
        auto outcome = skipAhead().run(task_);
        if (!outcome)
            return outcome.error();
        if (*outcome == SkipAhead::Outcome::notHonoured)
            habits_.refusesSkip(start_.query.resource);
        return {};
    }

    SkipAhead skipAhead() {
        return SkipAhead(line_,
                         {.query = start_.query,
                          .version = *start_.rules.version,
                          .rules = start_.rules,
                          .key = key_,
                          .isCountable = isCountable(),
                          .pageRows = std::max<std::int64_t>(2, walk_.pageRows())},
                         known_, keys_, gate_, meter_, summary_);
    }

    [[nodiscard]] bool isCountable() const {
        return isInSet() && canCount(*start_.model, start_.query.resource);
    }

    [[nodiscard]] bool isInSet() const {
        const odata::Query& query = start_.query;
        return start_.rules.version && start_.model && query.apply.empty() &&
               start_.model->findEntitySet(setOf(query.resource)) &&
               !isSingleEntity(query.resource) && !isReportingService(line_.connection.root);
    }

    [[nodiscard]] bool maySkip() const {
        const auto& parameters = start_.query.parameters;
        return !key_.empty() && !keys_.last().empty() && isInSet() &&
               canSkip(*start_.model, start_.query.resource, key_) &&
               habits_.maySkip(start_.query.resource) &&
               std::ranges::none_of(parameters, [](const auto& parameter) {
                   return parameter.first.starts_with('$');
               });
    }

    [[nodiscard]] bool isWorthCounting() const {
        return isCountable() && *start_.rules.version < odata::Version::v4 &&
               gate_.rows() >= rowsWorthCounting && !gate_.hasAllWanted();
    }

    /// A service that does not tell is none the worse. Errors: cancelled.
    Result<void> askCount() {
        odata::Query query;
        query.resource = start_.query.resource + "/$count";
        query.filter = start_.query.filter;
        query.search = start_.query.search;
        query.parameters = start_.query.parameters;
        auto relative = odata::writeRelativeUrl(query, *start_.rules.version);
        if (!relative)
            return {};
        const http::Url url = below(line_.connection.root, *relative);
        noteRequest(summary_, url);
        http::Request request =
            makeRequest(line_, url, "text/plain,*/*;q=0.5", start_.rules.version);
        request.policy.totalTimeout = std::min(request.policy.totalTimeout, longestCount);
        auto answer = exchangeWhole(line_, request, base::limits::maxCountBytes, task_);
        if (!answer)
            return answer.error().kind == base::ErrorKind::cancelled ? answer.error()
                                                                     : Result<void>();
        std::string_view text = answer->body;
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
            text.remove_suffix(1);
        summary_.count = base::parseInteger(text);
        meter_.progress.rowsTotal = summary_.count;
        return {};
    }

    void warnOfMissingRows() {
        const auto expected = rowsExpected(summary_, start_.query);
        if (expected && *expected > summary_.rows && !odata::repeatsRows(start_.query.expand))
            addWarnings(summary_,
                        {fmt::format("The service counts {} rows but sent {} and named no "
                                     "further page: rows are missing.",
                                     *expected, summary_.rows)});
    }

    const Line& line_;
    const FetchStart& start_;
    ServiceHabits& habits_;
    const base::Task& task_;
    std::vector<std::string> key_;
    RowKeys keys_;
    KeptPages known_;
    Meter meter_;
    FetchSummary summary_;
    RowGate gate_;
    PageWalk walk_;
};

} // namespace

Result<FetchSummary> runFetch(const Line& line, const FetchStart& start, ServiceHabits& habits,
                              const base::BatchSink& sink, const base::Task& task) {
    return FetchRun(line, start, habits, sink, task).run();
}

} // namespace odc::feed
