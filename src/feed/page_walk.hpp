// SPDX-License-Identifier: MPL-2.0
// Goes from page to page of one fetch by the service's own links. Not for: what is done with the
// rows (row_gate.hpp).
#pragma once

#include "feed/address.hpp"
#include "feed/exchange.hpp"
#include "feed/kept_answer.hpp"
#include "feed/meter.hpp"
#include "feed/page.hpp"
#include "feed/page_asked.hpp"
#include "feed/row_gate.hpp"
#include "feed/row_keys.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace odc::feed {

/// Thread: one. Everything given must outlive it.
class PageWalk {
public:
    PageWalk(const Line& line, http::Url firstPage, PageRules rules, const KeptPages& known,
             RowKeys& keys, RowGate& gate, Meter& meter, FetchSummary& summary);

    /// Reads the page at hand; true where another one follows. Fills in the summary's pages,
    /// requests, count and warnings.
    /// Errors: exchange's, the decoder's, the gate's; tooLarge (more pages than the Policy allows),
    /// refusedByPolicy (a next link on another origin), badResponse (a page met twice).
    Result<bool> step(const base::Task& task);

    /// How many were read.
    [[nodiscard]] std::int64_t pages() const { return pages_; }
    /// Of the last page.
    [[nodiscard]] std::int64_t pageRows() const { return pageRows_; }

private:
    Result<bool> goOn(const http::ResponseHead& head, const odata::PageEnd& end, bool isJson);
    Result<bool> advanceTo(http::Url next);

    /// The rows of a page that has not changed.
    Result<void> passAgain(const KeptPage& page);
    void keep(const http::ResponseHead& head, const odata::PageEnd& end, std::int64_t before,
              bool isJson);

    const Line& line_;
    PageRules rules_;
    const KeptPages& known_;
    RowKeys& keys_;
    RowGate& gate_;
    Meter& meter_;
    FetchSummary& summary_;
    http::Url url_;
    std::unordered_set<std::size_t> asked_; ///< hashes of addresses
    std::int64_t pages_ = 0;
    std::int64_t pageRows_ = 0;
};

/// Adds warnings to a summary, up to a number that a person would still read.
void addWarnings(FetchSummary& summary, const std::vector<std::string>& warnings);
/// Adds a request to a summary, up to FetchSummary::maxRequests.
void noteRequest(FetchSummary& summary, const http::Url& url);
/// How many rows the service's count promises to this query; nothing where it is not known.
std::optional<std::int64_t> rowsExpected(const FetchSummary& summary, const odata::Query& query);
/// The Error of more pages than the Policy allows.
base::Error tooManyPages(std::int64_t limit);

} // namespace odc::feed
