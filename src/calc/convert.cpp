// SPDX-License-Identifier: MPL-2.0
#include "calc/convert.hpp"

#include <com/sun/star/bridge/oleautomation/Date.hpp>
#include <com/sun/star/util/Date.hpp>
#include <com/sun/star/util/DateTime.hpp>

#include "base/date.hpp"
#include "base/number.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace odc::calc {

namespace {

/// Serial days as Basic and OLE count them, as an ISO text.
std::string isoOfSerial(double serial) {
    const base::Day epoch{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}};
    const double days = std::floor(serial);
    const auto seconds = static_cast<base::Ticks>(std::llround((serial - days) * 86'400.0));
    const base::Day day = base::addDays(epoch, static_cast<int>(days));
    if (seconds == 0)
        return base::formatDay(day);
    return base::formatMoment(base::ticksOf(day) + seconds * base::ticksPerSecond);
}

std::string isoOf(int year, int month, int day) {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<std::string> textOf(const Any& value) {
    OUString text;
    if (value >>= text)
        return fromUno(text);
    bool flag = false;
    if (value >>= flag)
        return flag ? "true" : "false";
    css::bridge::oleautomation::Date serial;
    if (value >>= serial)
        return isoOfSerial(serial.Value);
    css::util::Date date;
    if (value >>= date)
        return isoOf(date.Year, date.Month, date.Day);
    css::util::DateTime moment;
    if (value >>= moment)
        return fmt::format("{}T{:02}:{:02}:{:02}", isoOf(moment.Year, moment.Month, moment.Day),
                           moment.Hours, moment.Minutes, moment.Seconds);
    sal_Int64 whole = 0;
    if (value >>= whole)
        return std::to_string(whole);
    double number = 0;
    if (value >>= number)
        return base::formatReal(number);
    return std::nullopt;
}

} // namespace

OUString toUno(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

std::string fromUno(const OUString& text) {
    const rtl::OString bytes = rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

base::Result<report::Arguments> toArguments(const Sequence<css::beans::NamedValue>& values) {
    report::Arguments arguments;
    for (const css::beans::NamedValue& value : values) {
        const std::string name = fromUno(value.Name);
        std::optional<std::string> text = textOf(value.Value);
        if (!text)
            return base::Error{base::ErrorKind::wrongUsage,
                               fmt::format("The value of the parameter {} is neither a text, a "
                                           "number nor a date. Give it as a text.",
                                           name)};
        arguments[name] = std::move(*text);
    }
    return arguments;
}

} // namespace odc::calc
