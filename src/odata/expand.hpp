// SPDX-License-Identifier: MPL-2.0
// $expand as a tree: read from either dialect, written in the one at hand.
#pragma once

#include "odata/query.hpp"

#include <string>
#include <vector>

namespace odc::odata {

/// "Orders($select=Id;$expand=Lines),Owner"; not percent-encoded.
/// Source: OData 4.01 URL conventions, section 5.1.3.
std::string writeExpandV4(const std::vector<ExpandItem>& items);

/// "Orders/Lines,Owner"; not percent-encoded. What an item selects is not written here: v2 and v3
/// keep it in the query's own $select, as "Orders/Id".
/// Errors: unsupported, with the name of an option that v2 and v3 have not.
Result<std::string> writeExpandV2(const std::vector<ExpandItem>& items);

} // namespace odc::odata
