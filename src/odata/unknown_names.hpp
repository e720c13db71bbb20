// SPDX-License-Identifier: MPL-2.0
// Names in a query that the model does not have, and what was likely meant. For after a service has
// refused the query: before it, the service may know more than its metadata says.
#pragma once

#include "odata/edm.hpp"
#include "odata/query.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// The name most like `name`, case apart: at most a third of its letters differ, or one begins with
/// the other. Nothing where none is, or where `name` is one of them.
std::optional<std::string> nearestName(std::string_view name,
                                       const std::vector<std::string>& names);

/// A sentence about the first name that the model does not know: "There is no "Prodcts" here; did
/// you mean "Products"?" The set at the beginning of the path, then what is selected, expanded,
/// filtered and ordered by. Empty where the model knows them all, and where it cannot tell, as with
/// open types.
std::string unknownNameIn(const Query& query, const Model& model);

} // namespace odc::odata
