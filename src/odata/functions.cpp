// SPDX-License-Identifier: MPL-2.0
#include "odata/functions.hpp"

#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/decimal.hpp"
#include "odata/operators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

using Arguments = std::vector<Value>;

Error wrongUsage(std::string message) {
    return Error{ErrorKind::wrongUsage, std::move(message)};
}

Error wrongArgument(std::string_view name, std::string_view wanted, const Value& given) {
    return wrongUsage(fmt::format("The function {} needs {}, but was given {}.", name, wanted,
                                  describe(given.type)));
}

std::string replaceAll(std::string_view text, std::string_view what, std::string_view with) {
    if (what.empty())
        return std::string(text);
    std::string result;
    for (;;) {
        const std::size_t found = text.find(what);
        result += text.substr(0, found);
        if (found == std::string_view::npos)
            return result;
        result += with;
        text.remove_prefix(found + what.size());
    }
}

Value substring(const Arguments& arguments) {
    const std::string_view text = arguments[0].text;
    const auto clamp = [](std::int64_t value) {
        return static_cast<std::size_t>(std::max<std::int64_t>(value, 0));
    };
    const std::size_t begin = offsetOfCharacter(text, clamp(arguments[1].integer));
    std::string_view rest = text.substr(begin);
    if (arguments.size() == 3)
        rest = rest.substr(0, offsetOfCharacter(rest, clamp(arguments[2].integer)));
    return Value::makeText(std::string(rest));
}

Value callText(std::string_view name, const Arguments& arguments) {
    const std::string& first = arguments[0].text;
    if (name == "length")
        return Value::makeInt32(static_cast<std::int64_t>(countCharacters(first)));
    if (name == "tolower")
        return Value::makeText(toLowerCase(first));
    if (name == "toupper")
        return Value::makeText(toUpperCase(first));
    if (name == "trim")
        return Value::makeText(std::string(trimmed(first)));
    if (name == "substring")
        return substring(arguments);
    const std::string& second = arguments[1].text;
    if (name == "substringof")
        return Value::makeBoolean(second.find(first) != std::string::npos);
    if (name == "startswith")
        return Value::makeBoolean(first.starts_with(second));
    if (name == "endswith")
        return Value::makeBoolean(first.ends_with(second));
    if (name == "concat")
        return Value::makeText(first + second);
    if (name == "replace")
        return Value::makeText(replaceAll(first, second, arguments[2].text));
    const std::size_t found = first.find(second);
    if (found == std::string::npos)
        return Value::makeInt32(-1);
    return Value::makeInt32(
        static_cast<std::int64_t>(countCharacters(std::string_view(first).substr(0, found))));
}

Result<Value> callDate(std::string_view name, const Value& value) {
    const bool isTime = value.type == ValueType::time;
    const bool isMoment =
        value.type == ValueType::dateTime || value.type == ValueType::dateTimeOffset;
    const bool isCalendar = name == "year" || name == "month" || name == "day";
    if (!isMoment && (!isTime || isCalendar))
        return wrongArgument(name, "a date", value);
    if (isCalendar) {
        const base::Day day = base::dayOf(value.integer);
        if (name == "year")
            return Value::makeInt32(static_cast<int>(day.year()));
        const unsigned part =
            name == "month" ? static_cast<unsigned>(day.month()) : static_cast<unsigned>(day.day());
        return Value::makeInt32(part);
    }
    const base::Ticks rest = value.integer % base::ticksPerDay;
    const base::Ticks seconds = (rest < 0 ? rest + base::ticksPerDay : rest) / base::ticksPerSecond;
    return Value::makeInt32(name == "hour"     ? seconds / 3600
                            : name == "minute" ? seconds / 60 % 60
                                               : seconds % 60);
}

Result<Value> callRounding(std::string_view name, const Value& value) {
    switch (value.type) {
    case ValueType::int32:
    case ValueType::int64:
        return value;
    case ValueType::decimal: {
        const Rounding rounding = name == "floor"     ? Rounding::down
                                  : name == "ceiling" ? Rounding::up
                                                      : Rounding::nearest;
        const auto decimal = parseDecimal(value.text);
        return Value::makeDecimal(
            formatDecimal(roundToWhole(decimal.value_or(Decimal{}), rounding)));
    }
    case ValueType::single:
    case ValueType::real: {
        Value result = value;
        result.real = name == "floor"     ? std::floor(value.real)
                      : name == "ceiling" ? std::ceil(value.real)
                                          : std::round(value.real);
        return result;
    }
    default:
        return wrongArgument(name, "a number", value);
    }
}

/// The value as a filter would write it, without quotes: what a cast to text gives.
std::string textOf(const Value& value) {
    switch (value.type) {
    case ValueType::boolean:
        return value.integer != 0 ? "true" : "false";
    case ValueType::int32:
    case ValueType::int64:
        return std::to_string(value.integer);
    case ValueType::single:
    case ValueType::real:
        return base::formatReal(value.real);
    case ValueType::dateTime:
        return base::formatMoment(value.integer);
    case ValueType::dateTimeOffset:
        return base::formatMoment(value.integer) + "Z";
    case ValueType::time:
        return base::formatDuration(value.integer);
    case ValueType::binary: {
        std::string hex;
        for (const char c : value.text)
            hex += fmt::format("{:02X}", static_cast<unsigned char>(c));
        return hex;
    }
    case ValueType::null:
    case ValueType::decimal:
    case ValueType::text:
    case ValueType::guid:
        break;
    }
    return value.text;
}

bool isWholeType(std::string_view edmType) {
    return edmType.starts_with("Edm.Int") || edmType == "Edm.Byte" || edmType == "Edm.SByte";
}

std::string_view edmTypeOf(ValueType type) {
    switch (type) {
    case ValueType::boolean:
        return "Edm.Boolean";
    case ValueType::int32:
        return "Edm.Int32";
    case ValueType::int64:
        return "Edm.Int64";
    case ValueType::single:
        return "Edm.Single";
    case ValueType::real:
        return "Edm.Double";
    case ValueType::decimal:
        return "Edm.Decimal";
    case ValueType::text:
        return "Edm.String";
    case ValueType::dateTime:
        return "Edm.DateTime";
    case ValueType::dateTimeOffset:
        return "Edm.DateTimeOffset";
    case ValueType::time:
        return "Edm.Time";
    case ValueType::guid:
        return "Edm.Guid";
    case ValueType::binary:
        return "Edm.Binary";
    case ValueType::null:
        break;
    }
    return "null";
}

Result<void> requireEdmType(std::string_view edmType) {
    if (edmType.starts_with("Edm."))
        return {};
    return Error{
        ErrorKind::unsupported,
        fmt::format("The filter asks for the type {}; only types such as Edm.String can be "
                    "asked for here.",
                    edmType)};
}

} // namespace

Result<Value> callFunction(std::string_view name, const std::vector<Value>& arguments) {
    const bool hasNull = std::any_of(arguments.begin(), arguments.end(),
                                     [](const Value& value) { return value.isNull(); });
    if (hasNull)
        return Value{};
    constexpr std::array dateFunctions{"year", "month", "day", "hour", "minute", "second"};
    if (std::find(dateFunctions.begin(), dateFunctions.end(), name) != dateFunctions.end())
        return callDate(name, arguments[0]);
    if (name == "round" || name == "floor" || name == "ceiling")
        return callRounding(name, arguments[0]);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const ValueType type = arguments[i].type;
        const bool isCount = name == "substring" && i > 0;
        const bool isWhole = type == ValueType::int32 || type == ValueType::int64;
        if (isCount && !isWhole)
            return wrongArgument(name, "a whole number for its position", arguments[i]);
        if (!isCount && type != ValueType::text)
            return wrongArgument(name, "text", arguments[i]);
    }
    return callText(name, arguments);
}

Result<Value> castValue(const Value& value, std::string_view edmType) {
    if (auto known = requireEdmType(edmType); !known)
        return std::move(known).error();
    if (value.isNull())
        return value;
    if (isWholeType(edmType) &&
        (value.type == ValueType::single || value.type == ValueType::real)) {
        const double whole = std::trunc(value.real);
        if (!(std::abs(whole) < 9.2e18))
            return wrongUsage(fmt::format("{} is too large for {}.", textOf(value), edmType));
        return valueOf(edmType, std::to_string(static_cast<std::int64_t>(whole)));
    }
    std::string text = textOf(value);
    if (isWholeType(edmType) && value.type == ValueType::decimal)
        text = text.substr(0, text.find('.'));
    if (edmType == "Edm.DateTimeOffset" && value.type == ValueType::dateTime)
        text += "Z";
    return valueOf(edmType, text);
}

Result<Value> isOfType(const Value& value, std::string_view edmType) {
    if (auto known = requireEdmType(edmType); !known)
        return std::move(known).error();
    if (value.type == ValueType::int32)
        return Value::makeBoolean(isWholeType(edmType) && edmType != "Edm.Int64");
    return Value::makeBoolean(edmTypeOf(value.type) == edmType);
}

} // namespace odc::odata
