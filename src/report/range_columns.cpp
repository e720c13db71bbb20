// SPDX-License-Identifier: MPL-2.0
#include "report/range_columns.hpp"

#include "report/rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace odc::report {
namespace {

std::optional<std::size_t> shownIndex(const Grid& grid, std::string_view path) {
    for (std::size_t index = 0; index < grid.columns.size(); ++index) {
        if (grid.columns[index].path == path && !grid.columns[index].isHidden)
            return index;
    }
    return std::nullopt;
}

bool isKnown(std::span<const RangeColumn> known, std::string_view path) {
    return std::ranges::find(known, path, &RangeColumn::path) != known.end();
}

Result<void> refuseDifferences(const std::vector<std::string>& added,
                               const std::vector<std::string>& gone) {
    if (added.empty() && gone.empty())
        return {};
    std::string what;
    if (!added.empty())
        what += fmt::format(" New: {}.", fmt::join(added, ", "));
    if (!gone.empty())
        what += fmt::format(" No longer there: {}.", fmt::join(gone, ", "));
    return base::Error{
        base::ErrorKind::badResponse,
        "The service's columns are no longer those of the range, and its properties say that this "
        "is refused." +
            what + " Change the property, or the report."};
}

/// One position of the new order: a column of the grid, or an empty one that stays.
struct Place {
    std::optional<std::size_t> from;
    RangeColumn column;
};

void rebuild(Grid& grid, const std::vector<Place>& places) {
    widen(grid.rows);
    std::vector<GridColumn> columns;
    base::Schema schema;
    for (const Place& place : places) {
        if (place.from) {
            columns.push_back(grid.columns[*place.from]);
            schema.push_back(grid.rows.schema[*place.from]);
            continue;
        }
        GridColumn empty;
        empty.path = place.column.path;
        empty.heading = place.column.path;
        columns.push_back(std::move(empty));
        schema.push_back({.path = place.column.path, .kind = place.column.kind});
    }
    for (base::Batch& batch : grid.rows.batches) {
        std::vector<base::Column> values;
        for (const Place& place : places) {
            values.push_back(place.from ? std::move(batch.columns[*place.from]) : base::Column{});
            if (!place.from)
                appendNulls(values.back(), base::storageOf(place.column.kind), batch.rowCount);
        }
        batch.columns = std::move(values);
    }
    grid.columns = std::move(columns);
    grid.rows.schema = std::move(schema);
    grid.totals.clear();
    grid.groups.clear();
    grid.exportOrder.clear();
}

/// Marks the columns that name a row, if all of them stand in the range.
Result<void> markKeys(std::vector<Place>& places, const RangeProperties& properties,
                      std::span<const std::string> keys) {
    const std::span<const std::string> wanted =
        properties.keys.empty() ? keys : std::span<const std::string>(properties.keys);
    std::vector<RangeColumn*> found;
    for (const std::string& key : wanted) {
        const auto place = std::ranges::find_if(
            places, [&](const Place& one) { return one.from && one.column.path == key; });
        if (place != places.end()) {
            found.push_back(&place->column);
            continue;
        }
        if (properties.keys.empty())
            return {};
        return base::Error{
            base::ErrorKind::wrongUsage,
            fmt::format("The range's properties name {} as a key, but its rows have no such "
                        "column. Name columns that the range has.",
                        key)};
    }
    for (RangeColumn* column : found)
        column->isKey = true;
    return {};
}

} // namespace

std::vector<std::size_t> keyPositions(std::span<const RangeColumn> columns) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].isKey)
            positions.push_back(i);
    return positions;
}

std::optional<std::size_t> positionOf(std::span<const RangeColumn> columns, std::string_view path) {
    const auto found = std::ranges::find(columns, path, &RangeColumn::path);
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

Result<ArrangedColumns> arrangeColumns(Grid& grid, std::span<const RangeColumn> known,
                                       const RangeProperties& properties,
                                       std::span<const std::string> keys) {
    ArrangedColumns arranged;
    std::vector<Place> places;
    std::vector<std::string> added;
    std::vector<std::string> gone;
    for (std::size_t index = 0; index < known.size(); ++index) {
        const RangeColumn& column = known[index];
        const auto from = shownIndex(grid, column.path);
        const bool stays = from || properties.columnChanges == ColumnChanges::keep;
        if (!from)
            gone.push_back(column.path);
        if (!stays)
            arranged.gone.push_back(index);
        else
            places.push_back(
                {from, {column.path, from ? grid.rows.schema[*from].kind : column.kind, false}});
    }
    for (std::size_t index = 0; index < grid.columns.size(); ++index) {
        const GridColumn& column = grid.columns[index];
        if (column.isHidden || isKnown(known, column.path))
            continue;
        added.push_back(column.path);
        if (!known.empty() && properties.columnChanges == ColumnChanges::keep)
            continue;
        places.push_back({index, {column.path, grid.rows.schema[index].kind, false}});
        ++arranged.added;
    }
    if (places.empty() || (gone.size() == known.size() && added.empty()))
        return base::Error{base::ErrorKind::badResponse,
                           "The service sent no columns, so there is nothing to show. Ask for a "
                           "set that has rows."};
    if (!known.empty()) {
        if (properties.columnChanges == ColumnChanges::refuse) {
            if (auto same = refuseDifferences(added, gone); !same)
                return std::move(same).error();
        }
        if (!gone.empty())
            arranged.warnings.push_back(fmt::format("The service no longer has {}: {}.",
                                                    gone.size() == 1 ? "a column of the range"
                                                                     : "some columns of the range",
                                                    fmt::join(gone, ", ")));
        if (!added.empty())
            arranged.warnings.push_back(
                fmt::format("The service has {} new: {}.",
                            added.size() == 1 ? "a column that is" : "columns that are",
                            fmt::join(added, ", ")));
    }
    if (auto marked = markKeys(places, properties, keys); !marked)
        return std::move(marked).error();
    rebuild(grid, places);
    for (Place& place : places)
        arranged.columns.push_back(std::move(place.column));
    return arranged;
}

} // namespace odc::report
