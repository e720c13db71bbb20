// SPDX-License-Identifier: MPL-2.0
// Services whose ways differ from what the protocol says, each by its name. Whatever is done for
// the sake of one service stands here, so that it can be found and taken away again. Not for: what
// any server may do.
#pragma once

#include "feed/service.hpp"
#include "http/transport.hpp"

#include <optional>
#include <string_view>

namespace odc::feed {

/// The connection with what the service at its root is known to want: headers to send with each
/// request, redirects to allow. Headers that it has already stay as they are.
Connection adapted(Connection connection);

/// Headers that a service known by its path wants with each request.
http::Headers usualHeaders(const http::Url& root);

/// Whether a request's header must be left out because its URL says the same.
bool isSaidInUrl(std::string_view header, const http::Url& url);

/// Where an answer goes on that says so in its headers alone. Azure Tables names the next
/// partition, row and table in x-ms-continuation-…, to be sent back as options of the same request.
/// Source: "Query timeout and pagination", Azure Storage REST API.
std::optional<http::Url> continuation(const http::ResponseHead& head, const http::Url& asked);

/// The reporting service of Office 365, known by its path. It wants its version named with each
/// request, and is not known to have $count or $inlinecount.
/// Source: learn.microsoft.com, "Reporting web service and DataServiceVersion" (2015).
bool isReportingService(const http::Url& root);

} // namespace odc::feed
