// SPDX-License-Identifier: MPL-2.0
#include "odata/operators.hpp"

#include "base/number.hpp"
#include "odata/decimal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

Error wrongUsage(std::string message) {
    return Error{ErrorKind::wrongUsage, std::move(message)};
}

template <typename T>
int threeWay(const T& left, const T& right) {
    return left < right ? -1 : right < left ? 1 : 0;
}

bool isMoment(ValueType type) {
    return type == ValueType::dateTime || type == ValueType::dateTimeOffset;
}

bool isReal(ValueType type) {
    return type == ValueType::single || type == ValueType::real;
}

bool isWhole(ValueType type) {
    return type == ValueType::int32 || type == ValueType::int64;
}

Decimal decimalOf(const Value& value) {
    if (isWhole(value.type))
        return {value.integer, 0};
    return parseDecimal(value.text).value_or(Decimal{});
}

std::optional<int> compareNumbers(const Value& left, const Value& right) {
    if (isReal(left.type) || isReal(right.type)) {
        const double a = realOf(left);
        const double b = realOf(right);
        if (std::isnan(a) || std::isnan(b))
            return std::nullopt;
        return threeWay(a, b);
    }
    if (left.type == ValueType::decimal || right.type == ValueType::decimal)
        return compare(decimalOf(left), decimalOf(right));
    return threeWay(left.integer, right.integer);
}

Result<Value> wholeArithmetic(std::string_view name, const Value& left, const Value& right) {
    const std::int64_t a = left.integer;
    const std::int64_t b = right.integer;
    std::int64_t result = 0;
    bool overflows = false;
    if (name == "add")
        overflows = __builtin_add_overflow(a, b, &result);
    else if (name == "sub")
        overflows = __builtin_sub_overflow(a, b, &result);
    else if (name == "mul")
        overflows = __builtin_mul_overflow(a, b, &result);
    else if (b == 0)
        return wrongUsage("The filter divides by zero. Exclude such rows first.");
    else if (b == -1)
        overflows = name == "div" && __builtin_sub_overflow(std::int64_t{0}, a, &result);
    else
        result = name == "div" ? a / b : a % b;
    if (overflows)
        return wrongUsage("The filter calculates a whole number that is too large for Edm.Int64.");
    const bool isSmall = left.type == ValueType::int32 && right.type == ValueType::int32 &&
                         result >= std::numeric_limits<std::int32_t>::min() &&
                         result <= std::numeric_limits<std::int32_t>::max();
    return isSmall ? Value::makeInt32(result) : Value::makeInt64(result);
}

Result<Value> decimalArithmetic(std::string_view name, const Value& left, const Value& right) {
    const Decimal a = decimalOf(left);
    const Decimal b = decimalOf(right);
    const bool divides = name == "div" || name == "mod";
    if (divides && b.digits == 0)
        return wrongUsage("The filter divides by zero. Exclude such rows first.");
    const auto result = name == "add"   ? add(a, b)
                        : name == "sub" ? subtract(a, b)
                        : name == "mul" ? multiply(a, b)
                        : name == "div" ? divide(a, b)
                                        : remainder(a, b);
    if (!result)
        return wrongUsage("The filter calculates a number that is too large for Edm.Decimal.");
    return Value::makeDecimal(formatDecimal(*result));
}

Value realArithmetic(std::string_view name, const Value& left, const Value& right) {
    const double a = realOf(left);
    const double b = realOf(right);
    const double result = name == "add"   ? a + b
                          : name == "sub" ? a - b
                          : name == "mul" ? a * b
                          : name == "div" ? a / b
                                          : std::fmod(a, b);
    if (left.type == ValueType::real || right.type == ValueType::real)
        return Value::makeReal(result);
    return Value{ValueType::single, 0, static_cast<float>(result)};
}

} // namespace

std::string_view describe(ValueType type) {
    switch (type) {
    case ValueType::null:
        return "null";
    case ValueType::boolean:
        return "true or false";
    case ValueType::int32:
    case ValueType::int64:
    case ValueType::single:
    case ValueType::real:
    case ValueType::decimal:
        return "a number";
    case ValueType::text:
        return "text";
    case ValueType::dateTime:
    case ValueType::dateTimeOffset:
        return "a date";
    case ValueType::time:
        return "a time";
    case ValueType::guid:
        return "a GUID";
    case ValueType::binary:
        return "binary data";
    }
    return "a value";
}

bool isNumber(ValueType type) {
    return isWhole(type) || isReal(type) || type == ValueType::decimal;
}

double realOf(const Value& value) {
    if (isReal(value.type))
        return value.real;
    if (value.type == ValueType::decimal)
        return base::parseReal(value.text).value_or(0);
    return static_cast<double>(value.integer);
}

Result<std::optional<int>> compareValues(const Value& left, const Value& right) {
    using Order = std::optional<int>;
    if (isNumber(left.type) && isNumber(right.type))
        return compareNumbers(left, right);
    if (isMoment(left.type) && isMoment(right.type))
        return Order(threeWay(left.integer, right.integer));
    if (left.type != right.type)
        return wrongUsage(fmt::format("The filter compares {} with {}, which does not go together.",
                                      describe(left.type), describe(right.type)));
    if (left.type == ValueType::boolean || left.type == ValueType::time)
        return Order(threeWay(left.integer, right.integer));
    // Bytes of UTF-8 are in the order of code points.
    return Order(threeWay(left.text.compare(right.text), 0));
}

Result<Value> applyComparison(std::string_view name, const Value& left, const Value& right) {
    if (left.isNull() || right.isNull()) {
        const bool areEqual = left.isNull() && right.isNull();
        return Value::makeBoolean(name == "eq" ? areEqual : name == "ne" && !areEqual);
    }
    const auto order = compareValues(left, right);
    if (!order)
        return order.error();
    if (!*order)
        return Value::makeBoolean(name == "ne");
    const int sign = **order;
    return Value::makeBoolean(name == "eq"   ? sign == 0
                              : name == "ne" ? sign != 0
                              : name == "gt" ? sign > 0
                              : name == "ge" ? sign >= 0
                              : name == "lt" ? sign < 0
                                             : sign <= 0);
}

Result<Value> applyArithmetic(std::string_view name, const Value& left, const Value& right) {
    for (const Value* value : {&left, &right}) {
        if (!value->isNull() && !isNumber(value->type))
            return wrongUsage(fmt::format("The filter calculates ({}) with {}; it can only do so "
                                          "with numbers.",
                                          name, describe(value->type)));
    }
    if (left.isNull() || right.isNull())
        return Value{};
    if (isReal(left.type) || isReal(right.type))
        return realArithmetic(name, left, right);
    if (left.type == ValueType::decimal || right.type == ValueType::decimal)
        return decimalArithmetic(name, left, right);
    return wholeArithmetic(name, left, right);
}

Result<Value> negate(const Value& value) {
    if (value.isNull())
        return value;
    Value result = value;
    if (isReal(value.type)) {
        result.real = -value.real;
    } else if (value.type == ValueType::decimal) {
        Decimal decimal = decimalOf(value);
        decimal.digits = -decimal.digits;
        result.text = formatDecimal(decimal);
    } else if (isWhole(value.type)) {
        return wholeArithmetic("sub", Value{value.type, 0}, value);
    } else {
        return wrongUsage(fmt::format("The filter has a minus sign before {}; it can only stand "
                                      "before numbers.",
                                      describe(value.type)));
    }
    return result;
}

} // namespace odc::odata
