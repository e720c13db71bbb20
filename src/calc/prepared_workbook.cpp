// SPDX-License-Identifier: MPL-2.0
#include "calc/prepared_workbook.hpp"

#include <utility>

namespace odc::calc {

namespace {

base::Result<PreparedReport> prepare(report::Grid&& grid, base::Day nullDate) {
    base::Result<PreparedRows> rows = prepareRows(grid, nullDate);
    if (!rows)
        return std::move(rows).error();
    PreparedReport prepared;
    prepared.rows = std::make_shared<const PreparedRows>(std::move(rows).value());
    // The cells hold the values now: only what the columns are is still needed.
    grid.rows.batches.clear();
    grid.rows.batches.shrink_to_fit();
    prepared.grid = std::make_shared<const report::Grid>(std::move(grid));
    return prepared;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

base::Result<PreparedWorkbook> prepareWorkbook(report::RefreshedWorkbook&& refreshed,
                                               base::Day nullDate, const std::string& language) {
    PreparedWorkbook prepared;
    prepared.title = std::move(refreshed.title);
    prepared.overviewName = std::move(refreshed.overviewName);
    prepared.period = std::move(refreshed.period);
    prepared.latestDay = refreshed.latestDay;
    prepared.language = language;
    prepared.nullDate = nullDate;
    append(prepared.warnings, refreshed.notes);
    prepared.notes = std::move(refreshed.notes);
    for (const feed::FetchSummary& fetch : refreshed.fetches)
        append(prepared.warnings, fetch.warnings);
    for (report::Grid& grid : refreshed.sheets) {
        append(prepared.warnings, grid.warnings);
        base::Result<PreparedReport> sheet = prepare(std::move(grid), nullDate);
        if (!sheet)
            return std::move(sheet).error();
        prepared.sheets.push_back(std::move(sheet).value());
    }
    for (report::Tile& tile : refreshed.tiles) {
        base::Result<PreparedReport> figures = prepare(std::move(tile.figures), nullDate);
        if (!figures)
            return std::move(figures).error();
        prepared.tiles.push_back(
            {std::move(tile.title), tile.sheet, std::move(tile.chart), std::move(figures).value()});
    }
    return prepared;
}

base::Result<PreparedWorkbook> prepareReport(report::Refreshed&& refreshed, base::Day nullDate,
                                             const std::string& language) {
    report::RefreshedWorkbook workbook;
    workbook.title = refreshed.grid.title;
    workbook.period = refreshed.grid.period;
    workbook.fetches = std::move(refreshed.sources);
    workbook.sheets.push_back(std::move(refreshed.grid));
    return prepareWorkbook(std::move(workbook), nullDate, language);
}

} // namespace odc::calc
