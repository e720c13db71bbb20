// SPDX-License-Identifier: MPL-2.0
#include "odata/pasted.hpp"

#include "feed/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::feed {

namespace {

std::string namesOf(const std::vector<odata::PastedFeed>& feeds) {
    constexpr std::size_t mostNamed = 20;
    std::string names;
    for (std::size_t i = 0; i < std::min(feeds.size(), mostNamed); ++i)
        names += (i == 0 ? "" : ", ") + feeds[i].name;
    return feeds.size() > mostNamed ? names + ", …" : names;
}

/// The one service that all feeds are of.
Result<LocatedQuery> rootOf(const std::vector<odata::PastedFeed>& feeds) {
    auto first = locate(feeds.front().url);
    if (!first)
        return first;
    if (feeds.size() == 1)
        return first;
    for (const odata::PastedFeed& feed : feeds) {
        auto located = locate(feed.url);
        if (!located)
            return located;
        if (located->root.text() != first->root.text())
            return base::Error{
                base::ErrorKind::wrongUsage,
                fmt::format("The file names several feeds. Choose one by its name: {}.",
                            namesOf(feeds))};
    }
    first->query = {};
    return first;
}

} // namespace

Result<LocatedQuery> locatePasted(std::string_view content, std::string_view feed) {
    auto source = odata::readPasted(content);
    if (!source)
        return source.error();
    const auto chosen = std::ranges::find(source->feeds, feed, &odata::PastedFeed::name);
    const bool isChosen = !feed.empty();
    if (isChosen && chosen == source->feeds.end())
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("The file names no feed \"{}\", but these: {}.",
                                       feed.substr(0, 200), namesOf(source->feeds))};
    auto located = isChosen ? locate(chosen->url) : rootOf(source->feeds);
    if (!located)
        return located;
    located->headers.assign(source->headers.begin(), source->headers.end());
    return located;
}

} // namespace odc::feed
