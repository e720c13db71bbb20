// SPDX-License-Identifier: MPL-2.0
// Goes from page to page of one fetch. Not for: what is done with the rows (row_gate.hpp).
#pragma once

#include "feed/address.hpp"
#include "feed/exchange.hpp"
#include "feed/meter.hpp"
#include "feed/page.hpp"
#include "feed/row_gate.hpp"
#include "odata/feed_mapping.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace odc::feed {

/// Thread: one. Everything given must outlive it.
class PageWalk {
public:
    struct Start {
        http::Url url;
        std::string_view accept;
        std::optional<odata::Version> version = {};
        bool isOpen = true; ///< columns that the schema lacks are wanted too
        std::vector<odata::FeedMapping> feedMappings = {};
    };

    PageWalk(const Line& line, Start start, RowGate& gate, Meter& meter, FetchSummary& summary);

    /// Reads the page at hand; true where another one follows. Fills in the summary's pages,
    /// requests, count and warnings.
    /// Errors: exchange's, the decoder's, the gate's; tooLarge (more pages than the Policy allows),
    /// refusedByPolicy (a next link on another origin), badResponse (a page met twice).
    Result<bool> step(const base::Task& task);

private:
    Result<void> advance(std::string_view nextLink, const LinkPlace& place);
    Result<void> advanceTo(http::Url next);

    const Line& line_;
    Start start_;
    RowGate& gate_;
    Meter& meter_;
    FetchSummary& summary_;
    http::Url url_;
    std::unordered_set<std::string> asked_;
};

/// Adds warnings to a summary, up to a number that a person would still read.
void addWarnings(FetchSummary& summary, const std::vector<std::string>& warnings);

} // namespace odc::feed
