// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/preview_text.hpp"

#include "calc/convert.hpp"

#include "base/date.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace odc::calc::dialog {
namespace {

constexpr std::size_t widestColumn = 24;

std::size_t lengthOf(const std::string& text) {
    return static_cast<std::size_t>(toUno(text).getLength());
}

std::string shortened(const std::string& text) {
    const OUString whole = toUno(text).replace('\n', ' ');
    if (static_cast<std::size_t>(whole.getLength()) <= widestColumn)
        return fromUno(whole);
    return fromUno(whole.copy(0, static_cast<sal_Int32>(widestColumn) - 1)) + "…";
}

bool isMoment(base::ValueKind kind) {
    return kind == base::ValueKind::date || kind == base::ValueKind::dateTime ||
           kind == base::ValueKind::dateTimeOffset;
}

/// Cells hold days since 1899-12-30 here: a preview has no document to ask.
std::string cellText(const report::CellValue& cell, base::ValueKind kind) {
    if (cell.kind == report::CellValue::Kind::text)
        return shortened(std::string(cell.text()));
    if (cell.kind == report::CellValue::Kind::empty)
        return {};
    const double number = cell.number;
    if (!isMoment(kind))
        return base::formatReal(number);
    const base::Day first{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};
    const auto seconds = static_cast<base::Ticks>(std::llround(number * 86'400.0));
    const base::Ticks moment = base::ticksOf(first) + seconds * base::ticksPerSecond;
    return moment % base::ticksPerDay == 0 ? base::formatDay(base::dayOf(moment))
                                           : base::formatMoment(moment);
}

} // namespace

std::string previewText(const ranges::FetchedRange& rows) {
    std::vector<std::vector<std::string>> lines(1);
    for (const ranges::FetchedColumn& column : rows.columns)
        lines.front().push_back(shortened(column.heading));
    report::RowReader reader(*rows.rows);
    for (std::int64_t row = 0; row < rows.rows->rowCount(); ++row) {
        const auto cells = reader.cells(row);
        if (!cells)
            return base::describe(cells.error());
        lines.emplace_back();
        for (std::size_t column = 0; column < cells->size(); ++column)
            lines.back().push_back(cellText((*cells)[column], rows.arranged.columns[column].kind));
    }
    std::vector<std::size_t> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], lengthOf(line[i]));
    std::string text;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            text += line[i] + std::string(widths[i] - lengthOf(line[i]) + 2, ' ');
        text += '\n';
    }
    return text;
}

} // namespace odc::calc::dialog
