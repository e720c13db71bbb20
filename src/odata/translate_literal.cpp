// SPDX-License-Identifier: MPL-2.0
#include "base/date.hpp"
#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/language.hpp"
#include "odata/literal.hpp"
#include "odata/translate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

namespace {

Expression literalOf(std::string_view type, std::string value) {
    return {ExpressionKind::literal, std::string(type), std::move(value)};
}

bool isNumber(std::string_view type) {
    return type.starts_with("Edm.Int") || type == "Edm.Decimal" || type == "Edm.Double" ||
           type == "Edm.Single" || type == "Edm.Byte" || type == "Edm.SByte";
}

bool isTime(std::string_view type) {
    return type == "Edm.Time" || type == "Edm.TimeOfDay" || type == "Edm.Duration";
}

bool isMoment(std::string_view type) {
    return type == "Edm.Date" || type == "Edm.DateTime" || type == "Edm.DateTimeOffset";
}

/// More digits than a double keeps need a decimal's suffix in v2.
constexpr std::size_t digitsOfReal = 15;

/// The type that v4's reader would give to these digits.
std::string_view typeOfDigits(std::string_view digits) {
    if (digits.find_first_of("eEN") != std::string_view::npos)
        return "Edm.Double";
    if (digits.find('.') != std::string_view::npos)
        return "Edm.Decimal";
    if (isValidLiteral("Edm.Int32", digits))
        return "Edm.Int32";
    return base::parseInteger(digits) ? "Edm.Int64" : "Edm.Decimal";
}

Expression numberFor(const Expression& literal, Dialect to, std::string_view wanted) {
    if (to == Dialect::v4)
        return literalOf(typeOfDigits(literal.value), literal.value);
    // v2's bytes and small integers are written as any whole number is.
    if (isNumber(wanted) && wanted != "Edm.Int16" && !wanted.ends_with("Byte") &&
        isValidLiteral(wanted, literal.value))
        return literalOf(wanted, literal.value);
    const auto digits = std::count_if(literal.value.begin(), literal.value.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    const bool isShort = static_cast<std::size_t>(digits) <= digitsOfReal;
    // 2.5 without a suffix: services of version 2 compare it with a real and with a decimal.
    if (literal.name == "Edm.Decimal" && literal.value.find('.') != std::string::npos && isShort)
        return literalOf("Edm.Double", literal.value);
    return literal;
}

Expression momentForV4(const Expression& literal, std::string_view wanted) {
    const auto moment = base::parseMoment(literal.value).value_or(base::Moment{});
    if (wanted == "Edm.Date" && moment.ticks % base::ticksPerDay == 0)
        return literalOf("Edm.Date", base::formatDay(base::dayOf(moment.ticks)));
    if (literal.name == "Edm.Date" && wanted != "Edm.DateTimeOffset")
        return literal;
    std::string value = literal.name == "Edm.Date" ? literal.value + "T00:00:00" : literal.value;
    if (!moment.hadZone)
        value += "Z";
    return literalOf("Edm.DateTimeOffset", std::move(value));
}

Expression momentForV2(const Expression& literal, std::string_view wanted) {
    std::string value = canonicalLiteral("Edm.DateTime", literal.value);
    const auto moment = base::parseMoment(value).value_or(base::Moment{});
    if (wanted == "Edm.DateTimeOffset")
        return literalOf(wanted, moment.hadZone ? value : value + "Z");
    const bool isUtc = !moment.hadZone || value.ends_with('Z');
    if (wanted == "Edm.DateTime" && !isUtc)
        return literalOf(wanted, base::formatMoment(moment.ticks));
    if (!isUtc)
        return literalOf("Edm.DateTimeOffset", std::move(value));
    if (moment.hadZone)
        value.pop_back();
    return literalOf("Edm.DateTime", std::move(value));
}

Expression timeFor(const Expression& literal, Dialect to, std::string_view wanted) {
    const auto ticks = base::parseDuration(
        literal.name == "Edm.TimeOfDay" && literal.value.size() == 5 ? literal.value + ":00"
                                                                     : literal.value);
    const base::Ticks time = ticks.value_or(0);
    if (to != Dialect::v4)
        return literalOf("Edm.Time", literal.name == "Edm.TimeOfDay" ? base::formatDuration(time)
                                                                     : literal.value);
    const bool isOfDay = time >= 0 && time < base::ticksPerDay;
    if (isOfDay && (wanted == "Edm.TimeOfDay" ||
                    (literal.name == "Edm.TimeOfDay" && wanted != "Edm.Duration")))
        return literalOf("Edm.TimeOfDay", base::formatTimeOfDay(time));
    return literalOf("Edm.Duration", literal.value.find('P') == std::string::npos
                                         ? base::formatDuration(time)
                                         : literal.value);
}

} // namespace

Result<Expression> translateLiteral(const Expression& literal, Dialect to,
                                    std::string_view wanted) {
    if (isNumber(literal.name))
        return numberFor(literal, to, wanted);
    if (isMoment(literal.name))
        return to == Dialect::v4 ? momentForV4(literal, wanted) : momentForV2(literal, wanted);
    if (isTime(literal.name))
        return timeFor(literal, to, wanted);
    // Version 4 writes base64, from which its reader makes large digits.
    if (literal.name == "Edm.Binary" && to == Dialect::v4)
        return literalOf(literal.name, toUpperCase(literal.value));
    const bool isEnumWanted = to == Dialect::v4 && !wanted.empty() && !wanted.starts_with("Edm.");
    if (literal.name == "Edm.String" && isEnumWanted && isValidLiteral(wanted, literal.value))
        return literalOf(wanted, literal.value);
    if (hasLiteralsOf(literal.name, to))
        return literal;
    return base::Error{base::ErrorKind::unsupported,
                       fmt::format("{} has no equal of {}. Leave that part out of the filter.",
                                   nameOf(to),
                                   writeLiteral(literal.name, literal.value, Dialect::v4))};
}

} // namespace odc::odata
