// SPDX-License-Identifier: MPL-2.0
#include "report/grid.hpp"

#include <utility>

namespace odc::report {

base::Table exportTable(Grid&& grid) {
    base::Table table;
    for (const std::size_t index : grid.exportOrder)
        table.schema.push_back(std::move(grid.rows.schema[index]));
    for (base::Batch& batch : grid.rows.batches) {
        base::Batch reordered{batch.rowCount, {}};
        for (const std::size_t index : grid.exportOrder)
            reordered.columns.push_back(std::move(batch.columns[index]));
        table.batches.push_back(std::move(reordered));
    }
    return table;
}

} // namespace odc::report
