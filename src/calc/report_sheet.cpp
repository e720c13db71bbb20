// SPDX-License-Identifier: MPL-2.0
#include "calc/report_sheet.hpp"

#include "calc/chart.hpp"
#include "calc/column_widths.hpp"
#include "calc/convert.hpp"
#include "calc/range.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/awt/Size.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>

#include <algorithm>
#include <cmath>

namespace odc::calc {

namespace {

// Up to here a table with its chart beside it is readable on one landscape page.
constexpr std::int32_t rowsOnOnePage = 40;
constexpr std::int32_t chartWidth = 17'000;
constexpr std::int32_t chartHeight = 9'000;
constexpr std::int32_t chartGap = 800;
// Beside a long table of many columns.
constexpr std::int32_t groupsChartWidth = 12'000;
constexpr std::int32_t groupsChartHeight = 8'000;

std::int32_t noteRows(const ReportSheet& target) {
    return static_cast<std::int32_t>(target.report.grid->notes.size()) +
           (target.report.rows->exactTexts.empty() ? 0 : 1);
}

void writeHead(WriteContext& context, const ReportSheet& target) {
    const report::Grid& grid = *target.report.grid;
    const auto line = [&](std::int32_t offset) {
        return target.sheet->getCellByPosition(target.column, target.row + offset);
    };
    std::int32_t row = 0;
    cells::setText(target.sheet, target.column, target.row, toUno(grid.title));
    cells::setFont(line(row++), 18, true, cells::colour::accent);
    cells::setText(target.sheet, target.column, target.row + row, toUno(grid.period));
    cells::setFont(line(row++), 11, false, cells::colour::quiet);
    std::vector<OUString> notes;
    notes.reserve(grid.notes.size() + 1);
    for (const std::string& note : grid.notes)
        notes.push_back(toUno(note));
    if (!target.report.rows->exactTexts.empty())
        notes.push_back(context.words.exactTexts);
    for (const OUString& note : notes) {
        cells::setText(target.sheet, target.column, target.row + row, note);
        cells::setFont(line(row++), 9, false, cells::colour::quiet);
    }
    if (!context.overviewName.isEmpty()) {
        cells::setLink(context.document, target.sheet, target.column, target.row + row,
                       context.words.overviewLink.replaceFirst("%1", context.overviewName),
                       context.overviewName);
        cells::setFont(line(row++), 9, false, cells::colour::accent);
    }
}

css::awt::Point positionOf(const ReportSheet& target, std::int32_t column, std::int32_t row) {
    css::awt::Point position;
    Reference<css::beans::XPropertySet>(target.sheet->getCellByPosition(column, row),
                                        UNO_QUERY_THROW)
        ->getPropertyValue("Position") >>= position;
    return position;
}

css::awt::Rectangle chartRectangle(const ReportSheet& target, std::size_t index) {
    const TablePlace& place = target.place;
    if (target.summary) {
        const auto under = static_cast<std::int32_t>(index) * (groupsChartHeight + chartGap);
        const css::awt::Point left =
            positionOf(target, target.summary->column, target.summary->lastRow() + 1);
        return {left.X, left.Y + chartGap + under, groupsChartWidth, groupsChartHeight};
    }
    const auto below = static_cast<std::int32_t>(index) * (chartHeight + chartGap);
    const css::awt::Point right = positionOf(target, place.lastColumn() + 1, place.headingRow);
    return {right.X + chartGap, right.Y + below, chartWidth, chartHeight};
}

void addCharts(const WriteContext& context, const ReportSheet& target) {
    const report::Grid& grid = *target.report.grid;
    std::size_t index = 0;
    for (const report::Chart& chart : grid.charts) {
        const std::optional<ChartCells> cells = chartCellsOf(chart, target);
        if (!cells)
            continue;
        ChartPlace place;
        place.sheet = target.sheet;
        place.rectangle = chartRectangle(target, index++);
        place.categories = cells->categories;
        place.series = cells->series;
        place.categoryFormat = cells->categoryFormat;
        place.categoryAxisKey = context.formats.axisKeyOf(cells->categoryFormat);
        place.isDaily = cells->isDaily;
        place.pointCount = cells->pointCount;
        place.valueFormat = cells->valueFormat;
        place.greatest = cells->greatest;
        addChart(chart, place);
    }
}

void freeze(const WriteContext& context, const ReportSheet& target) {
    const Reference<css::frame::XModel> model(context.document, UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetView> view(model->getCurrentController(), UNO_QUERY);
    const Reference<css::sheet::XViewFreezable> panes(view, UNO_QUERY);
    if (!panes.is())
        return; // a document that nobody looks at
    view->setActiveSheet(target.sheet);
    panes->freezeAtPosition(0, target.place.firstRow);
}

/// Whether a column's first two cells are one day apart.
bool isDailyColumn(const PreparedRows& rows, std::int32_t column) {
    if (rows.blocks.empty() || rows.blocks.front().cells.getLength() < 2)
        return false;
    double first = 0;
    double second = 0;
    const Sequence<Sequence<Any>>& cells = rows.blocks.front().cells;
    return (cells[0][column] >>= first) && (cells[1][column] >>= second) &&
           std::abs(std::abs(second - first) - 1.0) < 1e-6;
}

const report::GridColumn& columnOf(const ReportSheet& target, std::int32_t index) {
    return target.report.grid
        ->columns[target.report.rows->columns[static_cast<std::size_t>(index)]];
}

/// Position of a column among those shown.
std::optional<std::int32_t> shownAt(const ReportSheet& target, const std::string& path) {
    for (std::int32_t i = 0; i < target.place.columnCount; ++i)
        if (columnOf(target, i).path == path)
            return i;
    return std::nullopt;
}

std::optional<ChartCells> cellsOfRows(const report::Chart& chart, const ReportSheet& target) {
    const TablePlace& place = target.place;
    const auto cellsOf = [&](std::int32_t index) {
        const std::int32_t column = place.column + index;
        return cells::addressOf(target.sheet, {column, place.headingRow, column, place.lastRow()});
    };
    // A category that is hidden is told by the column that names the rows: the first.
    const std::int32_t category = shownAt(target, chart.categoryPath).value_or(0);
    ChartCells found;
    found.categories = cellsOf(category);
    found.categoryFormat = columnOf(target, category).format;
    found.isDaily = isDailyColumn(*target.report.rows, category);
    found.pointCount = place.rowCount;
    for (const std::string& path : chart.seriesPaths)
        if (const std::optional<std::int32_t> index = shownAt(target, path)) {
            found.series.push_back(cellsOf(*index));
            found.valueFormat = columnOf(target, *index).format;
        }
    return found.series.empty() ? std::nullopt : std::optional(found);
}

std::optional<ChartCells> cellsOfGroups(const report::Chart& chart, const ReportSheet& target) {
    if (!target.summary)
        return std::nullopt;
    const SummaryPlace& summary = *target.summary;
    const auto cellsOf = [&](std::int32_t column) {
        return cells::addressOf(target.sheet,
                                {column, summary.headingRow, column, summary.lastRow()});
    };
    ChartCells found;
    found.categories = cellsOf(summary.column);
    found.pointCount = summary.groupCount;
    for (const std::string& path : chart.seriesPaths) {
        const std::optional<std::int32_t> shown = shownAt(target, path);
        const auto figure =
            shown ? std::ranges::find(summary.figures, *shown) : summary.figures.end();
        if (figure == summary.figures.end())
            continue;
        const std::int32_t column =
            summary.column + 1 + static_cast<std::int32_t>(figure - summary.figures.begin());
        found.series.push_back(cellsOf(column));
        found.valueFormat = columnOf(target, *shown).format;
        for (std::int32_t row = summary.headingRow + 1; row <= summary.lastRow(); ++row)
            found.greatest =
                std::max(found.greatest, target.sheet->getCellByPosition(column, row)->getValue());
    }
    return found.series.empty() ? std::nullopt : std::optional(found);
}

} // namespace

void placeReport(ReportSheet& target, bool hasOverview) {
    // Title, period, notes, the way back, an empty row.
    const std::int32_t head = 2 + noteRows(target) + (hasOverview ? 1 : 0) + 1;
    target.place =
        placeTable(*target.report.grid, *target.report.rows, target.column, target.row + head);
    target.summary = placeSummary(*target.report.grid, *target.report.rows, target.place);
}

std::optional<ChartCells> chartCellsOf(const report::Chart& chart, const ReportSheet& target) {
    if (target.place.rowCount == 0)
        return std::nullopt;
    return target.report.rows->subtotals.empty() ? cellsOfRows(chart, target)
                                                 : cellsOfGroups(chart, target);
}

void addReportSteps(Steps& steps, WriteContext& context, ReportSheet& target) {
    const TableToWrite table{target.report.grid, target.report.rows, target.place,
                             target.ownsSheet};
    addTableSteps(
        steps, table, [&target] { return target.sheet; }, context.formats, context.words);
    steps.add([&] {
        writeHead(context, target);
        target.rangeName = addDatabaseRange(context.document, target.sheet,
                                            target.place.databaseArea(), target.report.grid->name);
    });
    if (target.summary)
        steps.add(
            [&, table] { writeSummary(target.sheet, table, *target.summary, context.formats); });
    steps.add([&] { addCharts(context, target); });
    if (!target.ownsSheet)
        return;
    steps.add([&] {
        const PaperFit fit =
            target.place.rowCount <= rowsOnOnePage ? PaperFit::onePage : PaperFit::width;
        setPageStyle(context.document, target.sheet, fit, context.title, context.pageStyles);
        repeatRows(target.sheet, target.place.headingRow, target.place.headingRow);
        freeze(context, target);
    });
}

} // namespace odc::calc
