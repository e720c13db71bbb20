// SPDX-License-Identifier: MPL-2.0
// The version of the reporting service itself: header X-RWS-Version or parameter rws-version.
#pragma once

#include "sample_service/errors.hpp"

#include <optional>
#include <string>

namespace odc::sample {

inline constexpr std::string_view serviceVersion = "2013-V1";

/// Nothing: the request may go on.
std::optional<Refusal> checkServiceVersion(const std::optional<std::string>& header,
                                           const std::optional<std::string>& parameter);

} // namespace odc::sample
