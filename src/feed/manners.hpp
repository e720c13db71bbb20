// SPDX-License-Identifier: MPL-2.0
// How one service wants to be asked, learnt from what it refused and remembered for its later
// requests. Not for: waiting and trying again (exchange.hpp).
#pragma once

#include "base/error.hpp"
#include "http/transport.hpp"
#include "odata/version.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace odc::feed {

/// Thread: any.
class Manners {
public:
    /// Puts what was learnt into a request that is about to go out: another Accept in place of the
    /// one that was refused, $format in the URL where each Accept was, no version headers where
    /// they were.
    void apply(http::Request& request) const;

    /// Whether another way of asking is worth a try after this refusal of `sent`, which is what
    /// apply made of `original`: 406 and 415, and 400 and 501 where the service speaks of a format
    /// or a version; also a web page in place of rows. Then it is remembered. Seen: Olingo 4
    /// answers 400 to an OData-MaxVersion that it does not know, Olingo 2 406 to an Accept that it
    /// does not have; services that only speak Atom answer 415 to light JSON.
    bool learn(const base::Error& refusal, const http::Request& original,
               const http::Request& sent);

    /// Asking in the URL, tried after a web page, was refused too: it is not remembered.
    void forgetFormat(const http::Request& original);

    /// Notes the version that an answer bears.
    void note(const http::ResponseHead& head);
    /// What the newest answer's OData-Version or DataServiceVersion said. The latter is the least
    /// version that an answer needs, so it says more than v2 only where it is 3.0.
    [[nodiscard]] std::optional<odata::Version> version() const;

private:
    [[nodiscard]] std::string current(const std::string& original) const;
    [[nodiscard]] bool asksInUrl(const std::string& accept) const;
    bool learnFromWebPage(const std::string& accept, const http::Request& sent);

    mutable std::mutex mutex_;
    std::map<std::string, std::size_t> refusals_; ///< original Accept → ways refused
    bool hidesVersion_ = false;
    std::optional<odata::Version> version_;
};

} // namespace odc::feed
