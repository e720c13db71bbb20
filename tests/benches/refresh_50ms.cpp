// SPDX-License-Identifier: MPL-2.0
// A million rows put into a sheet as a range, each of their pages 50 ms late, against one bare call
// of what a plain macro would write without any service.
#include "benches/office/refreshing.hpp"

using namespace odc::bench;

int main() {
    return runBench([] {
        const std::int64_t rows = benchRows(1'000'000);
        Refreshing bench{std::chrono::milliseconds(50)};
        bench.service.setRows(salesKeys(rows));
        const double floor = bench.floor(rows);
        const BenchDocument document(bench.office());
        const double ours = bench.insert(bench.office(), document.get());
        print("refresh-50ms", ours, "s", ours / floor, bareCall);
    });
}
