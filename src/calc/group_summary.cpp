// SPDX-License-Identifier: MPL-2.0
#include "calc/group_summary.hpp"

#include "calc/column_widths.hpp"
#include "calc/convert.hpp"

#include <com/sun/star/table/CellHoriJustify.hpp>

#include <algorithm>

namespace odc::calc {

namespace {

using Sheet = Reference<css::sheet::XSpreadsheet>;

// More columns than that are no longer told apart.
constexpr std::size_t mostGroups = 30;

const report::GridColumn& columnOf(const report::Grid& grid, const PreparedRows& rows,
                                   std::int32_t index) {
    return grid.columns[rows.columns[static_cast<std::size_t>(index)]];
}

bool isDrawn(const report::Grid& grid, const std::string& path) {
    return std::ranges::any_of(grid.charts, [&](const report::Chart& chart) {
        return std::ranges::find(chart.seriesPaths, path) != chart.seriesPaths.end();
    });
}

/// The heading of the column that the first chart is labelled by.
std::string headingOf(const report::Grid& grid) {
    const auto found = std::ranges::find(grid.columns, grid.charts.front().categoryPath,
                                         &report::GridColumn::path);
    return found == grid.columns.end() ? std::string() : found->heading;
}

} // namespace

std::optional<SummaryPlace> placeSummary(const report::Grid& grid, const PreparedRows& rows,
                                         const TablePlace& table) {
    if (rows.subtotals.empty() || rows.subtotals.size() > mostGroups)
        return std::nullopt;
    SummaryPlace place;
    for (std::int32_t i = 0; i < table.columnCount; ++i) {
        const report::GridColumn& column = columnOf(grid, rows, i);
        const bool isAddedUp = std::ranges::none_of(
            rows.exactTexts, [&](const ExactText& text) { return text.column == i; });
        if (column.total != report::Total::none && isAddedUp && isDrawn(grid, column.path))
            place.figures.push_back(i);
    }
    if (place.figures.empty())
        return std::nullopt;
    place.column = table.lastColumn() + 2;
    place.headingRow = table.headingRow;
    place.groupCount = static_cast<std::int32_t>(rows.subtotals.size());
    return place;
}

void writeSummary(const Sheet& sheet, const TableToWrite& table, const SummaryPlace& summary,
                  const NumberFormats& formats) {
    const report::Grid& grid = *table.grid;
    const PreparedRows& rows = *table.rows;
    const auto cellsOf = [&](std::int32_t column) {
        return cells::range(sheet, {column, summary.headingRow + 1, column, summary.lastRow()});
    };
    cells::setText(sheet, summary.column, summary.headingRow, toUno(headingOf(grid)));
    cells::set(cellsOf(summary.column), "NumberFormat", Any(formats.textKey()));
    for (std::size_t i = 0; i < rows.subtotals.size(); ++i)
        cells::setText(sheet, summary.column, summary.headingRow + 1 + static_cast<std::int32_t>(i),
                       toUno(rows.subtotals[i].heading));
    for (std::size_t i = 0; i < summary.figures.size(); ++i) {
        const std::int32_t from = summary.figures[i];
        const std::int32_t column = summary.column + 1 + static_cast<std::int32_t>(i);
        const report::GridColumn& info = columnOf(grid, rows, from);
        cells::setText(sheet, column, summary.headingRow, toUno(info.heading));
        const std::size_t at = rows.columns[static_cast<std::size_t>(from)];
        const bool isCount = info.total == report::Total::count;
        cells::set(
            cellsOf(column), "NumberFormat",
            Any(isCount ? std::int32_t{0} : formats.keyOf(info.format, grid.rows.schema[at].kind)));
        cells::set(cells::range(sheet, {column, summary.headingRow, column, summary.lastRow()}),
                   "HoriJustify", Any(css::table::CellHoriJustify_RIGHT));
        std::int32_t row = summary.headingRow;
        for (const SubtotalRow& subtotal : rows.subtotals)
            cells::setFormula(sheet, column, ++row,
                              "=" + cells::absoluteName(table.place.column + from,
                                                        table.place.firstRow + subtotal.row));
    }
    styleHeadings(cells::range(
        sheet, {summary.column, summary.headingRow, summary.lastColumn(), summary.headingRow}));
    const auto body = cells::range(
        sheet, {summary.column, summary.headingRow + 1, summary.lastColumn(), summary.lastRow()});
    cells::padSides(body);
    cells::setRowLines(body, cells::colour::line);
    for (std::int32_t column = summary.column; column <= summary.lastColumn(); ++column)
        fitColumn(sheet, {column, summary.headingRow, column, summary.lastRow()},
                  table.ownsColumns);
}

} // namespace odc::calc
