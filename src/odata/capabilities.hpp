// SPDX-License-Identifier: MPL-2.0
// What a service says that it can be asked. What it says nothing about is taken as possible; a
// refusal then tells.
// Source: Org.OData.Capabilities.V1 and Org.OData.Aggregation.V1; SAP's attributes of v2
// (sap:filterable and its like); where both speak, both hold.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// What $apply may be asked of a set.
struct ApplySupport {
    /// A term of the Aggregation vocabulary says that there is $apply; else nothing is known.
    bool isDeclared = false;
    std::vector<std::string> transformations = {}; ///< "aggregate", "groupby"; empty: all
    /// Paths; empty where nothing is said. SAP's measures and dimensions of v2 are among them.
    std::vector<std::string> aggregatable = {};
    std::vector<std::string> groupable = {};
    /// Property → methods that may be used on it ("sum", "max"); none: all.
    std::map<std::string, std::vector<std::string>> methods = {};
    std::vector<std::string> customAggregates = {}; ///< by name, asked for like properties

    bool operator==(const ApplySupport&) const = default;
};

/// Of one entity set or singleton. Property names are paths from its type.
struct Capabilities {
    bool isReadable = true; ///< false: reached only from elsewhere (sap:addressable)
    bool isFilterable = true;
    bool isSortable = true;
    bool isExpandable = true;
    bool isSearchable = true; ///< $search of v4, SAP's search= of v2
    bool isCountable = true;
    bool isTopSupported = true;
    bool isSkipSupported = true;
    bool isSelectSupported = true;
    bool isComputeSupported = true;
    bool isFilterRequired = false;                 ///< nothing is answered without $filter
    std::vector<std::string> requiredFilters = {}; ///< each must be in the filter
    std::vector<std::string> nonFilterable = {};
    std::vector<std::string> nonSortable = {};
    std::vector<std::string> ascendingOnly = {};
    std::vector<std::string> descendingOnly = {};
    std::vector<std::string> nonExpandable = {};
    std::vector<std::string> nonCountable = {}; ///< navigation properties without $count
    /// Property → what a filter on it may be: "SingleValue", "MultiValue", "SingleRange",
    /// "MultiRange", "SearchExpression", "MultiRangeOrSearchExpression".
    std::map<std::string, std::string> filterExpressions = {};
    std::optional<int> maxExpandLevels = {}; ///< negative in the metadata, no limit: nothing here
    /// No standard term says it; terms of whatever vocabulary called PageSize, MaxPageSize or
    /// DefaultPageSize do.
    std::optional<int> maxPageSize = {};
    ApplySupport apply = {};

    [[nodiscard]] bool canFilter(std::string_view property) const;
    [[nodiscard]] bool canSort(std::string_view property) const;
    [[nodiscard]] bool canExpand(std::string_view navigation) const;
    bool operator==(const Capabilities&) const = default;
};

/// Of the whole service: what its container is annotated with.
struct ServiceCapabilities {
    std::vector<std::string> filterFunctions = {}; ///< lower case; empty: nothing is said
    std::vector<std::string> formats = {};         ///< media types
    std::string conformanceLevel = {};             ///< "Minimal", "Intermediate", "Advanced"
    bool isKeyAsSegmentSupported = false;
    bool isCrossJoinSupported = false;
    bool isBatchSupported = true;

    bool operator==(const ServiceCapabilities&) const = default;
};

} // namespace odc::odata
