// SPDX-License-Identifier: MPL-2.0
#include "report/number_look.hpp"

#include "base/number.hpp"
#include "report/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace odc::report {

namespace {

using base::Display;
using base::ValueKind;

/// More than that a cell's number does not have.
constexpr int mostDecimals = 15;
/// More than that nobody reads under each other, unless the service wants them.
constexpr int mostReadDecimals = 6;
/// A unit that is longer is a remark.
constexpr std::size_t longestUnit = 24;
constexpr int secondDecimals = 3;

// ISO 4217, those whose minor unit is not a hundredth.
constexpr std::array wholeCurrencies{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                     "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array thousandthCurrencies{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

int decimalsOfCurrency(std::string_view code) {
    if (std::ranges::find(wholeCurrencies, code) != wholeCurrencies.end())
        return 0;
    return std::ranges::find(thousandthCurrencies, code) != thousandthCurrencies.end() ? 3 : 2;
}

bool isNumeric(ValueKind kind) {
    return kind == ValueKind::integer || kind == ValueKind::real || kind == ValueKind::decimal;
}

bool isMoment(ValueKind kind) {
    return kind == ValueKind::dateTime || kind == ValueKind::dateTimeOffset;
}

std::string shownUnit(const base::ColumnInfo& info) {
    const bool isPlain = std::ranges::none_of(
        info.unit, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return isPlain && info.unit.size() <= longestUnit ? info.unit : std::string();
}

std::optional<int> decimalsOf(const base::ColumnInfo& info, const SeenValues& seen) {
    if (info.decimals && *info.decimals <= mostDecimals)
        return info.decimals;
    if (info.kind == ValueKind::decimal && info.scale && *info.scale <= mostReadDecimals)
        return info.scale;
    if (info.kind == ValueKind::decimal && seen.decimals > 0 && seen.decimals <= mostReadDecimals)
        return seen.decimals;
    return std::nullopt;
}

NumberLook lookOfNumber(const base::ColumnInfo& info, const SeenValues& seen) {
    NumberLook look;
    if (info.display == Display::year) {
        look.decimals = 0;
        return look;
    }
    look.unit = shownUnit(info);
    look.isMoney = info.display == Display::money && !look.unit.empty();
    look.decimals = decimalsOf(info, seen);
    if (!look.decimals && info.kind == ValueKind::integer && !look.unit.empty())
        look.decimals = 0;
    else if (!look.decimals && look.isMoney)
        look.decimals = decimalsOfCurrency(look.unit);
    look.hasThousands = look.decimals.has_value();
    return look;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    return text;
}

} // namespace

void SeenValues::add(const CellValue& value) {
    if (value.kind != CellValue::Kind::number)
        return;
    constexpr double secondsOfDay = 86'400;
    constexpr double leastFraction = 0.0005;
    hasNumbers = true;
    decimals = std::max(decimals, value.decimals);
    if (value.number == std::floor(value.number))
        return;
    hasTimeOfDay = true;
    const double seconds = value.number * secondsOfDay;
    hasFractions = hasFractions || std::abs(seconds - std::round(seconds)) >= leastFraction;
}

void SeenValues::add(const SeenValues& other) {
    hasNumbers = hasNumbers || other.hasNumbers;
    hasTimeOfDay = hasTimeOfDay || other.hasTimeOfDay;
    hasFractions = hasFractions || other.hasFractions;
    decimals = std::max(decimals, other.decimals);
}

NumberLook lookOf(const GridColumn& column, const base::ColumnInfo& info, const SeenValues& seen) {
    NumberLook look;
    look.format = column.format;
    const bool isDay = info.display == Display::date || (seen.hasNumbers && !seen.hasTimeOfDay);
    if (isMoment(info.kind) && column.format == CellFormat::dateTime && !column.isFormatChosen &&
        isDay)
        look.format = CellFormat::date;
    if (info.kind == ValueKind::duration && column.format == CellFormat::duration &&
        seen.hasFractions)
        look.decimals = std::clamp(info.precision.value_or(secondDecimals), 1, secondDecimals);
    if (column.format == CellFormat::general && isNumeric(info.kind))
        return lookOfNumber(info, seen);
    return look;
}

NumberLook widened(const NumberLook& before, NumberLook now) {
    if (before.format == CellFormat::dateTime && now.format == CellFormat::date)
        now.format = CellFormat::dateTime;
    NumberLook asMany = now;
    asMany.decimals = before.decimals;
    if (before.decimals && asMany == before)
        now.decimals = std::max(now.decimals.value_or(0), *before.decimals);
    return now;
}

std::string writeLook(const NumberLook& look) {
    std::string text;
    const auto put = [&](std::string_view part) {
        text += (text.empty() ? "" : ", ") + std::string(part);
    };
    if (look.format != CellFormat::general)
        put(names::nameOf(names::cellFormats, look.format));
    if (look.decimals)
        put(fmt::format("decimals {}", *look.decimals));
    if (look.hasThousands)
        put("thousands");
    // Last, for it may hold anything.
    if (!look.unit.empty())
        put(fmt::format("{} {}", look.isMoney ? "money" : "unit", look.unit));
    return text.empty() ? std::string(names::nameOf(names::cellFormats, CellFormat::general))
                        : text;
}

std::optional<NumberLook> readLook(std::string_view text) {
    constexpr std::string_view decimals = "decimals ";
    constexpr std::string_view unit = "unit ";
    constexpr std::string_view money = "money ";
    NumberLook look;
    while (!text.empty()) {
        look.isMoney = text.starts_with(money);
        if (look.isMoney || text.starts_with(unit)) {
            look.unit = text.substr(look.isMoney ? money.size() : unit.size());
            return look;
        }
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view part = text.substr(0, end);
        text = trimmed(text.substr(std::min(end + 1, text.size())));
        if (part.starts_with(decimals)) {
            const auto count = base::parseInteger(part.substr(decimals.size()));
            if (!count || *count < 0 || *count > mostDecimals)
                return std::nullopt;
            look.decimals = static_cast<int>(*count);
        } else if (part == "thousands") {
            look.hasThousands = true;
        } else if (const auto format = names::valueOf(names::cellFormats, part)) {
            look.format = *format;
        } else {
            return std::nullopt;
        }
    }
    return look;
}

} // namespace odc::report
