// SPDX-License-Identifier: MPL-2.0
#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/decimal.hpp"
#include "odata/evaluate.hpp"
#include "odata/literal.hpp"

#include <fmt/format.h>

#include <cmath>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

std::string bytesOfHex(std::string_view text) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back(static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1])));
    return bytes;
}

} // namespace

Result<Value> valueOf(std::string_view edmType, std::string_view text) {
    if (!isValidLiteral(edmType, text))
        return Error{ErrorKind::wrongUsage,
                     fmt::format("\"{}\" is not a value of type {}.", cleaned(text, 200), edmType)};
    if (edmType == "Edm.String")
        return Value::makeText(std::string(text));
    if (edmType == "null")
        return Value{};
    if (edmType == "Edm.Boolean")
        return Value::makeBoolean(text == "true");
    if (edmType == "Edm.Int64")
        return Value::makeInt64(base::parseInteger(text).value_or(0));
    if (edmType.starts_with("Edm.Int") || edmType.ends_with("Byte"))
        return Value::makeInt32(base::parseInteger(text).value_or(0));
    if (edmType == "Edm.Decimal") {
        if (!parseDecimal(text))
            return Error{
                ErrorKind::wrongUsage,
                fmt::format("{} has more digits than Edm.Decimal can hold.", cleaned(text, 200))};
        return Value::makeDecimal(std::string(text));
    }
    if (edmType == "Edm.Double")
        return Value::makeReal(base::parseReal(text).value_or(0));
    if (edmType == "Edm.Single") {
        const double real = base::parseReal(text).value_or(0);
        return Value{ValueType::single, 0, static_cast<float>(real)};
    }
    if (edmType == "Edm.DateTime" || edmType == "Edm.DateTimeOffset") {
        const auto moment = base::parseMoment(text).value_or(base::Moment{});
        return Value{edmType == "Edm.DateTime" ? ValueType::dateTime : ValueType::dateTimeOffset,
                     moment.ticks};
    }
    if (edmType == "Edm.Time")
        return Value{ValueType::time, base::parseDuration(text).value_or(0)};
    if (edmType == "Edm.Guid")
        return Value::makeGuid(toLowerCase(text));
    return Value{ValueType::binary, 0, 0, bytesOfHex(text)};
}

} // namespace odc::odata
