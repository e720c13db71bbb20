// SPDX-License-Identifier: MPL-2.0
#include "feed/skip_ahead.hpp"

#include "base/limits.hpp"
#include "feed/address.hpp"
#include "feed/batches.hpp"
#include "feed/page_walk.hpp"
#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace odc::feed {

namespace {

/// The user's order, made unique by the key.
std::string withKey(const std::string& orderby, const std::vector<std::string>& key) {
    std::string result = orderby;
    for (const std::string& column : key) {
        const bool isThere =
            std::ranges::any_of(odata::split(orderby, ','), [&](std::string_view item) {
                item = odata::trim(item);
                return item.substr(0, item.find(' ')) == column;
            });
        if (!isThere)
            result += (result.empty() ? "" : ",") + column;
    }
    return result;
}

/// The service's own refusal of the question, or an answer that is no page of rows.
bool isRefusal(const base::Error& error) {
    using base::ErrorKind;
    switch (error.kind) {
    case ErrorKind::badRequest:
    case ErrorKind::notFound:
    case ErrorKind::methodRefused:
    case ErrorKind::badResponse:
    case ErrorKind::unsupported:
    case ErrorKind::notPermitted:
        return true;
    case ErrorKind::serviceFailed:
        return error.httpStatus != 502 && error.httpStatus != 503 && error.httpStatus != 504;
    default:
        return false;
    }
}

std::optional<std::uint64_t> keyAt(const RowKeys& keys, const PageGot& page, std::size_t row) {
    for (const base::Batch& batch : page.batches) {
        if (row < batch.rowCount)
            return keys.keyOf(page.schema, batch, row);
        row -= batch.rowCount;
    }
    return std::nullopt;
}

std::vector<std::uint64_t> lastOf(const RowKeys& keys, std::size_t count) {
    const auto& last = keys.last();
    return {last.end() - static_cast<std::ptrdiff_t>(std::min(count, last.size())), last.end()};
}

/// Whether the page begins with the last rows that came, in their order.
bool repeats(const RowKeys& keys, const PageGot& page, std::size_t count) {
    const auto& last = keys.last();
    if (last.size() < count || count == 0)
        return false;
    if (page.isUnchanged)
        return page.kept->behind == lastOf(keys, count);
    for (std::size_t row = 0; row < count; ++row)
        if (keyAt(keys, page, row) != last[last.size() - count + row])
            return false;
    return true;
}

/// Behind the last row that came; nothing where the page does not have it.
std::optional<std::size_t> placeBehindLast(const RowKeys& keys, const PageGot& page) {
    if (keys.last().empty())
        return std::nullopt;
    if (page.isUnchanged) {
        const auto& behind = page.kept->behind;
        const bool fits = !behind.empty() && behind.back() == keys.last().back();
        return fits ? std::optional(behind.size()) : std::nullopt;
    }
    const auto rows = static_cast<std::size_t>(page.rows);
    for (std::size_t row = 0; row < rows; ++row)
        if (keyAt(keys, page, row) == keys.last().back())
            return row + 1;
    return std::nullopt;
}

} // namespace

SkipAhead::SkipAhead(const Line& line, Start start, const KeptPages& known, RowKeys& keys,
                     RowGate& gate, Meter& meter, FetchSummary& summary)
    : line_(line), start_(std::move(start)), known_(known), keys_(keys), gate_(gate), meter_(meter),
      summary_(summary), orderby_(withKey(start_.query.orderby, start_.key)),
      bytesBefore_(meter.progress.bytes) {}

/// As many as the service's own pages have, but for rows so long that the window would be large.
std::int64_t SkipAhead::rowsAPage() const {
    const std::int64_t rowBytes = meter_.progress.bytes / std::max<std::int64_t>(1, gate_.rows());
    const std::int64_t fitting = base::limits::maxAheadBytes / std::max<std::int64_t>(1, rowBytes);
    return std::max(overlap_ + 1, std::min(start_.pageRows, fitting));
}

Result<std::string> SkipAhead::urlOf(std::int64_t skip, std::int64_t top, bool wantsCount) const {
    odata::Query query = start_.query;
    query.orderby = orderby_;
    query.skip = start_.query.skip.value_or(0) + skip;
    query.top = top;
    query.wantsCount = wantsCount;
    return odata::writeRelativeUrl(query, start_.version);
}

Result<void> SkipAhead::ask(std::int64_t skip, bool wantsCount) {
    std::int64_t top = rowsAPage();
    if (start_.query.top)
        top = std::min(top, std::max(overlap_ + 1, *start_.query.top - skip));
    auto relative = urlOf(skip, top, wantsCount);
    if (!relative)
        return relative.error();
    const http::Url url = below(line_.connection.root, *relative);
    const auto asked = summary_.pages + static_cast<std::int64_t>(window_.size());
    if (asked >= line_.connection.policy.maxPages)
        return withUrl(tooManyPages(line_.connection.policy.maxPages), url);
    noteRequest(summary_, url);
    const auto read = [this, url, top, schema = gate_.schema(), stop = stop_->source.get_token()] {
        return readPage(line_, url, start_.rules, known_, schema, top, waiting_, bytes_, stop);
    };
    std::future<Result<PageGot>> page;
    try {
        page = std::async(std::launch::async, read);
    } catch (const std::system_error&) {
        page = std::async(std::launch::deferred, read); // no thread to be had: when its turn comes
    }
    window_.push_back({top, std::move(page)});
    next_ = skip + top;
    return {};
}

Result<void> SkipAhead::fillWindow() {
    const auto expected = rowsExpected(summary_, start_.query);
    const auto most =
        static_cast<std::size_t>(line_.limits->allowance(line_.connection.root.origin()));
    while (window_.empty() || (expected && next_ < *expected && window_.size() < most)) {
        if (auto asked = ask(std::max<std::int64_t>(0, next_ - overlap_), false); !asked)
            return asked;
        overlap_ = 1;
    }
    return {};
}

SkipAhead::Come SkipAhead::takeFront(const base::Task& task) {
    Ahead front = std::move(window_.front());
    while (front.page.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout) {
        meter_.progress.bytes = bytesBefore_ + bytes_;
        meter_.tick();
        if (auto why = waiting_.take()) {
            base::Progress waiting = meter_.progress;
            waiting.what = *std::move(why);
            task.report(waiting);
        }
    }
    window_.pop_front();
    auto page = front.page.get();
    meter_.progress.bytes = bytesBefore_ + bytes_;
    return {front.top, std::move(page)};
}

/// Drops what is under way; the next page begins with the last row that came.
void SkipAhead::startAgain(const base::Task& task) {
    if (stop_)
        stop_->source.request_stop();
    window_.clear(); // waits for what it began
    stop_ = std::make_unique<Stop>(task.stop);
    next_ = gate_.rows();
}

Result<bool> SkipAhead::takeOver(PageGot& page, std::size_t from) {
    const base::Schema& known = gate_.schema();
    const auto common = static_cast<std::ptrdiff_t>(std::min(known.size(), page.schema.size()));
    if (!std::equal(known.begin(), known.begin() + common, page.schema.begin()))
        return false; // columns of its own that another page also had
    const base::Schema schema = page.schema.size() > known.size() ? page.schema : known;
    const std::int64_t before = gate_.rows();
    std::vector<std::uint64_t> behind = lastOf(keys_, from);
    const std::size_t repeated = from;
    if (page.isUnchanged)
        from = 0; // those were not kept twice
    for (base::Batch& batch : page.batches) {
        const std::size_t dropped = std::min(from, batch.rowCount);
        from -= dropped;
        dropFirst(batch, dropped);
        if (batch.rowCount == 0)
            continue;
        widen(batch, schema);
        if (auto passed = gate_.pass(schema, std::move(batch)); !passed) {
            if (gate_.isSatisfied())
                break;
            return passed.error();
        }
    }
    page.batches.clear();
    static_cast<void>(keys_.endPage()); // that no page comes twice, its first row has shown
    ++summary_.pages;
    summary_.pagesUnchanged += page.isUnchanged ? 1 : 0;
    meter_.progress.pages = summary_.pages;
    addWarnings(summary_, page.end.warnings);
    keep(page, repeated, before, std::move(behind));
    for (const http::Url& inside : page.inside)
        noteRequest(summary_, inside);
    return true;
}

/// For the next time, where all rows of the page went on but those that had come.
void SkipAhead::keep(const PageGot& page, std::size_t from, std::int64_t before,
                     std::vector<std::uint64_t> behind) {
    const std::int64_t taken = gate_.rows() - before;
    if (!page.kept || behind.size() != from || taken != page.rows - static_cast<std::int64_t>(from))
        return;
    KeptPage kept = *page.kept;
    kept.firstRow = before;
    kept.rows = taken;
    kept.behind = std::move(behind);
    kept.end = page.end;
    summary_.kept.push_back(std::move(kept));
}

Result<SkipAhead::Outcome> SkipAhead::run(const base::Task& task) {
    startAgain(task);
    auto outcome = begin(task);
    if (outcome && *outcome == Outcome::complete)
        outcome = goOn(task);
    stop_->source.request_stop();
    window_.clear();
    return outcome;
}

/// The page that shows whether the service does as it is asked. `complete`: it does.
Result<SkipAhead::Outcome> SkipAhead::begin(const base::Task& task) {
    const auto repeated = std::min(static_cast<std::int64_t>(keys_.last().size()),
                                   std::max<std::int64_t>(1, start_.pageRows / 2));
    if (repeated < 1)
        return Outcome::notHonoured;
    overlap_ = repeated;
    if (auto asked = ask(gate_.rows() - repeated, start_.isCountable && !summary_.count); !asked)
        return asked.error();
    overlap_ = 1;
    auto [top, page] = takeFront(task);
    if (!page)
        return isRefusal(page.error()) ? Result(Outcome::notHonoured)
                                       : Result<Outcome>(page.error());
    if (page->isTooLong || !repeats(keys_, *page, static_cast<std::size_t>(repeated)))
        return Outcome::notHonoured;
    if (!summary_.count)
        summary_.count = page->end.count;
    meter_.progress.rowsTotal = summary_.count;
    auto taken = takeOver(*page, static_cast<std::size_t>(repeated));
    if (!taken)
        return taken.error();
    if (!*taken)
        return Outcome::notHonoured;
    goOnAfter(top, *page, page->rows > repeated, task);
    return Outcome::complete;
}

Result<SkipAhead::Outcome> SkipAhead::goOn(const base::Task& task) {
    // How often in a row the last row was not found in the page that should begin with it: the page
    // before was shorter than asked for, or rows went away. It is looked for further back then.
    int lost = 0;
    while (!isComplete_ && !gate_.hasAllWanted()) {
        if (auto filled = fillWindow(); !filled)
            return filled.error();
        auto [top, page] = takeFront(task);
        if (!page)
            return isRefusal(page.error()) ? Result(Outcome::brokenOff)
                                           : Result<Outcome>(page.error());
        const auto place = page->isTooLong ? std::nullopt : placeBehindLast(keys_, *page);
        if (!place) {
            if (++lost > 3)
                return Outcome::brokenOff;
            startAgain(task);
            overlap_ = lost == 1 ? 1 : std::max<std::int64_t>(1, start_.pageRows * (lost - 1) / 4);
            overlap_ = std::min(overlap_, gate_.rows());
            continue;
        }
        lost = 0;
        auto taken = takeOver(*page, *place);
        if (!taken)
            return taken.error();
        if (*taken)
            goOnAfter(top, *page, page->rows > static_cast<std::int64_t>(*place), task);
        else
            startAgain(task);
    }
    return Outcome::complete;
}

/// What a page that was taken over means for the next ones.
void SkipAhead::goOnAfter(std::int64_t top, const PageGot& page, bool isProgress,
                          const base::Task& task) {
    if (page.rows >= top && isProgress)
        return;
    const auto expected = rowsExpected(summary_, start_.query);
    const bool hasMore = !page.end.nextLink.empty() || (expected && gate_.rows() < *expected);
    if (!hasMore || !isProgress || page.rows < 2) {
        isComplete_ = true;
        return;
    }
    // The service's pages are shorter than thought, or this one was cut without a word.
    start_.pageRows = page.rows;
    startAgain(task);
}

} // namespace odc::feed
