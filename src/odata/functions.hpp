// SPDX-License-Identifier: MPL-2.0
// The functions of OData v2's filter language, applied to values.
#pragma once

#include "odata/evaluate.hpp"

#include <string_view>
#include <vector>

namespace odc::odata {

/// All of v2 but isof and cast, whose second argument is a type. The count of arguments has been
/// checked by the reader of filters. A null argument gives null.
/// Errors: wrongUsage.
Result<Value> callFunction(std::string_view name, const std::vector<Value>& arguments);

Result<Value> castValue(const Value& value, std::string_view edmType);
Result<Value> isOfType(const Value& value, std::string_view edmType);

} // namespace odc::odata
