// SPDX-License-Identifier: MPL-2.0
// What a sheet shall look like: plain data, computed off the main thread, written by calc.
#pragma once

#include "base/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace odc::report {

/// How a column's cells are shown; the number format follows from it and the user's locale.
enum class CellFormat { general, text, count, minutes, decimal, date, dateTime, duration, percent };

enum class Total { none, sum, average, minimum, maximum, count };

struct GridColumn {
    std::string path;    ///< identity; equals the table's schema path
    std::string heading; ///< for a person
    CellFormat format = CellFormat::general;
    Total total = Total::none;
    std::string note = {}; ///< why a total is missing, for a cell comment; may be empty
    bool operator==(const GridColumn&) const = default;
};

enum class ChartKind { line, column, bar, area, pie };

struct Chart {
    ChartKind kind = ChartKind::line;
    std::string title;
    std::string xAxis = {};
    std::string yAxis = {};
    std::string categoryPath;             ///< column of the labels
    std::vector<std::string> seriesPaths; ///< columns of the values
    bool isStacked = false;
    bool operator==(const Chart&) const = default;
};

/// A run of rows that share a group value; rows count from 0 within Grid::rows.
struct Group {
    std::string heading;
    std::int64_t firstRow = 0;
    std::int64_t rowCount = 0;
    bool operator==(const Group&) const = default;
};

struct Grid {
    std::string name;   ///< the report's name: sheet and database range are named after it
    std::string title;  ///< heading on the sheet
    std::string period; ///< "1 June 2014 – 30 June 2014", or empty
    std::vector<GridColumn> columns;
    base::Table rows; ///< schema in the order of columns
    std::vector<Group> groups = {};
    std::vector<Chart> charts = {};
    std::vector<std::string> notes = {};    ///< shown under the heading
    std::vector<std::string> warnings = {}; ///< for the status, not for the sheet
    bool operator==(const Grid&) const = default;
};

} // namespace odc::report
