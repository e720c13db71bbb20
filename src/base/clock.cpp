// SPDX-License-Identifier: MPL-2.0
#include "base/clock.hpp"

#include <condition_variable>
#include <mutex>
#include <random>

namespace odc::base {
namespace {

class SystemClock final : public Clock {
public:
    SystemClock() : engine_(std::random_device{}()) {}

    [[nodiscard]] std::chrono::system_clock::time_point now() const override {
        return std::chrono::system_clock::now();
    }

    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override {
        return std::chrono::steady_clock::now();
    }

    [[nodiscard]] std::uint64_t random() override {
        const std::scoped_lock lock(mutex_);
        return engine_();
    }

    bool sleepFor(std::chrono::milliseconds duration, const std::stop_token& stop) override {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, duration, [] { return false; });
        return !stop.stop_requested();
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

} // namespace

std::unique_ptr<Clock> makeSystemClock() {
    return std::make_unique<SystemClock>();
}

} // namespace odc::base
