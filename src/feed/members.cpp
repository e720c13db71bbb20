// SPDX-License-Identifier: MPL-2.0
#include "feed/members.hpp"

#include "base/limits.hpp"
#include "feed/address.hpp"

#include <utility>

namespace odc::feed {

odata::FetchMembers membersFetcher(const Line& line, const http::Url& page,
                                   const std::string& accept,
                                   const std::optional<odata::Version>& version,
                                   const base::Task& task,
                                   std::function<void(const http::Url&)> note) {
    return [&line, &page, &accept, &version, &task,
            note = std::move(note)](const std::string& link) -> Result<odata::MembersAnswer> {
        const Line inner{line.transport, line.clock, line.connection, nullptr, line.manners};
        // The decoder has resolved a link of Atom on its xml:base, where there is one.
        const auto url =
            followNextLink({.root = line.connection.root, .page = page, .isJson = true}, link);
        if (!url)
            return url.error();
        note(*url);
        auto answer = exchangeWhole(inner, makeRequest(inner, *url, accept, version),
                                    base::limits::maxMembersBytes, task);
        if (!answer)
            return answer.error();
        return odata::MembersAnswer{std::move(answer->body), url->text()};
    };
}

} // namespace odc::feed
