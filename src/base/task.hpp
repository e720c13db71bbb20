// SPDX-License-Identifier: MPL-2.0
// What travels with every piece of work: how to stop it and whom to tell how far it is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace odc::base {

/// How far a refresh is. Sent up a few times a second, from the worker's thread.
struct Progress {
    std::string what;      ///< for the status bar: "Active users", "Waiting 5 s: …"
    std::int64_t rows = 0; ///< received so far
    std::optional<std::int64_t> rowsTotal; ///< the service's own count, where known
    std::int64_t pages = 0;
    std::int64_t bytes = 0; ///< received, decompressed

    bool operator==(const Progress&) const = default;
};

struct Task {
    std::stop_token stop = {};
    std::function<void(const Progress&)> onProgress = {}; ///< may be empty; must not throw

    void report(const Progress& progress) const {
        if (onProgress)
            onProgress(progress);
    }
};

} // namespace odc::base
