// SPDX-License-Identifier: MPL-2.0
#include "report/tile_figures.hpp"

#include "report/period.hpp"
#include "report/present.hpp"
#include "report/rows.hpp"

#include <optional>

namespace odc::report {
namespace {

const LocalisedText granularityHeading{"Latest", {{"de", "Neueste Zahlen"}}};
const LocalisedText periodHeading{"Period", {{"de", "Zeitraum"}}};

LocalisedText nameOf(Granularity granularity) {
    switch (granularity) {
    case Granularity::daily:
        return {"Day", {{"de", "Tag"}}};
    case Granularity::weekly:
        return {"Week", {{"de", "Woche"}}};
    case Granularity::monthly:
        return {"Month", {{"de", "Monat"}}};
    case Granularity::yearly:
        return {"Year", {{"de", "Jahr"}}};
    }
    return {};
}

void addText(Grid& figures, base::Batch& batch, std::string path, const LocalisedText& heading,
             base::Column texts, std::string_view language) {
    figures.rows.schema.push_back({path});
    figures.columns.push_back({std::move(path), heading.in(language), CellFormat::text});
    batch.columns.push_back(std::move(texts));
}

/// The value of a grid's last row, put at the end of `target`.
void appendLast(base::Column& target, const base::Table& table, std::size_t column) {
    const RowRef last = allRows(table).back();
    appendValue(target, base::storageOf(table.schema[column].kind),
                table.batches[last.batch].columns[column], last.row);
}

/// One column of figures, of the kind that the first line with it has.
void addFigure(const std::string& path, const std::vector<FigureLine>& lines, Grid& figures,
               base::Batch& batch) {
    std::optional<base::ColumnInfo> info;
    base::Column column;
    for (std::size_t number = 0; number < lines.size(); ++number) {
        const Grid& grid = lines[number].grid;
        const auto index = base::indexOf(grid.rows.schema, path);
        if (!index)
            continue;
        if (!info) {
            info = grid.rows.schema[*index];
            figures.columns.push_back(grid.columns[*index]);
            figures.columns.back().total = Total::none;
            figures.columns.back().isHidden = false;
        }
        if (info->kind != grid.rows.schema[*index].kind)
            continue;
        appendNulls(column, base::storageOf(info->kind), number - column.isNull.size());
        appendLast(column, grid.rows, *index);
    }
    if (!info)
        return;
    appendNulls(column, base::storageOf(info->kind), lines.size() - column.isNull.size());
    figures.rows.schema.push_back(*std::move(info));
    batch.columns.push_back(std::move(column));
}

} // namespace

Grid figuresOf(const TileDefinition& tile, const std::vector<FigureLine>& lines,
               std::string_view language) {
    Grid figures;
    figures.name = tile.report;
    base::Batch batch{lines.size(), {}};
    base::Column names;
    base::Column periods;
    for (const FigureLine& line : lines) {
        names.appendText(nameOf(line.granularity).in(language));
        const auto period = base::indexOf(line.grid.rows.schema, periodPath);
        if (period)
            appendLast(periods, line.grid.rows, *period);
        else
            periods.appendText(line.grid.period);
    }
    addText(figures, batch, "Granularity", granularityHeading, std::move(names), language);
    addText(figures, batch, std::string(periodPath), periodHeading, std::move(periods), language);
    for (const std::string& item : tile.figures)
        addFigure(item.substr(0, item.size() - (item.ends_with('?') ? 1 : 0)), lines, figures,
                  batch);
    if (!lines.empty())
        figures.rows.batches.push_back(std::move(batch));
    figures.totals.resize(figures.columns.size());
    for (std::size_t index = 0; index < figures.columns.size(); ++index)
        figures.exportOrder.push_back(index);
    return figures;
}

} // namespace odc::report
