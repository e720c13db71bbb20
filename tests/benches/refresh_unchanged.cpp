// SPDX-License-Identifier: MPL-2.0
// A million rows refreshed while nothing changed: every page answers 304.
#include "benches/office/refreshing.hpp"

#include <stdexcept>

using namespace odc::bench;

int main() {
    return runBench([] {
        const std::int64_t rows = benchRows(1'000'000);
        Refreshing bench{std::chrono::milliseconds(0)};
        bench.service.setRows(salesKeys(rows));
        const double floor = bench.floor(rows);
        const BenchDocument document(bench.office());
        bench.insert(bench.office(), document.get());
        const int sent = bench.service.pagesSent();
        const double ours = bench.refresh(bench.office(), document.get());
        if (bench.service.pagesSent() != sent || bench.service.pagesUnchanged() == 0)
            throw std::runtime_error("Pages were sent again although nothing had changed.");
        print("refresh-unchanged", ours, "s", ours / floor, bareCall);
    });
}
