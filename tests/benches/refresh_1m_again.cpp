// SPDX-License-Identifier: MPL-2.0
// A million rows refreshed a second time: one row in a hundred changed and one in a thousand new at
// the end; then with rows new and gone in the middle.
#include "benches/office/refreshing.hpp"

using namespace odc::bench;

int main() {
    return runBench([] {
        const std::int64_t rows = benchRows(1'000'000);
        Refreshing bench{std::chrono::milliseconds(0)};
        bench.service.setRows(salesKeys(rows));
        const double floor = bench.floor(rows);
        const BenchDocument document(bench.office());
        bench.insert(bench.office(), document.get());
        bench.service.setRows(changedRows(rows));
        const double again = bench.refresh(bench.office(), document.get());
        print("refresh-1m-again", again, "s", again / floor, bareCall);
        bench.service.setRows(movedRows(rows));
        const double moved = bench.refresh(bench.office(), document.get());
        print("refresh-1m-again-middle", moved, "s", moved / floor, bareCall);
    });
}
