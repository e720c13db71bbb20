// SPDX-License-Identifier: MPL-2.0
// RangeWriter: which rows shall stand in the range, and in which order, before they are compared.
#include "calc/ranges/kept_rows.hpp"
#include "calc/ranges/range_writer_impl.hpp"
#include "calc/ranges/user_order.hpp"

#include "report/row_order.hpp"

namespace odc::calc::ranges {

/// What the new rows' order and company depend on. Throws what Calc throws.
void RangeWriter::Impl::lookForOrder() {
    came = {work.fetched.rows, work.fetched.marks};
    keepsRows = work.definition.properties.keeping != report::Keeping::replace;
    sort = oldRows == 0 ? std::vector<SortedColumn>()
                        : userSort(work.document, work.name, work.definition);
    work.definition.sort.clear();
    const auto isGone = [this](const SortedColumn& column) {
        return !report::positionOf(work.definition.columns, column.path) ||
               !report::positionOf(work.fetched.arranged.columns, column.path);
    };
    if (std::ranges::any_of(sort, isGone))
        sort.clear();
    if (!sort.empty())
        comparer.emplace(work.context, work.language, sort);
}

/// Where the columns that the user sorted by stand; lookForOrder saw to it that all are there.
std::vector<std::size_t>
RangeWriter::Impl::sortedAt(std::span<const report::RangeColumn> columns) const {
    std::vector<std::size_t> places;
    for (const SortedColumn& column : sort)
        places.push_back(*report::positionOf(columns, column.path));
    return places;
}

bool RangeWriter::Impl::isMoreToCollect() const {
    return (keepsRows || comparer) && rowsBefore.read < oldRows;
}

/// The next of the rows that stand.
void RangeWriter::Impl::collectRows() {
    const std::int32_t columns = columnsOf(before);
    const cells::Area all = oldRowsArea(columns, oldRows);
    const std::int32_t first = all.row + rowsBefore.read;
    const std::int32_t last = std::min(all.lastRow, first + std::max(1, cellsRead / columns) - 1);
    const CellRows rows = readCells(sheet, {all.column, first, all.lastColumn, last});
    rowsBefore.read += rows.getLength();
    if (keepsRows)
        for (report::OwnRow& row :
             ownRows(rows, work.definition.columns, work.fetched.arranged.columns))
            rowsBefore.own.push_back(std::move(row));
    if (!comparer)
        return;
    const std::vector<std::size_t> keys = oldKeyColumns();
    const std::vector<std::size_t> places = sortedAt(work.definition.columns);
    for (const CellRow& row : rows) {
        SortRow& sorted = rowsBefore.sorted.emplace_back();
        for (const std::size_t place : places)
            sorted.push_back(sortCell(row[static_cast<sal_Int32>(place)]));
        rowsBefore.keys.push_back(keys.empty() ? 0 : keyOf(row, keys));
    }
}

void RangeWriter::Impl::arrange(std::vector<report::OwnRow> own, std::vector<std::int64_t> order) {
    FetchedRange& fetched = work.fetched;
    fetched.marks = std::make_shared<report::RowMarks>(report::arrangedMarks(
        *fetched.marks, own, order, report::keyPositions(fetched.arranged.columns)));
    fetched.rows =
        std::make_shared<report::SheetRows>(fetched.rows, std::move(own), std::move(order));
}

/// Which rows shall stand, and in which order, before anything is compared.
base::Result<void> RangeWriter::Impl::arrangeRows() {
    work.fetched.rows = came.rows;
    work.fetched.marks = came.marks;
    if (keepsRows) {
        std::vector<report::OwnRow> own = std::move(rowsBefore.own);
        auto order =
            orderWithKept(own, *came.marks, report::keyPositions(work.fetched.arranged.columns));
        arrange(std::move(own), std::move(order));
        newRows = static_cast<std::int32_t>(work.fetched.rows->rowCount());
        newHeight = std::max(1, newRows);
        status.rows = newRows;
        if (auto fits = lookForRoom(); !fits)
            return fits;
    }
    return comparer ? orderAsUser() : base::Result<void>();
}

base::Result<void> RangeWriter::Impl::orderAsUser() {
    if (!comparer->isInOrder(rowsBefore.sorted))
        return {}; // the sort was undone, or the rows came from elsewhere
    const std::vector<std::size_t> places = sortedAt(work.fetched.arranged.columns);
    std::vector<SortRow> rows;
    report::RowReader reader(*work.fetched.rows);
    for (std::int32_t row = 0; row < newRows; ++row) {
        const auto cells = reader.cells(row);
        if (!cells)
            return cells.error();
        SortRow& sorted = rows.emplace_back();
        for (const std::size_t place : places)
            sorted.push_back(sortCell((*cells)[place]));
    }
    std::optional<report::RowAlignment> known;
    if (!oldKeyColumns().empty() && std::cmp_equal(work.fetched.marks->keys.size(), newRows)) {
        auto found = report::alignRows(rowsBefore.keys, work.fetched.marks->keys,
                                       [](std::int32_t) { return std::string(); });
        if (found)
            known = std::move(found).value();
    }
    const auto at = [](const std::vector<SortRow>& all, std::int32_t row) -> const SortRow& {
        return all[static_cast<std::size_t>(row)];
    };
    const std::vector<std::int32_t> order = report::orderAsBefore(
        rows.size(), known ? &*known : nullptr,
        [&](std::int32_t row, std::int32_t from) {
            return at(rows, row) == at(rowsBefore.sorted, from);
        },
        [&](std::int32_t left, std::int32_t right) {
            return comparer->isLess(at(rows, left), at(rows, right));
        });
    arrange({}, {order.begin(), order.end()});
    work.definition.sort = sortTexts(sort);
    return {};
}

} // namespace odc::calc::ranges
