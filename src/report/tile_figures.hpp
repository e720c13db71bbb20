// SPDX-License-Identifier: MPL-2.0
// The table of latest figures in one part of the Overview.
#pragma once

#include "report/grid.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"

#include <string_view>
#include <vector>

namespace odc::report {

/// The newest period of one granularity: a grid with at least one row, of which the last counts.
struct FigureLine {
    Granularity granularity = Granularity::daily;
    Grid grid;
};

/// One row a line: what period it is, and the tile's figures; null where a line lacks one.
Grid figuresOf(const TileDefinition& tile, const std::vector<FigureLine>& lines,
               std::string_view language);

} // namespace odc::report
