// SPDX-License-Identifier: MPL-2.0
// A program that a test starts, and that ends with it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace odc::test {

struct ProcessOptions {
    std::vector<std::pair<std::string, std::string>> environment = {}; ///< added to our own
    std::string logFile = {}; ///< takes stdout and stderr; empty: /dev/null
    bool readsOutput = false; ///< stdout comes to readLine and readAll instead
};

class Process {
public:
    Process(const std::vector<std::string>& command, const ProcessOptions& options);
    /// Asks it to end, waits, and kills it after ten seconds.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// The next line without its end; empty at the end of the output.
    std::string readLine();
    std::string readAll();
    /// Its exit code (128 + signal where it was killed), or nothing when it still runs after that
    /// time.
    std::optional<int> wait(std::chrono::milliseconds timeout);
    /// For as long as it takes.
    int wait();
    void terminate();
    /// Ends it and what it started in the middle of whatever they do.
    void killAtOnce();
    [[nodiscard]] bool isRunning();

private:
    pid_t pid_ = -1;
    int output_ = -1;
    std::optional<int> code_;
};

/// Runs it to its end, at most that long. A failure is a std::runtime_error with its output.
std::string runToEnd(const std::vector<std::string>& command, std::chrono::seconds timeout);

} // namespace odc::test
