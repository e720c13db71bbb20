// SPDX-License-Identifier: MPL-2.0
// Fetches what a service keeps for later pages of a collection that stands expanded inside a row.
#pragma once

#include "feed/exchange.hpp"
#include "odata/decoder.hpp"

#include <functional>
#include <optional>
#include <string>

namespace odc::feed {

/// Asks while the page that holds the row waits, and so takes no place of its own among the
/// requests of the host. `note` is told each address. All but `note` must outlive what is returned.
/// Errors: followNextLink's (another origin), exchange's.
odata::FetchMembers membersFetcher(const Line& line, const http::Url& page,
                                   const std::string& accept,
                                   const std::optional<odata::Version>& version,
                                   const base::Task& task,
                                   std::function<void(const http::Url&)> note);

} // namespace odc::feed
