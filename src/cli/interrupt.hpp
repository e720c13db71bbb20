// SPDX-License-Identifier: MPL-2.0
// Ctrl-C as a stop token.
#pragma once

#include <stop_token>
#include <thread>

namespace odc::cli {

/// While it lives, the first SIGINT or SIGTERM asks the token to stop; a second one ends the
/// program as usual. One at a time; made and destroyed on the main thread.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    int pipe_[2] = {-1, -1};
    std::thread watcher_;
};

} // namespace odc::cli
