// SPDX-License-Identifier: MPL-2.0
// Values compared, added and negated, with OData v2's promotion of numbers.
#pragma once

#include "odata/evaluate.hpp"

#include <optional>
#include <string_view>

namespace odc::odata {

/// "a number", "text", "a date": for messages.
std::string_view describe(ValueType type);
bool isNumber(ValueType type);

/// As a double; only for numbers.
double realOf(const Value& value);

/// Less than zero, zero, more; nothing for NaN. Neither value is null.
/// Errors: wrongUsage where the two types do not compare.
Result<std::optional<int>> compareValues(const Value& left, const Value& right);

/// eq ne gt ge lt le.
Result<Value> applyComparison(std::string_view name, const Value& left, const Value& right);
/// add sub mul div mod.
Result<Value> applyArithmetic(std::string_view name, const Value& left, const Value& right);
/// The minus sign.
Result<Value> negate(const Value& value);

} // namespace odc::odata
