// SPDX-License-Identifier: MPL-2.0
// The annotation terms that this reader understands, in one table.
// The reporting service's own names for its titles and axes are not documented anywhere that could
// be read; the names here are the sample service's, and a real service's would be added.
#pragma once

#include <array>
#include <string_view>

namespace odc::odata::terms {

inline constexpr std::string_view reportTitle =
    "TenantReporting.ReportTitle";                                           ///< on the entity type
inline constexpr std::string_view xAxisTitle = "TenantReporting.XAxisTitle"; ///< on the entity type
inline constexpr std::string_view yAxisTitle = "TenantReporting.YAxisTitle"; ///< on the entity type
inline constexpr std::string_view columnTitle = "TenantReporting.Title";     ///< on a property
inline constexpr std::string_view sapLabel = "sap:label";
inline constexpr std::string_view coreDescription = "Org.OData.Core.V1.Description";
inline constexpr std::string_view displayName = "Org.OData.Display.V1.DisplayName"; ///< v3
inline constexpr std::string_view sapCommonLabel = "com.sap.vocabularies.Common.v1.Label";

/// Where a column's heading comes from, the best first.
inline constexpr std::array columnLabels{columnTitle, sapLabel, sapCommonLabel, displayName};

} // namespace odc::odata::terms
