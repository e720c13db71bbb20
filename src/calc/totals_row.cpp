// SPDX-License-Identifier: MPL-2.0
#include "calc/totals_row.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/table/CellHoriJustify.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace odc::calc {

namespace {

using Sheet = Reference<css::sheet::XSpreadsheet>;
using report::Total;

/// What is added up: data rows on the sheet.
struct Span {
    std::int32_t firstRow = 0;
    std::int32_t lastRow = 0;
};

class TotalsWriter {
public:
    TotalsWriter(const Sheet& sheet, const report::Grid& grid, const PreparedRows& rows,
                 const TablePlace& place, const Words& words)
        : sheet_(sheet), grid_(grid), rows_(rows), place_(place), words_(words) {}

    void writeRow(std::int32_t row, const Span& span, const OUString& label, bool isGrand) const {
        const auto cells = cells::range(sheet_, {place_.column, row, place_.lastColumn(), row});
        cells::setFont(cells, 10, true, cells::colour::accent);
        if (isGrand) {
            cells::set(cells, "CellBackColor", Any(cells::colour::accentLight));
            cells::setLineAbove(cells, cells::colour::accent);
            cells::setLineBelow(cells, cells::colour::accent);
        }
        for (std::int32_t i = 0; i < place_.columnCount; ++i)
            writeCell(row, i, span, isGrand);
        // The first column names the row; where it is itself a figure, the figure wins.
        if (column(0).total == Total::none)
            cells::setText(sheet_, place_.column, row, label);
    }

private:
    [[nodiscard]] const report::GridColumn& column(std::int32_t index) const {
        return grid_.columns[rows_.columns[static_cast<std::size_t>(index)]];
    }

    [[nodiscard]] bool hasExactTexts(std::int32_t index) const {
        return std::any_of(rows_.exactTexts.begin(), rows_.exactTexts.end(),
                           [&](const ExactText& exact) { return exact.column == index; });
    }

    [[nodiscard]] std::optional<std::int32_t> shownAt(std::string_view path) const {
        for (std::int32_t i = 0; i < place_.columnCount; ++i)
            if (column(i).path == path)
                return i;
        return std::nullopt;
    }

    /// SUBTOTAL leaves other subtotals out; without groups the plain function reads better.
    [[nodiscard]] OUString call(const char* function, int subtotalNumber, std::int32_t index,
                                const Span& span) const {
        const std::int32_t at = place_.column + index;
        const OUString cells =
            cells::absoluteName(at, span.firstRow) + ":" + cells::absoluteName(at, span.lastRow);
        if (rows_.subtotals.empty())
            return OUString::createFromAscii(function) + "(" + cells + ")";
        return "SUBTOTAL(" + OUString::number(subtotalNumber) + ";" + cells + ")";
    }

    [[nodiscard]] OUString formulaOf(std::int32_t index, const Span& span) const {
        const report::GridColumn& info = column(index);
        switch (info.total) {
        case Total::sum:
            return call("SUM", 9, index, span);
        case Total::average:
            return call("AVERAGE", 1, index, span);
        case Total::minimum:
            return call("MIN", 5, index, span);
        case Total::maximum:
            return call("MAX", 4, index, span);
        case Total::count:
            return call("COUNTA", 3, index, span);
        case Total::quotient: {
            const auto over = shownAt(info.numeratorPath);
            const auto under = shownAt(info.denominatorPath);
            if (!over || !under)
                return {};
            const OUString divisor = call("SUM", 9, *under, span);
            return "IF(" + divisor + "=0;\"\";" + call("SUM", 9, *over, span) + "/" + divisor + ")";
        }
        case Total::none:
            break;
        }
        return {};
    }

    void writeCell(std::int32_t row, std::int32_t index, const Span& span, bool isGrand) const {
        const std::int32_t at = place_.column + index;
        const report::GridColumn& info = column(index);
        if (info.total == Total::none) {
            if (isGrand && !info.note.empty())
                cells::setNote(sheet_, at, row, toUno(info.note));
            return;
        }
        if (hasExactTexts(index)) {
            if (isGrand)
                cells::setNote(sheet_, at, row, words_.notAdded);
            return;
        }
        const OUString formula = formulaOf(index, span);
        if (!formula.isEmpty()) {
            // In a cell whose format is Text a formula would be a text.
            if (info.total == Total::count)
                cells::set(sheet_->getCellByPosition(at, row), "NumberFormat", Any(sal_Int32{0}));
            cells::setFormula(sheet_, at, row, "=" + formula);
            return;
        }
        // A quotient of columns that are not on the sheet: its value is all there is.
        const std::size_t from = rows_.columns[static_cast<std::size_t>(index)];
        if (isGrand && from < grid_.totals.size() && grid_.totals[from])
            cells::setNumber(sheet_, at, row, *grid_.totals[from]);
    }

    const Sheet& sheet_;
    const report::Grid& grid_;
    const PreparedRows& rows_;
    const TablePlace& place_;
    const Words& words_;
};

} // namespace

bool hasTotals(const report::Grid& grid, const PreparedRows& rows) {
    return std::any_of(rows.columns.begin(), rows.columns.end(), [&](std::size_t column) {
        return grid.columns[column].total != Total::none;
    });
}

void writeTotals(const Sheet& sheet, const report::Grid& grid, const PreparedRows& rows,
                 const TablePlace& place, const Words& words) {
    const TotalsWriter writer(sheet, grid, rows, place, words);
    for (const SubtotalRow& subtotal : rows.subtotals) {
        const std::int32_t first = place.firstRow + subtotal.firstRow;
        writer.writeRow(place.firstRow + subtotal.row, {first, first + subtotal.rowCount - 1},
                        words.subtotalOf.replaceFirst("%1", toUno(subtotal.heading)), false);
    }
    if (place.totalRow)
        writer.writeRow(*place.totalRow, {place.firstRow, place.lastRow()}, words.total, true);
}

} // namespace odc::calc
