// SPDX-License-Identifier: MPL-2.0
// What an expression comes to for one row, as an OData v2 service would answer.
// Used by the sample service and by filtering rows here. Not for: fetching or columns.
#pragma once

#include "base/date.hpp"
#include "odata/expression.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace odc::odata {

/// What a Value holds. Byte, SByte, Int16 and Int32 are all int32: promotion starts there.
enum class ValueType {
    null,
    boolean,
    int32,
    int64,
    single,
    real,
    decimal,
    text,
    dateTime,
    dateTimeOffset,
    time,
    guid,
    binary,
};

/// One value with its Edm type, v2.
struct Value {
    ValueType type = ValueType::null;
    std::int64_t integer = 0; ///< boolean (0, 1), int32, int64; dateTime(Offset) and time in Ticks
    double real = 0;          ///< single, real
    std::string text =
        {}; ///< text (UTF-8), decimal (its literal), guid (lower case), binary (bytes)

    bool operator==(const Value&) const = default;
    [[nodiscard]] bool isNull() const { return type == ValueType::null; }

    static Value makeBoolean(bool value) { return {ValueType::boolean, value ? 1 : 0}; }
    static Value makeInt32(std::int64_t value) { return {ValueType::int32, value}; }
    static Value makeInt64(std::int64_t value) { return {ValueType::int64, value}; }
    static Value makeReal(double value) { return {ValueType::real, 0, value}; }
    static Value makeDecimal(std::string literal) {
        return {ValueType::decimal, 0, 0, std::move(literal)};
    }
    static Value makeText(std::string text) { return {ValueType::text, 0, 0, std::move(text)}; }
    static Value makeDateTime(base::Ticks ticks) { return {ValueType::dateTime, ticks}; }
    static Value makeGuid(std::string lowerCase) {
        return {ValueType::guid, 0, 0, std::move(lowerCase)};
    }
};

/// The value of a literal's or a payload's text; binary is hexadecimal here, as in a filter.
/// Errors: wrongUsage, where the text is none of that type.
Result<Value> valueOf(std::string_view edmType, std::string_view text);

/// Null:    null eq null is true, any other comparison with null is false (ne: true); arithmetic
/// and
///          functions give null; and, or, not know three values.
/// Numbers: promoted int32, int64, decimal, single, real; decimal and real compare as real;
///          integers divide to integers.
/// Texts:   compared and counted in Unicode characters; case of letters outside ASCII is known for
///          Latin, Greek and Cyrillic.
/// Errors:  wrongUsage (types that do not go together, division by zero, overflow), unsupported
///          (isof or cast to something that is no Edm type). `property` says what a path holds; a
///          path that the rows do not have is for the caller to refuse before (pathsOf).
/// Source:  OData v2 URI conventions 4.5; MS-ODATA 2.2.3.6.1.1.
Result<Value> evaluate(const Expression& expression,
                       const std::function<Value(std::string_view path)>& property);

/// Whether a row passes the filter: only true does, null does not.
/// Errors: as evaluate; wrongUsage where the filter comes to something other than true or false.
Result<bool> matches(const Expression& filter,
                     const std::function<Value(std::string_view path)>& property);

/// Less than zero, zero, or more, for sorting: null first, then by value. Values of one column,
/// that is of one type or of types that can be compared; others are equal.
int compareForOrder(const Value& left, const Value& right);

} // namespace odc::odata
