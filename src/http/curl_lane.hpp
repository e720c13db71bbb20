// SPDX-License-Identifier: MPL-2.0
// A lane is one multi handle with one easy handle: the connections that one thread at a time uses.
// The pool lends lanes and keeps idle ones, so that connections stay alive between requests.
// libcurl's own sharing of connections between threads is not safe (its documentation says so).
#pragma once

#include "http/curl_library.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace odc::http {

/// Thread: one at a time.
struct Lane {
    explicit Lane(const CurlLibrary& curl);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    void forgetCookies();

    const CurlLibrary& curl;
    std::unique_ptr<CURLM, decltype(&::curl_multi_cleanup)> multi;
    std::unique_ptr<CURL, decltype(&::curl_easy_cleanup)> easy;
    std::string origin; ///< where it was last connected to
};

/// Thread: any.
class LanePool {
public:
    explicit LanePool(const CurlLibrary& curl);
    /// Waits for name look-ups that were left behind.
    ~LanePool();

    /// The idle lane that was last at this origin, else the one last used (it keeps several
    /// connections, and has read the certificates), else a new one. Null: out of memory.
    std::unique_ptr<Lane> borrow(std::string_view origin);
    void giveBack(std::unique_ptr<Lane> lane);
    /// Destroys it, which may wait for a name look-up to end, on a thread that the pool joins.
    void leaveBehind(std::shared_ptr<void> leftover);

    [[nodiscard]] const CurlLibrary& curl() const { return curl_; }

private:
    struct Reaper {
        std::shared_ptr<bool> isDone; ///< under mutex_
        std::thread thread;
    };

    const CurlLibrary& curl_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Lane>> idle_; ///< the oldest first
    std::vector<Reaper> reapers_;
};

} // namespace odc::http
