// SPDX-License-Identifier: MPL-2.0
// Rows of somebody else's service, out of verbose JSON and with the types of its metadata.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"
#include "odata/evaluate.hpp"
#include "text/json_value.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace odc::sample {

/// Values by path ("Address/City"); a path without value in the payload is null.
using ForeignRow = std::map<std::string, odata::Value, std::less<>>;

/// `json` is what a v2 service sends in verbose JSON (d.results, or d with an array), or such an
/// array alone. `schema` names paths and Edm types.
/// Errors: badResponse, naming row and path.
base::Result<std::vector<ForeignRow>> readForeignRows(std::string_view json,
                                                      const base::Schema& schema);

} // namespace odc::sample
