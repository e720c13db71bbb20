// SPDX-License-Identifier: MPL-2.0
// A value that is asked for once and then remembered, whoever asks.
#pragma once

#include "base/result.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace odc::feed {

/// Success is remembered, and so are refusals that asking again would not change; other failures
/// (no connection, cancelled, busy, wrong password) are not.
/// Thread: any. Who comes second waits for the first one's answer and can be cancelled meanwhile;
/// the lock is not held while asking.
template <typename T>
class Once {
public:
    template <typename Ask>
    base::Result<T> get(const Ask& ask, const std::stop_token& stop) {
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [&] { return !isAsking_; }))
                return base::Error{base::ErrorKind::cancelled, "The refresh was stopped."};
            if (known_)
                return *known_;
            isAsking_ = true;
        }
        base::Result<T> answer = ask();
        const std::lock_guard lock(mutex_);
        isAsking_ = false;
        if (answer || isLasting(answer.error().kind))
            known_ = answer;
        changed_.notify_all();
        return answer;
    }

private:
    static bool isLasting(base::ErrorKind kind) {
        return kind == base::ErrorKind::notFound || kind == base::ErrorKind::badResponse ||
               kind == base::ErrorKind::notPermitted || kind == base::ErrorKind::unsupported;
    }

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<base::Result<T>> known_;
    bool isAsking_ = false;
};

} // namespace odc::feed
