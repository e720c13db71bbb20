// SPDX-License-Identifier: MPL-2.0
// The headers that the documents show on every answer.
#pragma once

#include "sample_service/message.hpp"

#include <chrono>
#include <cstdint>

namespace odc::sample {

/// "2015-03-04T07:12:45Z".
std::string isoMoment(std::chrono::system_clock::time_point moment);

/// `number` counts the requests: it makes the request-id, which is unique within one run.
void addStandardHeaders(Response& response, Format format, std::int64_t number,
                        std::chrono::system_clock::time_point now);

} // namespace odc::sample
