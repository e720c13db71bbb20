// SPDX-License-Identifier: MPL-2.0
// How many requests one host is asked at once, by whomever: all fetches that share this object
// share its allowance, and wait together when the host asks to be left alone.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

namespace odc::feed {

using base::Result;

/// Thread: any.
class HostLimits {
public:
    /// At most so many at once, of one origin.
    static constexpr int most = 8;

    /// One request under way; gives its place back when it goes.
    class Permit {
    public:
        Permit(HostLimits& limits, std::string origin)
            : limits_(&limits), origin_(std::move(origin)) {}
        ~Permit();
        Permit(Permit&& other) noexcept;
        Permit& operator=(Permit&&) = delete;
        Permit(const Permit&) = delete;
        Permit& operator=(const Permit&) = delete;

    private:
        HostLimits* limits_;
        std::string origin_;
    };

    /// Waits until the origin may be asked. Errors: cancelled.
    Result<Permit> enter(const std::string& origin, base::Clock& clock,
                         const std::stop_token& stop);
    /// An answer came as it should: by and by more at once are tried again.
    void wentWell(const std::string& origin);
    /// 429 or 503: half as many from now on, and none before `pause` is over.
    void wasTurnedAway(const std::string& origin, base::Clock& clock,
                       std::chrono::milliseconds pause);
    /// How many at once are tried now.
    [[nodiscard]] int allowance(const std::string& origin) const;

private:
    struct Host {
        int allowed = most;
        int underWay = 0;
        int goodInARow = 0;
        std::chrono::steady_clock::time_point notBefore = {};
    };

    void leave(const std::string& origin);

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<std::string, Host> hosts_;
};

} // namespace odc::feed
