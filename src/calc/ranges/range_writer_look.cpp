// SPDX-License-Identifier: MPL-2.0
// RangeWriter: where the range stands, and whether the new rows have room there.
#include "calc/convert.hpp"
#include "calc/ranges/range_writer_impl.hpp"

#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <fmt/format.h>

namespace odc::calc::ranges {

namespace {

base::Error refusal(base::ErrorKind kind, std::string message) {
    return {kind, std::move(message)};
}

} // namespace

base::Result<void> RangeWriter::Impl::look() {
    headingRows = work.definition.properties.hasHeader ? 1 : 0;
    newRows = static_cast<std::int32_t>(work.fetched.rows->rowCount());
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
    room = wholeSheet(sheet);
    corner = fromUno(placeText(sheet, {before.column, before.row, before.column, before.row}));
    return lookForRoom();
}

/// Whether the rows end before the sheet does.
base::Result<void> RangeWriter::Impl::lookForRoom() const {
    const cells::Area rows = newRowsArea();
    if (rows.lastRow > room.lastRow || rows.lastColumn > room.lastColumn)
        return refusal(
            base::ErrorKind::tooLarge,
            fmt::format("{} rows of {} columns do not fit below and beside {}: the sheet ends at "
                        "row {}. Set a row limit in the range's properties, filter, or put the "
                        "range further up.",
                        newRows, width(), corner, room.lastRow + 1));
    return {};
}

base::Result<void> RangeWriter::Impl::lookForNew() {
    // Another insertion may have taken the name while the rows were on their way.
    work.name = ranges.freeName(fromUno(work.name));
    // Fetched anew: an undo of inserted cells ends a sheet object that is held over it above them
    // (7.4.7), and the user works on while rows come.
    sheet.set(work.document->getSheets()->getByName(cells::nameOf(work.target->sheet)),
              UNO_QUERY_THROW);
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
    lookForOrder();
    return {};
}

} // namespace odc::calc::ranges
