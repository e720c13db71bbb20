// SPDX-License-Identifier: MPL-2.0
#include "cli/interrupt.hpp"

#include <array>
#include <csignal>

#include <unistd.h>

namespace odc::cli {

namespace {

constexpr std::array signalsHeard{SIGINT, SIGTERM};

/// A signal handler can reach nothing but what is static; it does no more than write one byte.
volatile std::sig_atomic_t writeEnd = -1;

extern "C" void onSignal(int) {
    const char byte = 's';
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

Interrupt::Interrupt() {
    if (::pipe(pipe_) != 0)
        return; // without it Ctrl-C ends the program at once, which is no worse
    writeEnd = pipe_[1];
    watcher_ = std::thread([this] {
        char byte = 0;
        if (::read(pipe_[0], &byte, 1) == 1 && byte == 's')
            source_.request_stop();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int number : signalsHeard)
        ::sigaction(number, &action, nullptr);
}

Interrupt::~Interrupt() {
    if (!watcher_.joinable())
        return;
    for (const int number : signalsHeard)
        std::signal(number, SIG_DFL);
    const char byte = 'e';
    [[maybe_unused]] const auto written = ::write(pipe_[1], &byte, 1);
    watcher_.join();
    ::close(pipe_[0]);
    ::close(pipe_[1]);
}

} // namespace odc::cli
