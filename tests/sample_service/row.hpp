// SPDX-License-Identifier: MPL-2.0
// One row of an entity set of the sample, as the generator makes it and the writers write it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace odc::sample {

/// Null, a whole number (int32, int64; ticks for dateTime), or text (guid, string, decimal).
using Value = std::variant<std::monostate, std::int64_t, std::string>;
/// One value for each property of the set, in order.
using Row = std::vector<Value>;

} // namespace odc::sample
