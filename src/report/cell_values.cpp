// SPDX-License-Identifier: MPL-2.0
#include "report/cell_values.hpp"

#include "base/shown_value.hpp"

#include <chrono>
#include <utility>

namespace odc::report {

namespace {

using base::ValueKind;
using Kind = CellValue::Kind;

double daysOf(base::Ticks ticks) {
    // Split, so that a moment far from 1970 keeps its seconds.
    const base::Ticks whole = ticks / base::ticksPerDay;
    const base::Ticks rest = ticks % base::ticksPerDay;
    return static_cast<double>(whole) +
           static_cast<double>(rest) / static_cast<double>(base::ticksPerDay);
}

double epochDaysOf(base::Day nullDate) {
    const base::Day epoch{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
    return daysOf(base::ticksOf(epoch) - base::ticksOf(nullDate));
}

/// Digits behind the point of a decimal as it was sent; none where it is written with an exponent.
int decimalsOf(std::string_view literal) {
    const std::size_t point = literal.find_first_of(".eE");
    if (point == std::string_view::npos || literal[point] != '.')
        return 0;
    return static_cast<int>(literal.substr(point + 1).size());
}

CellValue numberValue(double number) {
    return {.kind = Kind::number, .number = number};
}

CellValue sentText(std::string_view text) {
    return {.kind = text.empty() ? Kind::empty : Kind::text, .sent = text};
}

CellValue madeText(std::string text) {
    const Kind kind = text.empty() ? Kind::empty : Kind::text;
    return {.kind = kind, .made = std::move(text)};
}

bool isKeptAsText(ValueKind kind) {
    return kind == ValueKind::text || kind == ValueKind::guid || kind == ValueKind::binary;
}

} // namespace

CellMaker::CellMaker(CellFormat format, base::ColumnInfo info, base::Day nullDate)
    : format_(format), info_(std::move(info)), epochDays_(epochDaysOf(nullDate)) {}

CellValue CellMaker::make(const base::Column& column, std::size_t row) const {
    if (row >= column.isNull.size() || column.isNull[row] != 0)
        return {};
    if (isKeptAsText(info_.kind))
        return sentText(column.texts[row]);
    if (format_ == CellFormat::text)
        return madeText(base::shownText(info_, column, row).value_or(std::string()));
    if (format_ == CellFormat::duration && info_.kind == ValueKind::integer)
        return numberValue(static_cast<double>(column.integers[row]) / 86'400.0);
    base::Shown shown = base::shownValue(info_, column, row);
    switch (shown.form) {
    case base::Shown::Form::null:
        break;
    case base::Shown::Form::boolean:
        return numberValue(shown.number);
    case base::Shown::Form::number: {
        CellValue value = numberValue(shown.number);
        if (info_.kind == ValueKind::decimal)
            value.decimals = decimalsOf(column.texts[row]);
        return value;
    }
    case base::Shown::Form::exactNumber: {
        CellValue value =
            shown.made.empty() ? sentText(shown.sent) : madeText(std::move(shown.made));
        value.isExactText = true;
        return value;
    }
    case base::Shown::Form::moment:
    case base::Shown::Form::day:
        return numberValue(daysOf(shown.ticks) + epochDays_);
    case base::Shown::Form::time:
        return numberValue(daysOf(shown.ticks));
    case base::Shown::Form::text:
        return shown.made.empty() ? sentText(shown.sent) : madeText(std::move(shown.made));
    }
    return {};
}

} // namespace odc::report
