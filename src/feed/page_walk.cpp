// SPDX-License-Identifier: MPL-2.0
#include "feed/page_walk.hpp"

#include "base/limits.hpp"
#include "feed/known_services.hpp"
#include "feed/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace odc::feed {

namespace {

base::Error metTwice(const http::Url& url) {
    base::Error error;
    error.kind = base::ErrorKind::badResponse;
    error.message = "The service named a page as its next one that it had sent already; following "
                    "it would never end. Nothing was taken over; tell the service's operator.";
    error.where = url.text();
    return error;
}

base::Error sentTwice(const http::Url& url) {
    base::Error error;
    error.kind = base::ErrorKind::badResponse;
    error.message =
        "The service sent the rows of a page again as its next page; following it would "
        "never end. Nothing was taken over; tell the service's operator.";
    error.where = url.text();
    return error;
}

} // namespace

void addWarnings(FetchSummary& summary, const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings)
        if (summary.warnings.size() < base::limits::maxWarnings)
            summary.warnings.push_back(warning);
}

void noteRequest(FetchSummary& summary, const http::Url& url) {
    if (summary.requests.size() < FetchSummary::maxRequests)
        summary.requests.push_back("GET " + url.text());
}

std::optional<std::int64_t> rowsExpected(const FetchSummary& summary, const odata::Query& query) {
    if (!summary.count)
        return std::nullopt;
    const std::int64_t left = std::max<std::int64_t>(0, *summary.count - query.skip.value_or(0));
    return query.top ? std::min(left, *query.top) : left;
}

base::Error tooManyPages(std::int64_t limit) {
    return {base::ErrorKind::tooLarge,
            fmt::format("The service sent more than {} pages, the most that is allowed. Narrow the "
                        "question with a filter, or ask for fewer rows.",
                        limit)};
}

PageWalk::PageWalk(const Line& line, http::Url firstPage, PageRules rules, const KeptPages& known,
                   RowKeys& keys, RowGate& gate, Meter& meter, FetchSummary& summary)
    : line_(line), rules_(std::move(rules)), known_(known), keys_(keys), gate_(gate), meter_(meter),
      summary_(summary), url_(std::move(firstPage)) {}

Result<bool> PageWalk::step(const base::Task& task) {
    const base::Policy& policy = line_.connection.policy;
    if (summary_.pages >= policy.maxPages)
        return withUrl(tooManyPages(policy.maxPages), url_);
    asked_.insert(std::hash<std::string>{}(url_.text()));
    noteRequest(summary_, url_);

    const KeptPage* const known = known_.find(url_);
    http::Request request = makeRequest(line_, url_, rules_.accept, rules_.version);
    if (known)
        askWhetherChanged(request, *known);
    const std::int64_t before = gate_.rows();
    bool hasInside = false;
    std::optional<PageReceiver> page;
    auto head = exchange(
        line_, request,
        [&]() -> Receiver& {
            return page.emplace(
                decoderOptions(rules_, gate_.schema(),
                               membersFetcher(line_, url_, rules_.accept, rules_.version, task,
                                              [&, this](const http::Url& link) {
                                                  hasInside = true;
                                                  noteRequest(summary_, link);
                                              })),
                gate_, meter_);
        },
        task);
    ++pages_;
    ++summary_.pages;
    meter_.progress.pages = summary_.pages;
    // The gate ends a transfer with an Error once it has all rows; that is no failure.
    if (gate_.isSatisfied())
        return false;
    if (!head)
        return head.error();
    const bool isUnchanged = known && head->status == notModified;
    if (isUnchanged) {
        if (auto passed = passAgain(*known); !passed && !gate_.isSatisfied())
            return passed.error();
        head->url = known->answeredBy;
    }
    auto end = isUnchanged ? Result<odata::PageEnd>(known->end) : page->finish();
    if (gate_.isSatisfied())
        return false;
    if (!end)
        return withUrl(end.error(), url_);
    if (keys_.endPage())
        return sentTwice(url_);
    pageRows_ = end->rows;
    const bool isJson = isUnchanged ? known->isJson : page->isJson();
    if (!hasInside)
        keep(*head, *end, before, isJson);
    return goOn(*head, *end, isJson);
}

Result<void> PageWalk::passAgain(const KeptPage& page) {
    ++summary_.pagesUnchanged;
    auto batches = rowsOf(*known_.answer(), page);
    if (!batches)
        return batches.error();
    for (base::Batch& batch : *batches)
        if (auto passed = gate_.pass(known_.answer()->schema, std::move(batch)); !passed)
            return passed;
    return {};
}

/// For the next time, where all rows of the page went on.
void PageWalk::keep(const http::ResponseHead& head, const odata::PageEnd& end, std::int64_t before,
                    bool isJson) {
    const KeptPage* const known = head.status == notModified ? known_.find(url_) : nullptr;
    auto kept = known ? std::optional(*known) : keptPage(url_, head);
    if (!kept || gate_.rows() - before != end.rows)
        return;
    kept->firstRow = before;
    kept->rows = end.rows;
    kept->end = end;
    kept->isJson = isJson;
    summary_.kept.push_back(*std::move(kept));
}

Result<bool> PageWalk::goOn(const http::ResponseHead& head, const odata::PageEnd& end,
                            bool isJson) {
    addWarnings(summary_, end.warnings);
    if (!summary_.count)
        summary_.count = end.count;
    meter_.progress.rowsTotal = summary_.count;
    if (gate_.hasAllWanted())
        return false;
    if (end.nextLink.empty()) {
        auto next = continuation(head, url_);
        return next ? advanceTo(*std::move(next)) : Result<bool>(false);
    }
    auto next = followNextLink(
        {.root = line_.connection.root, .page = head.url, .base = end.base, .isJson = isJson},
        end.nextLink);
    if (!next)
        return next.error();
    return advanceTo(std::move(*next));
}

Result<bool> PageWalk::advanceTo(http::Url next) {
    if (asked_.contains(std::hash<std::string>{}(next.text())))
        return metTwice(next);
    url_ = std::move(next);
    return true;
}

} // namespace odc::feed
