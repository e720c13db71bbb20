// SPDX-License-Identifier: MPL-2.0
// How long the office's main loop does not come round while a range is filled, refreshed with few
// changes, with rows moved, and with none. Where it was in pauses over 100 ms goes to stderr.
#include "benches/office/refreshing.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

using namespace odc::bench;

int main() {
    return runBench([] {
        constexpr double limit = 100;
        const std::int64_t rows = benchRows(1'000'000);
        Refreshing bench{std::chrono::milliseconds(0)};
        bench.service.setRows(salesKeys(rows));
        const BenchDocument document(bench.office());
        const auto measure = [&](const char* name, const std::function<void()>& work) {
            Refreshing::ask(bench.office(), "watch", {}, 0);
            work();
            const double longest = Refreshing::ask(bench.office(), "pause", {}, 0);
            print(fmt::format("ui-latency-{}", name), longest, "ms", longest / limit,
                  "limit-of-100-ms");
        };
        measure("first", [&] { bench.insert(bench.office(), document.get()); });
        measure("unchanged", [&] { bench.refresh(bench.office(), document.get()); });
        bench.service.setRows(changedRows(rows));
        measure("again", [&] { bench.refresh(bench.office(), document.get()); });
        bench.service.setRows(movedRows(rows));
        measure("middle", [&] { bench.refresh(bench.office(), document.get()); });
        std::ifstream log(bench.office().log());
        if (log.peek() != std::ifstream::traits_type::eof())
            std::cerr << log.rdbuf();
    });
}
