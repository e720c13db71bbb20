// SPDX-License-Identifier: MPL-2.0
// What single services do in a way of their own, by name. Not for: what any server may do.
#pragma once

#include "http/transport.hpp"

#include <optional>

namespace odc::feed {

/// Where an answer goes on that says so in its headers alone. Azure Tables names the next
/// partition, row and table in x-ms-continuation-…, to be sent back as options of the same request.
/// Source: "Query timeout and pagination", Azure Storage REST API.
std::optional<http::Url> continuation(const http::ResponseHead& head, const http::Url& asked);

/// The reporting service of Office 365, known by its path. It wants its version named with each
/// request, and is not known to have $count or $inlinecount.
bool isReportingService(const http::Url& root);

} // namespace odc::feed
