// SPDX-License-Identifier: MPL-2.0
// What is asked for in Accept, and what a Content-Type says.
#pragma once

#include "odata/answer_shape.hpp"
#include "odata/query.hpp"
#include "odata/version.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace odc::feed {

/// Rows. v4 and v3: JSON first, the shortest form, which is read fastest; numbers are read digit by
/// digit, so that IEEE754Compatible is not needed. v1 and v2: Atom first, because verbose JSON cuts
/// times to milliseconds, and which a service of these versions always has. A format asked for is
/// asked for alone.
std::string_view acceptForRows(odata::Format format, std::optional<odata::Version> version);

/// What to ask for where a service refuses such an Accept, best first: services are met that do not
/// read a list, a parameter, or a quality.
std::span<const std::string_view> acceptInstead(std::string_view refused);

/// The same for whatever a path promises.
std::string acceptFor(odata::AnswerForm form, odata::Format format,
                      std::optional<odata::Version> version);
inline constexpr std::string_view acceptForMetadata = "application/xml";
inline constexpr std::string_view acceptForServiceDocument =
    "application/atomsvc+xml,application/xml;q=0.9,application/json;q=0.8";

bool isWebPage(std::string_view contentType);
bool isJson(std::string_view contentType);

} // namespace odc::feed
