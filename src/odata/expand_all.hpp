// SPDX-License-Identifier: MPL-2.0
// "*" in $expand, written out.
#pragma once

#include "odata/edm.hpp"
#include "odata/query.hpp"

#include <vector>

namespace odc::odata {

/// In place of "*" (and "*/$ref", "*/$count") an item for each navigation property of the type that
/// no other item names, with the options of the star. So the columns are known before the rows are,
/// and versions without the star have it too. `type` is the resource's.
/// A star stays inside of another, inside of what the model does not know, and for more than 50
/// properties.
std::vector<ExpandItem> expandAll(const std::vector<ExpandItem>& items, const Model& model,
                                  const StructuredType& type);

} // namespace odc::odata
