// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/kept_notes.hpp"

#include "calc/convert.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/range_fetch.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <fmt/format.h>

#include <array>

namespace odc::calc::ranges {

namespace {

constexpr std::int32_t columnCount = 4;
constexpr std::array<std::int32_t, columnCount> widths{4'500, 4'000, 3'500, 9'000}; // 1/100 mm

Sheet sheetCalled(const Document& document, const OUString& name) {
    const auto sheets = document->getSheets();
    return sheets->hasByName(name) ? Sheet(sheets->getByName(name), UNO_QUERY_THROW) : Sheet();
}

/// The first row that is free below everything.
std::int32_t freeRow(const Sheet& sheet) {
    const std::int32_t last = lastUsedRow(sheet);
    return last == 0 && isEmptyArea(sheet, {0, 0, wholeSheet(sheet).lastColumn, 0}) ? 0 : last + 1;
}

std::array<const char*, columnCount> headingsIn(std::string_view language) {
    if (language.substr(0, 2) == "de")
        return {"Wann", "Schlüssel", "Spalte", "Notiz"};
    return {"When", "Key", "Column", "Note"};
}

void makeSheet(const Document& document, const OUString& name, std::string_view language,
               NotRecorded& quiet) {
    const auto sheets = document->getSheets();
    const Reference<css::container::XIndexAccess> all(sheets, UNO_QUERY_THROW);
    quiet.hold();
    sheets->insertNewByName(name, static_cast<sal_Int16>(all->getCount()));
    const Sheet sheet = sheetCalled(document, name);
    const Reference<css::container::XIndexAccess> columns(
        Reference<css::table::XColumnRowRange>(sheet, UNO_QUERY_THROW)->getColumns(),
        UNO_QUERY_THROW);
    CellRows headings(1);
    headings.getArray()[0].realloc(columnCount);
    for (std::int32_t column = 0; column < columnCount; ++column) {
        const auto at = static_cast<std::size_t>(column);
        headings.getArray()[0].getArray()[column] <<= toUno(headingsIn(language)[at]);
        quiet.hold();
        cells::set(Reference<css::uno::XInterface>(columns->getByIndex(column), UNO_QUERY_THROW),
                   "Width", Any(widths[at]));
    }
    const cells::Area top{0, 0, columnCount - 1, 0};
    quiet.hold();
    writeCells(sheet, top, headings);
    quiet.hold();
    cells::set(cells::range(sheet, top), "CharWeight", Any(css::awt::FontWeight::BOLD));
}

} // namespace

KeptNotes keptNotes(const Document& document, const OUString& rangeName, const Sheet& sheet,
                    const cells::Area& rows, bool hasHeader,
                    const std::vector<std::size_t>& keyColumns, const std::vector<LostNote>& lost) {
    KeptNotes kept{rangeName + " kept"};
    if (lost.empty())
        return kept;
    const Any when(localNow(nullDateOf(document)));
    kept.lines.realloc(static_cast<sal_Int32>(lost.size()));
    Sequence<Any>* out = kept.lines.getArray();
    for (const LostNote& note : lost) {
        OUString key;
        for (const std::size_t column : keyColumns)
            key += (key.isEmpty() ? OUString() : OUString(", ")) +
                   cells::shownText(sheet, rows.column + static_cast<std::int32_t>(column),
                                    rows.row + note.oldRow);
        const OUString heading =
            hasHeader ? cells::shownText(sheet, note.column, rows.row - 1) : OUString();
        const std::array<Any, columnCount> line{when, Any(key), Any(heading), note.note};
        *out++ = Sequence<Any>(line.data(), columnCount);
    }
    return kept;
}

base::Result<void> canKeep(const Document& document, const KeptNotes& kept) {
    const Sheet sheet = sheetCalled(document, kept.sheet);
    if (!sheet.is() || !kept.lines.hasElements())
        return {};
    if (Reference<css::util::XProtectable>(sheet, UNO_QUERY_THROW)->isProtected())
        return base::Error{
            base::ErrorKind::storageFailed,
            fmt::format("Notes of rows that are gone would go to the sheet {}, which is protected. "
                        "Take the protection off under Tools > Protect Sheet, then try again.",
                        fromUno(kept.sheet))};
    if (freeRow(sheet) + kept.lines.getLength() > wholeSheet(sheet).lastRow)
        return base::Error{
            base::ErrorKind::tooLarge,
            fmt::format("Notes of rows that are gone would go to the sheet {}, which is full. "
                        "Give that sheet another name, then try again.",
                        fromUno(kept.sheet))};
    return {};
}

SheetChanges writeKeptNotes(const Document& document, const KeptNotes& kept,
                            std::string_view language, NotRecorded& quiet) {
    SheetChanges written{kept.sheet};
    if (!sheetCalled(document, kept.sheet).is()) {
        written.make = [name = kept.sheet, spoken = std::string(language)](
                           const Document& target, NotRecorded& unrecorded) {
            makeSheet(target, name, spoken, unrecorded);
        };
        written.make(document, quiet);
    }
    const Sheet sheet = sheetCalled(document, kept.sheet);
    const std::int32_t first = freeRow(sheet);
    const std::int32_t last = first + kept.lines.getLength() - 1;
    const NumberFormats formats(document);
    const std::int32_t moment =
        formats.keyOf(report::CellFormat::dateTime, base::ValueKind::dateTime);
    const auto format = [&](std::int32_t column, std::int32_t lastColumn, std::int32_t key) {
        quiet.hold();
        cells::set(cells::range(sheet, {column, first, lastColumn, last}), "NumberFormat",
                   Any(key));
    };
    format(0, 0, moment);
    format(1, 2, formats.textKey());
    written.changes.writeNew(quiet, sheet, {0, first, columnCount - 1, last}, kept.lines);
    return written;
}

std::string keptSentence(const KeptNotes& kept) {
    const sal_Int32 count = kept.lines.getLength();
    return fmt::format("{} on the sheet {}.",
                       count == 1 ? std::string("A note of a row that is gone now stands")
                                  : fmt::format("{} notes of rows that are gone now stand", count),
                       fromUno(kept.sheet));
}

} // namespace odc::calc::ranges
