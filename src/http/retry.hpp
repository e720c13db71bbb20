// SPDX-License-Identifier: MPL-2.0
// Whether a failed request is worth another try, and after how long. Pure: the caller waits on its
// Clock, with its stop token.
#pragma once

#include "base/error.hpp"
#include "http/transport.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace odc::http {

struct RetryRules {
    int maxAttempts = 4; ///< the first try included
    std::chrono::milliseconds firstDelay{500};
    std::chrono::milliseconds maxDelay{15'000};  ///< of our own choosing
    std::chrono::milliseconds maxAsked{120'000}; ///< of the service's choosing; longer: give up
    bool operator==(const RetryRules&) const = default;
};

/// What a Retry-After header asks for, in seconds from `now`: "120" or an HTTP date in any of its
/// three forms (RFC 9110 section 5.6.7). Negative: nothing that can be understood. A date in the
/// past is 0.
double retryAfterSeconds(std::string_view value, std::chrono::system_clock::time_point now);

/// How long to wait before the next try; nothing: the error stands.
/// Tried again: GET only; throttled, 502, 503 and 504, and connectionFailed. A name that does not
/// resolve, a time-out of ours (the user has waited long enough) and refusals stand at once.
/// `attempt` is the number of tries made so far, at least 1; `random` is 64 random bits for jitter:
/// many clients that were turned away together must not come back together.
std::optional<std::chrono::milliseconds> retryDelay(const RetryRules& rules, Method method,
                                                    const base::Error& error, int attempt,
                                                    std::uint64_t random);

} // namespace odc::http
