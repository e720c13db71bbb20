// SPDX-License-Identifier: MPL-2.0
#include "feed/page_walk.hpp"

#include "feed/known_services.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::feed {

namespace {

constexpr std::size_t maxWarnings = 50;

base::Error tooManyPages(std::int64_t limit) {
    return {base::ErrorKind::tooLarge,
            fmt::format("The service sent more than {} pages, the most that is allowed. Narrow the "
                        "question with a filter, or ask for fewer rows.",
                        limit)};
}

base::Error metTwice(const http::Url& url) {
    base::Error error;
    error.kind = base::ErrorKind::badResponse;
    error.message = "The service named a page as its next one that it had sent already; following "
                    "it would never end. Nothing was taken over; tell the service's operator.";
    error.where = url.text();
    return error;
}

} // namespace

void addWarnings(FetchSummary& summary, const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings)
        if (summary.warnings.size() < maxWarnings)
            summary.warnings.push_back(warning);
}

PageWalk::PageWalk(const Line& line, Start start, RowGate& gate, Meter& meter,
                   FetchSummary& summary)
    : line_(line), start_(std::move(start)), gate_(gate), meter_(meter), summary_(summary),
      url_(start_.url) {}

Result<bool> PageWalk::step(const base::Task& task) {
    const base::Policy& policy = line_.connection.policy;
    if (summary_.pages >= policy.maxPages)
        return tooManyPages(policy.maxPages);
    asked_.insert(url_.text());
    summary_.requests.push_back("GET " + url_.text());

    std::optional<PageReceiver> page;
    auto head = exchange(
        line_, makeRequest(line_, url_, start_.accept, start_.version),
        [&]() -> Receiver& {
            return page.emplace(odata::DecoderOptions{.schema = gate_.schema(),
                                                      .isOpen = start_.isOpen,
                                                      .feedMappings = start_.feedMappings},
                                gate_, meter_);
        },
        task);
    ++summary_.pages;
    meter_.progress.pages = summary_.pages;
    // The gate ends a transfer with an Error once it has all rows; that is no failure.
    if (gate_.isSatisfied())
        return false;
    if (!head)
        return head.error();
    auto end = page->finish();
    if (gate_.isSatisfied())
        return false;
    if (!end)
        return withUrl(end.error(), url_);

    addWarnings(summary_, end->warnings);
    if (!summary_.count)
        summary_.count = end->count;
    meter_.progress.rowsTotal = summary_.count;
    if (gate_.hasAllWanted())
        return false;
    if (end->nextLink.empty()) {
        auto next = continuation(*head, url_);
        if (!next)
            return false;
        if (auto advanced = advanceTo(*std::move(next)); !advanced)
            return advanced.error();
        return true;
    }
    auto advanced = advance(end->nextLink, {.root = line_.connection.root,
                                            .page = head->url,
                                            .base = end->base,
                                            .isJson = page->isJson()});
    if (!advanced)
        return advanced.error();
    return true;
}

Result<void> PageWalk::advance(std::string_view nextLink, const LinkPlace& place) {
    auto next = followNextLink(place, nextLink);
    if (!next)
        return next.error();
    return advanceTo(std::move(*next));
}

Result<void> PageWalk::advanceTo(http::Url next) {
    if (asked_.contains(next.text()))
        return metTwice(next);
    url_ = std::move(next);
    return {};
}

} // namespace odc::feed
