// SPDX-License-Identifier: MPL-2.0
// A long write in short steps, so that the window stays alive between them.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <utility>

namespace odc::calc {

/// Thread: that of who writes the document.
class Steps {
public:
    void add(std::function<void()> step) { waiting_.push_back(std::move(step)); }

    /// Runs steps for about this long, at least one. Whether more are left. What a step throws
    /// comes through.
    bool run(std::chrono::milliseconds budget) {
        const auto end = std::chrono::steady_clock::now() + budget;
        while (!waiting_.empty()) {
            const std::function<void()> step = std::move(waiting_.front());
            waiting_.pop_front();
            step();
            if (std::chrono::steady_clock::now() >= end)
                break;
        }
        return !waiting_.empty();
    }

private:
    std::deque<std::function<void()>> waiting_;
};

} // namespace odc::calc
