// SPDX-License-Identifier: MPL-2.0
// What is asked for in Accept, and what a Content-Type says.
#pragma once

#include "odata/query.hpp"
#include "odata/version.hpp"

#include <optional>
#include <string_view>

namespace odc::feed {

/// Rows: Atom first for v1 to v3, whose services all speak it (the reporting service by default)
/// and which is read as a stream; JSON first for v4. A format asked for is asked for alone.
std::string_view acceptForRows(odata::Format format, std::optional<odata::Version> version);
inline constexpr std::string_view acceptForMetadata = "application/xml";
inline constexpr std::string_view acceptForServiceDocument =
    "application/atomsvc+xml,application/xml;q=0.9,application/json;q=0.8";

bool isWebPage(std::string_view contentType);
bool isJson(std::string_view contentType);

} // namespace odc::feed
