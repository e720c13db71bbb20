// SPDX-License-Identifier: MPL-2.0
// What a sheet shall look like: plain data, computed off the main thread, written by calc.
#pragma once

#include "base/date.hpp"
#include "base/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace odc::report {

/// How a column's cells are shown; the number format follows from it and the user's locale.
enum class CellFormat {
    general,
    text,
    count,    ///< a whole number with thousands separators
    minutes,  ///< the same; its unit is minutes
    decimal,  ///< two decimals
    date,     ///< a day
    dateTime, ///< a day and a time
    duration, ///< [h]:mm:ss; the column's kind is duration (ticks) or integer (seconds)
    percent,
    month, ///< a day that stands for its month: "July 2014"
    year,  ///< a day that stands for its year
};

enum class Total {
    none,
    sum,
    average,
    minimum,
    maximum,
    count,
    quotient ///< sum of the numerator column through sum of the denominator column
};

struct GridColumn {
    std::string path;    ///< identity; equals the table's schema path
    std::string heading; ///< for a person
    CellFormat format = CellFormat::general;
    Total total = Total::none;
    std::string note = {};            ///< why a total is missing, for a cell comment; may be empty
    bool isHidden = false;            ///< not on the sheet; hidden columns come after all others
    std::string numeratorPath = {};   ///< Total::quotient only
    std::string denominatorPath = {}; ///< Total::quotient only
    bool isFormatChosen = false;      ///< `format` is the report's own word, not its kind's
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

/// The figure of a totals row in one column, as a number: seconds for durations. Nothing where the
/// column has no total or no value to add.
using Totals = std::vector<std::optional<double>>;

/// A run of rows that share a group value; rows count from 0 within Grid::rows.
struct Group {
    std::string heading;
    std::int64_t firstRow = 0;
    std::int64_t rowCount = 0;
    Totals totals = {}; ///< one a grid column
    bool operator==(const Group&) const = default;
};

struct Grid {
    std::string name;      ///< the report's name: the database range is named after it
    std::string sheetName; ///< for a person, in the user's language; unique within a workbook
    std::string title;     ///< heading on the sheet
    std::string period;    ///< "1 June 2014 – 30 June 2014", or empty
    std::optional<base::Day> firstDay = {}; ///< of the period, for who writes it in a locale
    std::optional<base::Day> lastDay = {};
    std::vector<GridColumn> columns; ///< those shown first, in order; then hidden ones
    base::Table rows;                ///< schema in the order of columns
    Totals totals = {};              ///< one a column; a sheet may prefer formulas to these
    std::vector<Group> groups = {};
    std::vector<Chart> charts = {};
    std::vector<std::string> notes = {};    ///< shown under the heading
    std::vector<std::string> warnings = {}; ///< for the status, not for the sheet
    /// Order of the columns where the service's own come first (the command line's), as positions
    /// in `columns`.
    std::vector<std::size_t> exportOrder = {};
    bool operator==(const Grid&) const = default;
};

/// The grid's rows with the columns as the command line prints them: the service's own under
/// their own names and in the order of the report's select, then computed ones, then what the
/// period columns say. Moves, does not copy.
base::Table exportTable(Grid&& grid);

} // namespace odc::report
