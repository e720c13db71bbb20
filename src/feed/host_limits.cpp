// SPDX-License-Identifier: MPL-2.0
#include "feed/host_limits.hpp"

#include <algorithm>
#include <utility>

namespace odc::feed {

using std::chrono::ceil;
using std::chrono::milliseconds;

namespace {

/// So many good answers in a row raise the allowance by one.
constexpr int goodToRaise = 16;

base::Error stopped() {
    return {base::ErrorKind::cancelled, "The refresh was stopped."};
}

} // namespace

HostLimits::Permit::~Permit() {
    if (limits_)
        limits_->leave(origin_);
}

HostLimits::Permit::Permit(Permit&& other) noexcept
    : limits_(std::exchange(other.limits_, nullptr)), origin_(std::move(other.origin_)) {}

Result<HostLimits::Permit> HostLimits::enter(const std::string& origin, base::Clock& clock,
                                             const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    Host& host = hosts_[origin];
    for (;;) {
        if (!changed_.wait(lock, stop, [&] { return host.underWay < host.allowed; }))
            return stopped();
        const auto now = clock.steadyNow();
        if (now >= host.notBefore)
            break;
        const auto pause = ceil<milliseconds>(host.notBefore - now);
        lock.unlock();
        if (!clock.sleepFor(pause, stop))
            return stopped();
        lock.lock();
    }
    ++host.underWay;
    return Permit(*this, origin);
}

void HostLimits::leave(const std::string& origin) {
    {
        const std::lock_guard lock(mutex_);
        --hosts_[origin].underWay;
    }
    changed_.notify_all();
}

void HostLimits::wentWell(const std::string& origin) {
    {
        const std::lock_guard lock(mutex_);
        Host& host = hosts_[origin];
        if (host.allowed == most || ++host.goodInARow < goodToRaise)
            return;
        host.goodInARow = 0;
        ++host.allowed;
    }
    changed_.notify_all();
}

void HostLimits::wasTurnedAway(const std::string& origin, base::Clock& clock, milliseconds pause) {
    const std::lock_guard lock(mutex_);
    Host& host = hosts_[origin];
    host.goodInARow = 0;
    // Several that were under way together are turned away together: that is one refusal.
    const auto now = clock.steadyNow();
    if (now >= host.notBefore)
        host.allowed = std::max(1, host.allowed / 2);
    host.notBefore = std::max(host.notBefore, now + pause);
}

int HostLimits::allowance(const std::string& origin) const {
    const std::lock_guard lock(mutex_);
    const auto host = hosts_.find(origin);
    return host == hosts_.end() ? most : host->second.allowed;
}

} // namespace odc::feed
