// SPDX-License-Identifier: MPL-2.0
#include "base/shown_value.hpp"

#include "base/local_time.hpp"
#include "base/number.hpp"

#include <cmath>

namespace odc::base {

namespace {

using Form = Shown::Form;

const Ticks firstGregorianDay =
    ticksOf(Day(std::chrono::year(1582), std::chrono::month(10), std::chrono::day(15)));

bool isRounded(const ColumnInfo& info) {
    return info.policy.numbers == ValuePolicy::Numbers::rounded;
}

bool isLocal(const ColumnInfo& info) {
    return info.kind == ValueKind::dateTimeOffset && info.policy.zone == ValuePolicy::Zone::local;
}

Ticks zoned(const ColumnInfo& info, Ticks utc) {
    return isLocal(info) ? utc + 60 * ticksPerSecond * localOffset(utc) : utc;
}

Shown exactOrRounded(const ColumnInfo& info, double number, bool isExact, std::string text) {
    if (isExact || isRounded(info))
        return {.form = Form::number, .number = number};
    return {.form = Form::exactNumber, .made = std::move(text)};
}

Shown dated(Form form, const ColumnInfo& info, const Column& column, std::size_t row) {
    const Ticks ticks = zoned(info, column.integers[row]);
    if (ticks >= firstGregorianDay)
        return {.form = form, .ticks = ticks};
    return {.form = Form::text, .made = shownText(info, column, row).value_or("")};
}

} // namespace

Shown shownValue(const ColumnInfo& info, const Column& column, std::size_t row) {
    if (column.isNull[row] != 0)
        return {};
    switch (info.kind) {
    case ValueKind::boolean:
        return {.form = Form::boolean, .number = column.integers[row] != 0 ? 1.0 : 0.0};
    case ValueKind::integer: {
        const std::int64_t value = column.integers[row];
        const bool isExact = fitsDouble(value);
        return exactOrRounded(info, static_cast<double>(value), isExact,
                              isExact ? std::string() : std::to_string(value));
    }
    case ValueKind::real:
        if (std::isfinite(column.reals[row]))
            return {.form = Form::number, .number = column.reals[row]};
        return {.form = Form::text, .made = formatReal(column.reals[row])};
    case ValueKind::decimal: {
        const std::string_view literal = column.texts[row];
        const bool isExact = fitsDouble(literal);
        const auto number = isExact || isRounded(info) ? parseReal(literal) : std::nullopt;
        if (number && std::isfinite(*number))
            return {.form = Form::number, .number = *number};
        return {.form = Form::exactNumber, .sent = literal};
    }
    case ValueKind::dateTime:
    case ValueKind::dateTimeOffset:
        return dated(Form::moment, info, column, row);
    case ValueKind::date:
        return dated(Form::day, info, column, row);
    case ValueKind::timeOfDay:
    case ValueKind::duration:
        return {.form = Form::time, .ticks = column.integers[row]};
    case ValueKind::text:
    case ValueKind::guid:
    case ValueKind::binary:
        break;
    }
    return {.form = Form::text, .sent = column.texts[row]};
}

std::optional<std::string> shownText(const ColumnInfo& info, const Column& column,
                                     std::size_t row) {
    if (column.isNull[row] == 0 && isLocal(info)) {
        const Ticks utc = column.integers[row];
        return formatMoment(zoned(info, utc)) + formatOffset(localOffset(utc));
    }
    if (column.isNull[row] == 0 && isRounded(info) &&
        (info.kind == ValueKind::integer || info.kind == ValueKind::decimal)) {
        const Shown shown = shownValue(info, column, row);
        const bool isLong = info.kind == ValueKind::integer ? !fitsDouble(column.integers[row])
                                                            : !fitsDouble(column.texts[row]);
        if (shown.form == Form::number && isLong)
            return formatReal(shown.number);
    }
    return textOf(info.kind, column, row);
}

} // namespace odc::base
