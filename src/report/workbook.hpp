// SPDX-License-Identifier: MPL-2.0
// A set of reports as one document: which become sheets, in which order, and what the Overview
// sheet shows. The same grammar as a report's (src/report/GRAMMAR.md), first line "odata-workbook
// 1".
#pragma once

#include "base/result.hpp"
#include "report/refresh.hpp"
#include "report/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

struct SheetDefinition {
    std::string report;       ///< a catalogue name
    LocalisedText title = {}; ///< empty: the report's
    bool operator==(const SheetDefinition&) const = default;
};

/// One report on the Overview sheet: its chart and its latest figures.
struct TileDefinition {
    std::string report;                    ///< must also be a sheet
    LocalisedText title = {};              ///< empty: the sheet's
    std::vector<std::string> figures = {}; ///< columns of the report; "X?" where the service has it
    std::vector<std::string> granularities = {}; ///< "Daily", "Weekly", …: one line of figures each
    bool operator==(const TileDefinition&) const = default;
};

struct Workbook {
    std::string name;
    LocalisedText title = {};
    LocalisedText overviewTitle = {}; ///< the Overview sheet's name; empty: no such sheet
    std::vector<SheetDefinition> sheets = {};
    std::vector<TileDefinition> tiles = {};
    std::string text = {}; ///< as it was read; writeWorkbook changes only what differs from it
    bool operator==(const Workbook&) const = default;
};

/// Errors: wrongUsage, with the line and what was expected there; unsupported (a later version).
Result<Workbook> readWorkbook(std::string_view text);
std::string writeWorkbook(const Workbook& workbook);

/// A tile made up.
struct Tile {
    std::string title;
    std::size_t sheet = 0; ///< position in RefreshedWorkbook::sheets: what the tile links to
    /// Drawn over the rows of that sheet's grid (paths are its columns'); nothing where the report
    /// has no chart or no rows.
    std::optional<Chart> chart = {};
    /// One row a granularity: the latest period that has figures, in a text column "Period"
    /// ("4 July 2014", "29 June – 5 July 2014", "June 2014", "2013") after a text column
    /// "Granularity" ("Day", "Week", "Month", "Year"), then the figures.
    Grid figures;
};

struct RefreshedWorkbook {
    std::string title;
    std::string overviewName;                ///< sheet name; empty: no overview
    std::string period;                      ///< of the sheets, for the overview's heading
    std::optional<base::Day> latestDay = {}; ///< the newest day that has figures
    std::vector<Grid> sheets;
    std::vector<Tile> tiles;
    std::vector<std::string> notes = {};          ///< for the overview: reports left out, and why
    std::vector<feed::FetchSummary> fetches = {}; ///< every data request, in order
};

/// Refreshes every sheet's report with those of the arguments that it knows, then asks for the
/// latest figures of each tile.
/// A report whose sets this account may not read, or that refuses a choice (Yearly), is left
/// out and said in `notes`; where none remains, that is the Error. Any other failure of one is the
/// failure of all: nobody gets half a workbook.
/// `only`: names of the reports wanted; empty: all.
Result<RefreshedWorkbook> refreshWorkbook(const Workbook& workbook,
                                          const std::vector<Report>& catalogue,
                                          const std::vector<std::string>& only,
                                          const Arguments& arguments, feed::Service& service,
                                          const base::Task& task);

} // namespace odc::report
