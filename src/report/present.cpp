// SPDX-License-Identifier: MPL-2.0
#include "report/present.hpp"

#include "odata/annotation_terms.hpp"
#include "report/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::report {
namespace {

const LocalisedText dayHeading{"Day", {{"de", "Tag"}}};
const LocalisedText fromHeading{"From", {{"de", "Von"}}};
const LocalisedText toHeading{"To", {{"de", "Bis"}}};
const LocalisedText monthHeading{"Month", {{"de", "Monat"}}};
const LocalisedText yearHeading{"Year", {{"de", "Jahr"}}};
const LocalisedText periodHeading{"Period", {{"de", "Zeitraum"}}};
const LocalisedText noFigures{"The service has no figures for these days.",
                              {{"de", "Der Dienst hat für diese Tage keine Zahlen."}}};

const ColumnDefinition* definitionOf(const Report& report, std::string_view path) {
    const auto found = std::ranges::find(report.columns, path, &ColumnDefinition::path);
    return found == report.columns.end() ? nullptr : &*found;
}

CellFormat formatOf(base::ValueKind kind) {
    switch (kind) {
    case base::ValueKind::integer:
    case base::ValueKind::real:
    case base::ValueKind::decimal:
        return CellFormat::general; // as number_look.hpp says
    case base::ValueKind::dateTime:
    case base::ValueKind::dateTimeOffset:
        return CellFormat::dateTime;
    case base::ValueKind::date:
        return CellFormat::date;
    case base::ValueKind::timeOfDay:
    case base::ValueKind::duration:
        return CellFormat::duration;
    case base::ValueKind::boolean:
        return CellFormat::general;
    case base::ValueKind::text:
    case base::ValueKind::guid:
    case base::ValueKind::binary:
        return CellFormat::text;
    }
    return CellFormat::general;
}

GridColumn columnOf(const Report& report, const base::ColumnInfo& info, std::string_view language) {
    GridColumn column;
    column.path = info.path;
    column.heading = info.label.empty() ? info.path : info.label;
    column.format = formatOf(info.kind);
    const ColumnDefinition* definition = definitionOf(report, info.path);
    if (!definition)
        return column;
    if (!definition->label.empty())
        column.heading = definition->label.in(language);
    column.format = definition->format.value_or(column.format);
    column.isFormatChosen = definition->format.has_value();
    column.total = definition->total;
    column.note = definition->note.in(language);
    column.isHidden = definition->isHidden;
    if (definition->total == Total::quotient) {
        column.numeratorPath = definition->numerator;
        column.denominatorPath = definition->denominator;
    }
    return column;
}

/// The one or two period columns that a person wants to read at this granularity.
void showPeriod(const Report& report, Granularity granularity, std::string_view language,
                GridColumn& column) {
    const bool isFirst = column.path == firstDayPath;
    const bool isLast = column.path == lastDayPath;
    if (!isFirst && !isLast && column.path != periodPath) {
        column.isHidden |= column.path == report.period->dateColumn;
        return;
    }
    LocalisedText heading = periodHeading;
    bool isShown = false;
    switch (granularity) {
    case Granularity::daily:
        isShown = isLast;
        heading = isLast ? dayHeading : heading;
        break;
    case Granularity::weekly:
        isShown = isFirst || isLast;
        heading = isFirst ? fromHeading : isLast ? toHeading : heading;
        break;
    case Granularity::monthly:
        isShown = isFirst;
        heading = isFirst ? monthHeading : heading;
        break;
    case Granularity::yearly:
        isShown = isFirst;
        heading = isFirst ? yearHeading : heading;
        break;
    }
    const ColumnDefinition* definition = definitionOf(report, column.path);
    if (!definition || definition->label.empty())
        column.heading = heading.in(language);
    if (isShown && granularity == Granularity::monthly)
        column.format = CellFormat::month;
    if (isShown && granularity == Granularity::yearly)
        column.format = CellFormat::year;
    column.isHidden |= !isShown;
}

bool isPeriodPath(std::string_view path) {
    return path == firstDayPath || path == lastDayPath || path == periodPath;
}

/// Shown period columns, other shown ones, hidden ones; each as the table has them.
std::vector<std::size_t> sheetOrder(const std::vector<GridColumn>& columns, bool hasPeriod) {
    const auto rank = [&](const GridColumn& column) {
        return column.isHidden ? 2 : hasPeriod && isPeriodPath(column.path) ? 0 : 1;
    };
    std::vector<std::size_t> order(columns.size());
    for (std::size_t index = 0; index < order.size(); ++index)
        order[index] = index;
    std::ranges::stable_sort(order, {}, [&](std::size_t index) { return rank(columns[index]); });
    return order;
}

void reorder(base::Table& table, const std::vector<std::size_t>& order) {
    base::Schema schema;
    for (const std::size_t index : order)
        schema.push_back(std::move(table.schema[index]));
    table.schema = std::move(schema);
    for (base::Batch& batch : table.batches) {
        std::vector<base::Column> columns;
        columns.reserve(order.size());
        for (const std::size_t index : order)
            columns.push_back(std::move(batch.columns[index]));
        batch.columns = std::move(columns);
    }
}

/// The first and last day of the rows.
std::optional<Days> daysOfRows(const Report& report, const base::Table& table) {
    const bool isEnd = report.period->stamp == Period::Stamp::end;
    const auto firsts =
        base::indexOf(table.schema, isEnd ? firstDayPath : report.period->dateColumn);
    const auto lasts = base::indexOf(table.schema, isEnd ? lastDayPath : report.period->dateColumn);
    std::optional<Days> days;
    if (!firsts || !lasts)
        return days;
    for (const base::Batch& batch : table.batches) {
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            if (batch.columns[*firsts].isNull[row] || batch.columns[*lasts].isNull[row])
                continue;
            const base::Day first = base::dayOf(batch.columns[*firsts].integers[row]);
            const base::Day last = base::dayOf(batch.columns[*lasts].integers[row]);
            days = days ? Days{std::min(days->first, first), std::max(days->last, last)}
                        : Days{first, last};
        }
    }
    return days;
}

void describePeriod(const Report& report, const Prepared& prepared, std::string_view language,
                    Grid& grid) {
    if (!report.period)
        return;
    const std::optional<Days> found = daysOfRows(report, grid.rows);
    grid.firstDay = prepared.window.first;
    grid.lastDay = prepared.window.last;
    if (!grid.firstDay && found)
        grid.firstDay = found->first;
    if (!grid.lastDay && found)
        grid.lastDay = found->last;
    if (grid.firstDay && grid.lastDay)
        grid.period = rangeText({*grid.firstDay, *grid.lastDay}, language);
}

std::string annotationOf(const Prepared& prepared, std::string_view term) {
    const odata::StructuredType* type = typeOf(prepared, prepared.queries.front());
    if (!type)
        return {};
    const auto found = type->annotations.find(term);
    return found == type->annotations.end() ? std::string() : found->second;
}

std::string textOr(const LocalisedText& text, std::string_view language,
                   const std::string& otherwise) {
    return text.empty() ? otherwise : text.in(language);
}

std::string defaultCategories(const Report& report, Granularity granularity, const Grid& grid) {
    if (!report.period)
        return grid.columns.empty() ? std::string() : grid.columns.front().path;
    if (report.period->stamp == Period::Stamp::moment)
        return report.period->dateColumn;
    const bool isLong = granularity == Granularity::monthly || granularity == Granularity::yearly;
    return std::string(isLong ? firstDayPath : lastDayPath);
}

Result<void> addChart(const Report& report, const ChartDefinition& definition,
                      const Prepared& prepared, std::string_view language, Grid& grid) {
    Chart chart;
    chart.kind = definition.kind;
    chart.isStacked = definition.isStacked;
    const std::string reportTitle = annotationOf(prepared, odata::terms::reportTitle);
    chart.title =
        textOr(definition.title, language, reportTitle.empty() ? grid.title : reportTitle);
    chart.xAxis =
        textOr(definition.xAxis, language, annotationOf(prepared, odata::terms::xAxisTitle));
    chart.yAxis =
        textOr(definition.yAxis, language, annotationOf(prepared, odata::terms::yAxisTitle));
    chart.categoryPath = definition.categories.empty()
                             ? defaultCategories(report, prepared.granularity, grid)
                             : definition.categories;
    const auto has = [&](const std::string& path) {
        return base::indexOf(grid.rows.schema, path).has_value();
    };
    for (const std::string& item : definition.series) {
        const bool isOptional = item.ends_with('?');
        const std::string path = item.substr(0, item.size() - (isOptional ? 1 : 0));
        if (has(path))
            chart.seriesPaths.push_back(path);
        else if (!isOptional)
            return base::Error{base::ErrorKind::wrongUsage,
                               fmt::format("The report's chart shows {}, a column that none of its "
                                           "sources has.",
                                           path)};
    }
    if (!has(chart.categoryPath))
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("The report's chart is labelled by {}, a column that none "
                                       "of its sources has.",
                                       chart.categoryPath)};
    if (!chart.seriesPaths.empty())
        grid.charts.push_back(std::move(chart));
    return {};
}

void addGroups(const std::vector<GroupRun>& runs, Grid& grid) {
    for (const GroupRun& run : runs)
        grid.groups.push_back({run.value, run.firstRow, run.rowCount,
                               totalsOf(grid.rows, grid.columns, run.firstRow, run.rowCount)});
}

} // namespace

Result<Grid> present(const Report& report, const Prepared& prepared, std::string_view language,
                     base::Table table, const std::vector<GroupRun>& groups) {
    Grid grid;
    grid.name = report.name;
    grid.title = textOr(report.title, language, report.name);
    grid.sheetName = grid.title;
    grid.warnings = prepared.warnings;
    const bool hasPeriod = report.period && report.period->stamp == Period::Stamp::end;
    std::vector<GridColumn> columns;
    for (const base::ColumnInfo& info : table.schema) {
        columns.push_back(columnOf(report, info, language));
        if (hasPeriod)
            showPeriod(report, prepared.granularity, language, columns.back());
    }
    const std::vector<std::size_t> order = sheetOrder(columns, hasPeriod);
    grid.exportOrder.resize(order.size());
    for (std::size_t index = 0; index < order.size(); ++index) {
        grid.columns.push_back(std::move(columns[order[index]]));
        grid.exportOrder[order[index]] = index;
    }
    reorder(table, order);
    grid.rows = std::move(table);
    const auto rowCount = static_cast<std::int64_t>(grid.rows.rowCount());
    grid.totals = totalsOf(grid.rows, grid.columns, 0, rowCount);
    addGroups(groups, grid);
    describePeriod(report, prepared, language, grid);
    for (const ChartDefinition& definition : report.charts) {
        if (auto added = addChart(report, definition, prepared, language, grid); !added)
            return std::move(added).error();
    }
    if (rowCount == 0)
        grid.notes.push_back(noFigures.in(language));
    return grid;
}

} // namespace odc::report
