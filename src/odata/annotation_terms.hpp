// SPDX-License-Identifier: MPL-2.0
// The annotation terms that this reader understands, in one table: what gives a column its heading,
// unit and way to be shown. Those about what may be asked are in capabilities_reader.cpp.
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
inline constexpr std::string_view sapHeading = "sap:heading";
inline constexpr std::string_view sapQuickInfo = "sap:quickinfo";
inline constexpr std::string_view coreDescription = "Org.OData.Core.V1.Description";
inline constexpr std::string_view coreLongDescription = "Org.OData.Core.V1.LongDescription";
inline constexpr std::string_view displayName = "Org.OData.Display.V1.DisplayName"; ///< v3
inline constexpr std::string_view sapCommonLabel = "com.sap.vocabularies.Common.v1.Label";
inline constexpr std::string_view sapCommonHeading = "com.sap.vocabularies.Common.v1.Heading";
inline constexpr std::string_view sapCommonQuickInfo = "com.sap.vocabularies.Common.v1.QuickInfo";

/// Where a column's heading comes from, the best first. After them a short coreDescription.
inline constexpr std::array columnLabels{columnTitle, sapLabel,   sapCommonLabel,
                                         displayName, sapHeading, sapCommonHeading};
/// A description that is longer is a sentence, not a heading.
inline constexpr std::size_t maxLabelCharacters = 40;

/// A sentence about a column, the best first.
inline constexpr std::array columnDescriptions{coreDescription, sapQuickInfo, sapCommonQuickInfo,
                                               coreLongDescription};

/// A constant, or the path of the column that holds it.
struct UnitTerm {
    std::string_view term;
    bool isMoney = false;
    bool isPath = false; ///< never a constant
};
inline constexpr std::array unitTerms{
    UnitTerm{"Org.OData.Measures.V1.ISOCurrency", true, false},
    UnitTerm{"Org.OData.Measures.V1.Unit", false, false},
    UnitTerm{"Org.OData.Measures.V1.UNECEUnit", false, false},
    UnitTerm{"sap:unit", false, true},
};
inline constexpr std::string_view measuresScale = "Org.OData.Measures.V1.Scale";

/// What tells that the column which sap:unit names holds currencies.
inline constexpr std::string_view sapSemantics = "sap:semantics";
inline constexpr std::string_view sapCurrencyCode = "currency-code";
inline constexpr std::string_view sapCommonIsCurrency = "com.sap.vocabularies.Common.v1.IsCurrency";

/// A term with this value, or with any where none is given, makes the column a date or a year.
struct DisplayTerm {
    std::string_view term;
    std::string_view value = {};
};
inline constexpr std::array dateTerms{DisplayTerm{"sap:display-format", "Date"}};
inline constexpr std::array yearTerms{
    DisplayTerm{sapSemantics, "year"},
    DisplayTerm{sapSemantics, "fiscalyear"},
    DisplayTerm{sapSemantics, "yearmonth"},
    DisplayTerm{sapSemantics, "yearmonthday"},
    DisplayTerm{sapSemantics, "fiscalyearperiod"},
    DisplayTerm{"com.sap.vocabularies.Common.v1.IsCalendarYear", "true"},
    DisplayTerm{"com.sap.vocabularies.Common.v1.IsCalendarYearMonth", "true"},
    DisplayTerm{"com.sap.vocabularies.Common.v1.IsFiscalYear", "true"},
    DisplayTerm{"com.sap.vocabularies.Common.v1.IsFiscalYearPeriod", "true"},
};
inline constexpr std::string_view percentUnit = "%";

} // namespace odc::odata::terms
