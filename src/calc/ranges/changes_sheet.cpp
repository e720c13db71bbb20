// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/changes_sheet.hpp"

#include "calc/convert.hpp"
#include "calc/errors.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/range_looks.hpp"
#include "calc/ranges/undo_context.hpp"
#include "calc/sheet_names.hpp"
#include "calc/sheets_made.hpp"

#include <algorithm>
#include <vector>

namespace odc::calc::ranges {

namespace {

constexpr std::int32_t width = 5;

Sequence<Any> lineOf(const std::array<OUString, width>& texts) {
    Sequence<Any> line(width);
    std::ranges::transform(texts, line.getArray(), [](const OUString& text) { return Any(text); });
    return line;
}

} // namespace

/// A row without cells that hold anything still is a line.
CellRows linesOf(const report::RangeChanges& changes, base::Day nullDate,
                 const std::array<OUString, 3>& fates) {
    std::vector<Sequence<Any>> lines;
    for (const report::RowChange& row : changes.rows) {
        const OUString& fate = fates[static_cast<std::size_t>(row.fate)];
        const OUString name = toUno(report::rowName(changes, row, nullDate));
        if (row.cells.empty())
            lines.push_back(lineOf({fate, name, {}, {}, {}}));
        for (const report::CellChange& cell : row.cells) {
            const report::RangeColumn& column = changes.columns[cell.column];
            lines.push_back(lineOf({fate, name, toUno(column.path),
                                    toUno(report::textOf(cell.before, column.kind, nullDate)),
                                    toUno(report::textOf(cell.after, column.kind, nullDate))}));
        }
    }
    return {lines.data(), static_cast<sal_Int32>(lines.size())};
}

base::Result<OUString> writeChangesSheet(const Document& document,
                                         const report::RangeChanges& changes, base::Day nullDate,
                                         const ChangesWords& words) {
    const CellRows rows = linesOf(changes, nullDate, words.fates);
    CellRows lines(rows.getLength() + 1);
    lines.getArray()[0] = lineOf(words.columns);
    std::ranges::copy(rows, lines.getArray() + 1);
    try {
        UndoContext context(document, words.step);
        const OUString name = freeSheetName(document, words.sheet);
        appendSheet(document, name);
        const Sheet sheet = sheetNamed(document, name);
        const std::int32_t last = std::min(lines.getLength() - 1, wholeSheet(sheet).lastRow);
        const cells::Area all{0, 0, width - 1, last};
        // As texts, so that nothing from a server is read as a date or a formula.
        cells::set(cells::range(sheet, all), "NumberFormat",
                   Any(NumberFormats(document).textKey()));
        writeCells(sheet, all, {lines.getConstArray(), last + 1});
        cells::setFont(cells::range(sheet, {0, 0, width - 1, 0}), 10, true, cells::colour::accent);
        widen(sheet, all);
        context.close();
        return name;
    } catch (...) {
        return currentError();
    }
}

} // namespace odc::calc::ranges
