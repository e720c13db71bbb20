// SPDX-License-Identifier: MPL-2.0
// Memory of filling and refreshing a million rows beyond the sheet's own: the peak of the office
// against that of one that wrote the same cells in slices of 1,000 rows.
#include "benches/office/refreshing.hpp"

using namespace odc::bench;

int main() {
    return runBench([] {
        constexpr double limit = 64;
        const std::int64_t rows = benchRows(1'000'000);
        Refreshing bench{std::chrono::milliseconds(0)};
        bench.service.setRows(salesKeys(rows));
        double sheet = 0;
        {
            const auto office = bench.startOffice();
            const BenchDocument document(*office);
            sheet = Refreshing::ask(*office, "slices", document.get(), rows);
        }
        const BenchDocument document(bench.office());
        const auto measure = [&](const char* name) {
            const double peak = Refreshing::ask(bench.office(), "peak", {}, 0) - sheet;
            print(name, peak, "MB", peak / limit, "limit-of-64-MB");
        };
        bench.insert(bench.office(), document.get());
        measure("refresh-memory");
        bench.service.setRows(changedRows(rows));
        bench.refresh(bench.office(), document.get());
        measure("refresh-memory-again");
    });
}
