// SPDX-License-Identifier: MPL-2.0
// What the benches of the decoders share: alternating runs, medians, memory of a run by itself.
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace odc::bench {

/// Of this thread's processor time, which other programs on the machine do not lengthen much.
inline double secondsOf(const std::function<void()>& work) {
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    };
    const double start = now();
    work();
    return now() - start;
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Pair {
    double ours = 0;
    double floor = 0;
    double ratio = 0; ///< median of the rounds' own ratios
};

/// Both after each other in every round, so that a busy machine slows both.
inline Pair alternate(int rounds, const std::function<void()>& ours,
                      const std::function<void()>& floor) {
    std::vector<double> left;
    std::vector<double> right;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        left.push_back(secondsOf(ours));
        right.push_back(secondsOf(floor));
        ratios.push_back(left.back() / right.back());
    }
    return {median(left), median(right), median(ratios)};
}

/// Peak resident memory, in MB, of a child process that does the work and nothing else. To be
/// called before this process has grown.
inline double peakMegabytesOf(const std::function<void()>& work) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child || status != 0) {
        std::fprintf(stderr, "The run that measures memory failed.\n");
        std::exit(1);
    }
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Hands out head, `rows` times a row, and tail in pieces of `pieceBytes`, without holding more
/// than a piece and a row.
inline void streamPage(const std::string& head, const std::function<void(std::string&, int)>& row,
                       const std::string& tail, int rows, std::size_t pieceBytes,
                       const std::function<void(const char*, std::size_t)>& sink) {
    std::string pending = head;
    const auto drain = [&](bool isLast) {
        std::size_t at = 0;
        for (; pending.size() - at >= pieceBytes; at += pieceBytes)
            sink(pending.data() + at, pieceBytes);
        pending.erase(0, at);
        if (isLast && !pending.empty())
            sink(pending.data(), pending.size());
    };
    for (int i = 0; i < rows; ++i) {
        row(pending, i);
        drain(false);
    }
    pending += tail;
    drain(true);
}

} // namespace odc::bench
