// SPDX-License-Identifier: MPL-2.0
// RangeWriter: what stands in the range and beside it, and whether the new rows can be written.
#include "calc/convert.hpp"
#include "calc/ranges/range_writer_impl.hpp"

#include <com/sun/star/util/XProtectable.hpp>

#include <fmt/format.h>

namespace odc::calc::ranges {

namespace {

constexpr std::int32_t cellsRead = 20'000;

base::Error refusal(base::ErrorKind kind, std::string message) {
    return {kind, std::move(message)};
}

report::RowAlignment asBefore(std::int32_t oldRows, std::int32_t newRows) {
    report::RowAlignment alignment;
    for (std::int32_t row = 0; row < newRows; ++row)
        alignment.oldRows.push_back(row < oldRows ? row : report::noRow);
    alignment.added = newRows - oldRows;
    return alignment;
}

} // namespace

base::Result<void> RangeWriter::Impl::look() {
    headingRows = work.definition.properties.hasHeader ? 1 : 0;
    newRows = work.fetched.rows.rowCount;
    newHeight = std::max(1, newRows);
    status = work.fetched.status;
    base::Result<void> fits = isNew() ? lookForNew() : lookAtOld();
    if (!fits)
        return fits;
    if (Reference<css::util::XProtectable>(sheet, UNO_QUERY_THROW)->isProtected())
        return refusal(base::ErrorKind::storageFailed,
                       fmt::format("The sheet {} is protected. Take the protection off under "
                                   "Tools > Protect Sheet, then try again.",
                                   fromUno(cells::nameOf(sheet))));
    const cells::Area all = wholeSheet(sheet);
    const cells::Area rows = newRowsArea();
    if (rows.lastRow > all.lastRow || rows.lastColumn > all.lastColumn)
        return refusal(
            base::ErrorKind::tooLarge,
            fmt::format(
                "{} rows of {} columns do not fit below and beside {}: the sheet ends at "
                "row {}. Set a row limit in the range's properties, filter, or put the "
                "range further up.",
                newRows, width(),
                fromUno(placeText(sheet, {before.column, before.row, before.column, before.row})),
                all.lastRow + 1));
    return {};
}

base::Result<void> RangeWriter::Impl::lookForNew() {
    // Another insertion may have taken the name while the rows were on their way.
    work.name = ranges.freeName(fromUno(work.name));
    sheet = work.target->sheet;
    before = {work.target->column, work.target->row, work.target->column + width() - 1,
              work.target->row + headingRows + newHeight - 1};
    const cells::Area all = wholeSheet(sheet);
    const cells::Area held{before.column, before.row, std::min(before.lastColumn, all.lastColumn),
                           std::min(before.lastRow, all.lastRow)};
    const std::optional<OUString> other = ranges.otherRangeIn(sheet, held, OUString());
    if (!isEmptyArea(sheet, held) || other)
        return refusal(
            base::ErrorKind::wrongUsage,
            fmt::format("{} rows of {} columns would go to {}, where something stands already{}. "
                        "Choose a cell with room below and beside it, or another sheet.",
                        newRows, width(), fromUno(placeText(sheet, held)),
                        other ? " (" + fromUno(*other) + ")" : std::string()));
    hadHeading = headingRows > 0;
    oldHeight = newHeight;
    status.added = newRows;
    return {};
}

base::Result<void> RangeWriter::Impl::lookAtOld() {
    base::Result<RangePlace> place = ranges.place(work.name);
    if (!place)
        return std::move(place).error();
    sheet = place->sheet;
    before = place->area;
    const auto known = static_cast<std::int32_t>(work.definition.columns.size());
    if (columnsOf(before) != known)
        return refusal(base::ErrorKind::wrongUsage,
                       fmt::format("The range {} was given {} columns by hand, but its report "
                                   "shows {}. Set it back to {} under Data > Define Range.",
                                   fromUno(work.name), columnsOf(before), known,
                                   work.definition.place));
    hadHeading = ranges.hasHeader(work.name);
    oldHeight = std::max(1, rowsOf(before) - (hadHeading ? 1 : 0));
    const bool isPlaceholder = oldHeight == 1 && work.definition.status.rows == 0;
    oldRows = isPlaceholder ? 0 : oldHeight;
    beside = lookBeside(work.document, work.name, sheet, oldRowsArea(known, oldHeight), hadHeading);
    return align();
}

template <typename Look>
void RangeWriter::Impl::readOldRows(Look look) const {
    const std::int32_t width = columnsOf(before);
    const std::int32_t rowsOnce = std::max(1, cellsRead / width);
    const cells::Area rows = oldRowsArea(width, oldRows);
    for (std::int32_t first = rows.row; first <= rows.lastRow; first += rowsOnce) {
        const std::int32_t last = std::min(rows.lastRow, first + rowsOnce - 1);
        for (const Sequence<Any>& row :
             readCells(sheet, {rows.column, first, rows.lastColumn, last}))
            look(row);
    }
}

std::vector<std::string> RangeWriter::Impl::oldKeys(const std::vector<std::size_t>& columns) const {
    std::vector<std::string> keys;
    readOldRows([&](const Sequence<Any>& row) { keys.push_back(keyOf(row, columns)); });
    return keys;
}

std::vector<std::string> RangeWriter::Impl::newKeys(const std::vector<std::size_t>& columns) const {
    std::vector<std::string> keys;
    for (const RowBlock& block : work.fetched.rows.blocks)
        for (const Sequence<Any>& row : block.cells)
            keys.push_back(keyOf(row, columns));
    return keys;
}

/// Whether the rows that there are now are, cell by cell, the first of those that came.
bool RangeWriter::Impl::standsAsBefore() {
    if (width() != columnsOf(before) || newRows < oldRows)
        return false;
    std::size_t block = 0;
    sal_Int32 at = 0;
    bool isSame = true;
    readOldRows([&](const Sequence<Any>& row) {
        if (!isSame)
            return;
        if (at == work.fetched.rows.blocks[block].cells.getLength()) {
            ++block;
            at = 0;
        }
        const Sequence<Any>& fresh = work.fetched.rows.blocks[block].cells[at++];
        isSame = std::equal(row.begin(), row.end(), fresh.begin(), fresh.end(), isSameCell);
    });
    return isSame;
}

/// Notes of rows that go must have a place to go to.
base::Result<void> RangeWriter::Impl::lookAtLostNotes(const std::vector<std::size_t>& keyColumns) {
    if (!alignment)
        return {};
    report::RowAlignment going = *alignment;
    if (oldRows == 0 && newRows > 0)
        going.gone = {0}; // the empty row that stood for none
    kept = keptNotes(work.document, work.name, sheet, oldRowsArea(columnsOf(before), oldHeight),
                     hadHeading, keyColumns, lostNotes(beside, going));
    if (!kept.lines.hasElements())
        return {};
    status.warnings.push_back(keptSentence(kept));
    return canKeep(work.document, kept);
}

base::Result<void> RangeWriter::Impl::align() {
    std::vector<std::size_t> oldColumns;
    std::vector<std::size_t> newColumns;
    const auto& now = work.fetched.arranged.columns;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!now[i].isKey)
            continue;
        const auto old =
            std::ranges::find(work.definition.columns, now[i].path, &report::RangeColumn::path);
        if (old == work.definition.columns.end())
            break;
        newColumns.push_back(i);
        oldColumns.push_back(static_cast<std::size_t>(old - work.definition.columns.begin()));
    }
    const auto keyCount = std::ranges::count(now, true, &report::RangeColumn::isKey);
    const bool hasKey = keyCount > 0 && std::cmp_equal(newColumns.size(), keyCount);
    if (hasKey) {
        auto found = report::alignRows(oldKeys(oldColumns), newKeys(newColumns));
        if (found)
            alignment = std::move(found).value();
        else if (beside.hasNotes())
            return std::move(found).error();
        else
            status.warnings.push_back(found.error().message);
    } else if (beside.hasNotes()) {
        if (standsAsBefore())
            alignment = asBefore(oldRows, newRows);
        else
            return refusal(
                base::ErrorKind::wrongUsage,
                fmt::format(
                    "Notes stand beside the rows of {}, and nothing says which row is which: "
                    "the service names no key, or its columns are not in the range. Name key "
                    "columns in the range's properties, or move the notes away.",
                    fromUno(work.name)));
    }
    if (auto keeps = lookAtLostNotes(oldColumns); !keeps)
        return keeps;
    if (alignment && !alignment->isInPlace())
        readOldRows([&](const Sequence<Any>& row) { oldDigests.push_back(digestOf(row)); });
    status.added = alignment ? alignment->added : std::max(0, newRows - oldRows);
    status.gone = alignment ? static_cast<std::int64_t>(alignment->gone.size())
                            : std::max(0, oldRows - newRows);
    return {};
}

} // namespace odc::calc::ranges
