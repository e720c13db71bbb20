// SPDX-License-Identifier: MPL-2.0
#include "report/change_marks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace odc::report {

namespace {

std::vector<std::int32_t> rowsWith(const RangeChanges& changes, RowFate fate) {
    std::vector<std::int32_t> rows;
    for (const RowChange& change : changes.rows)
        if (change.fate == fate)
            rows.push_back(change.row);
    std::ranges::sort(rows);
    return rows;
}

/// Runs of numbers that follow each other, as marks of whole rows.
void addRuns(const std::vector<std::int32_t>& rows, Mark mark, std::int32_t lastColumn,
             std::vector<MarkedCells>& marks) {
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        marks.push_back({mark, rows[i], static_cast<std::int32_t>(end - i), 0, lastColumn});
        i = end;
    }
}

/// Before which row of today each row stood that is gone. Both ascend.
std::set<std::int32_t> gapsOf(const std::vector<std::int32_t>& gone,
                              const std::vector<std::int32_t>& added) {
    std::set<std::int32_t> gaps;
    std::int32_t before = 0; // new rows that stand before the gap
    for (std::size_t i = 0; i < gone.size(); ++i) {
        const std::int32_t stayed = gone[i] - static_cast<std::int32_t>(i);
        while (std::cmp_less(before, added.size()) &&
               added[static_cast<std::size_t>(before)] < stayed + before)
            ++before;
        gaps.insert(stayed + before);
    }
    return gaps;
}

} // namespace

std::vector<MarkedCells> marksOf(const RangeChanges& changes, std::span<const RangeColumn> columns,
                                 std::int32_t rowCount) {
    std::vector<MarkedCells> marks;
    if (rowCount == 0 || columns.empty())
        return marks;
    const auto lastColumn = static_cast<std::int32_t>(columns.size()) - 1;
    const std::vector<std::int32_t> added = rowsWith(changes, RowFate::added);
    addRuns(added, Mark::added, lastColumn, marks);
    std::map<std::int32_t, std::set<std::int32_t>> changed; // columns by row
    for (const RowChange& change : changes.rows) {
        if (change.fate != RowFate::changed)
            continue;
        for (const CellChange& cell : change.cells) {
            const auto at =
                std::ranges::find(columns, changes.columns[cell.column].path, &RangeColumn::path);
            if (at != columns.end())
                changed[change.row].insert(static_cast<std::int32_t>(at - columns.begin()));
        }
    }
    for (const auto& [row, cells] : changed)
        for (const std::int32_t column : cells)
            marks.push_back({Mark::changed, row, 1, column, column});
    const auto isNew = [&](std::int32_t row) { return std::ranges::binary_search(added, row); };
    std::set<std::int32_t> lined; // rows that have a line already
    for (const std::int32_t gap : gapsOf(rowsWith(changes, RowFate::gone), added)) {
        const bool isBelow = gap > 0 && gap <= rowCount && !isNew(gap - 1);
        const std::int32_t row = isBelow ? gap - 1 : gap;
        if (row >= rowCount || isNew(row) || !lined.insert(row).second)
            continue;
        for (std::int32_t column = 0; column <= lastColumn; ++column)
            if (!changed.contains(row) || !changed[row].contains(column))
                marks.push_back(
                    {isBelow ? Mark::goneBelow : Mark::goneAbove, row, 1, column, column});
    }
    return marks;
}

} // namespace odc::report
