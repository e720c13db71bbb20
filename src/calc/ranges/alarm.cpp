// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/alarm.hpp"

#include "calc/main_thread.hpp"
#include "calc/workers.hpp"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace odc::calc::ranges {

namespace {

using Clock = std::chrono::steady_clock;

/// Lives as long as the library: its worker is joined before that goes.
class Alarm {
public:
    void set(const Reference<css::uno::XComponentContext>& context,
             std::optional<Clock::time_point> at, std::function<void()> ring) {
        {
            const std::lock_guard lock(mutex_);
            at_ = at;
            ring_ = std::move(ring);
        }
        changed_.notify_all();
        if (at && !std::exchange(isRunning_, true))
            workers::start(context,
                           [this, context](const std::stop_token& stop) { wait(context, stop); });
    }

private:
    void wait(const Reference<css::uno::XComponentContext>& context, const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            if (!at_) {
                changed_.wait(lock, stop, [this] { return at_.has_value(); });
                continue;
            }
            const Clock::time_point at = *at_;
            if (changed_.wait_until(lock, stop, at, [this, at] { return at_ != at; }) ||
                stop.stop_requested())
                continue;
            at_.reset();
            std::function<void()> ring = std::exchange(ring_, {});
            lock.unlock();
            main_thread::post(context, std::move(ring));
            lock.lock();
        }
        ring_ = {};
    }

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<Clock::time_point> at_; ///< under the mutex, as the next
    std::function<void()> ring_;
    bool isRunning_ = false; ///< main thread only
};

Alarm& alarm() {
    static Alarm instance;
    return instance;
}

} // namespace

void setAlarm(const Reference<css::uno::XComponentContext>& context,
              std::optional<Clock::time_point> at, std::function<void()> ring) {
    alarm().set(context, at, std::move(ring));
}

} // namespace odc::calc::ranges
