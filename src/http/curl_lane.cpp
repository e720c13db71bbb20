// SPDX-License-Identifier: MPL-2.0
#include "http/curl_lane.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace odc::http {

namespace {
constexpr std::size_t maxIdleLanes = 8;
}

Lane::Lane(const CurlLibrary& library)
    : curl(library), multi(library.multiInit(), library.multiCleanup),
      easy(library.easyInit(), library.easyCleanup) {
    // Wakes the cookie engine, which then lives as long as the handle. CURLOPT_COOKIEFILE, the
    // documented way, leaks at curl_easy_reset (seen with 7.88).
    if (easy)
        library.easySetopt(easy.get(), CURLOPT_COOKIELIST, "Set-Cookie: awake=1; path=/");
    forgetCookies();
}

// Cookies live as long as one request and its redirects within one origin.
void Lane::forgetCookies() {
    if (easy)
        curl.easySetopt(easy.get(), CURLOPT_COOKIELIST, "ALL");
}

// The easy handle must go first: its connections live in the multi handle.
Lane::~Lane() {
    easy.reset();
    multi.reset();
}

LanePool::LanePool(const CurlLibrary& curl) : curl_(curl) {}

LanePool::~LanePool() {
    for (Reaper& reaper : reapers_)
        reaper.thread.join();
}

std::unique_ptr<Lane> LanePool::borrow(std::string_view origin) {
    {
        const std::lock_guard lock(mutex_);
        auto found =
            std::ranges::find(idle_, origin, [](const auto& lane) { return lane->origin; });
        if (found == idle_.end() && !idle_.empty())
            found = std::prev(idle_.end());
        if (found != idle_.end()) {
            auto lane = std::move(*found);
            idle_.erase(found);
            return lane;
        }
    }
    auto lane = std::make_unique<Lane>(curl_);
    if (!lane->multi || !lane->easy)
        return nullptr;
    return lane;
}

void LanePool::giveBack(std::unique_ptr<Lane> lane) {
    std::unique_ptr<Lane> superfluous; // closed outside the lock
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(lane));
    if (idle_.size() > maxIdleLanes) {
        superfluous = std::move(idle_.front());
        idle_.erase(idle_.begin());
    }
}

void LanePool::leaveBehind(std::shared_ptr<void> leftover) {
    const std::lock_guard lock(mutex_);
    std::erase_if(reapers_, [](Reaper& reaper) {
        if (!*reaper.isDone)
            return false;
        reaper.thread.join(); // has nothing left to do but to return
        return true;
    });
    auto isDone = std::make_shared<bool>(false);
    try {
        reapers_.push_back(
            {isDone, std::thread([this, isDone, left = std::move(leftover)]() mutable {
                 left.reset();
                 const std::lock_guard done(mutex_);
                 *isDone = true;
             })});
    } catch (const std::system_error&) {
        // No thread to be had: it was destroyed right here, slower, and nothing leaks.
        return;
    }
}

} // namespace odc::http
