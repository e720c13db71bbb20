// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace odc::odata {

/// Names that no property has: "__metadata", "odata.etag", "@odata.id", "Total@odata.type", and
/// "#NS.Approve", which is what can be done with the row.
inline bool isReservedName(std::string_view name) {
    return name.starts_with('#') || name.starts_with("__") || name.starts_with("odata.") ||
           name.find('@') != std::string_view::npos;
}

} // namespace odc::odata
