// SPDX-License-Identifier: MPL-2.0
// What other programs keep a feed's address in: .atomsvc and .odc files, and a line of Power Query.
// Not for: addresses themselves (feed/locate.cpp), and never for passwords: those in a file are
// left there.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

using base::Result;

struct PastedFeed {
    std::string name;
    std::string url; ///< absolute, with its options
    bool operator==(const PastedFeed&) const = default;
};

struct PastedSource {
    std::vector<PastedFeed> feeds;                                 ///< at least one
    std::vector<std::pair<std::string, std::string>> headers = {}; ///< to be sent with each request
    bool operator==(const PastedSource&) const = default;
};

/// Whether the text is a line of Power Query that reads a feed.
bool isFeedFormula(std::string_view text);

/// The feeds that a text names; what it is is told by its content.
///   AtomPub (.atomsvc): one feed for each collection, its href resolved against xml:base.
///   .odc of Excel (ODataFeed, DATAFEED): the address of the connection string; each table of the
///     command is one feed.
///   let Source = OData.Feed("…", null, [Query=[…], Headers=[…]]) of Power Query, alone or with the
///     step Source{[Name="…",…]}[Data] that chooses a table.
/// Errors: wrongUsage (none of these; a relative address without a base; M that is cut short),
///         unsupported (a Power Query connection in an .odc, further M steps, headers that hold
///         secrets, values that are not plain texts), badResponse (broken XML), tooLarge.
/// Source: RFC 5023 section 8; MS-ODCFF 2.7; the M language's OData.Feed.
Result<PastedSource> readPasted(std::string_view text);

/// The three readers behind readPasted.
Result<PastedSource> readFeedDocument(std::string_view xml);
Result<PastedSource> readOfficeConnection(std::string_view html);
Result<PastedSource> readFeedFormula(std::string_view text);

} // namespace odc::odata
