// SPDX-License-Identifier: MPL-2.0
#include "odata/capabilities_reader.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <utility>

namespace odc::odata::csdl {

namespace {

constexpr std::string_view aggregationVocabulary = "Org.OData.Aggregation.V1.";

/// Sets `into` where the record has the member, as true or false.
void readTruth(const Expression& record, std::string_view member, bool& into) {
    if (const Expression* value = record.find(member); value && !value->text.empty())
        into = value->text == "true";
}

void readTruth(const Expression& value, bool& into) {
    if (!value.text.empty())
        into = value.text == "true";
}

std::vector<std::string> textsOf(const Expression& list) {
    std::vector<std::string> texts;
    for (const Expression& item : list.items) {
        if (!item.text.empty())
            texts.push_back(item.text);
    }
    return texts;
}

void addTexts(const Expression& record, std::string_view member, std::vector<std::string>& into) {
    const Expression* list = record.find(member);
    if (list == nullptr)
        return;
    for (std::string& text : textsOf(*list)) {
        if (std::ranges::find(into, text) == into.end())
            into.push_back(std::move(text));
    }
}

void readCount(const Expression* value, std::optional<int>& into) {
    if (value == nullptr)
        return;
    const auto number = base::parseInteger(value->text);
    if (number && *number >= 0 && *number <= std::numeric_limits<int>::max())
        into = static_cast<int>(*number);
}

void readFilter(const Expression& value, Capabilities& into) {
    readTruth(value, "Filterable", into.isFilterable);
    readTruth(value, "RequiresFilter", into.isFilterRequired);
    addTexts(value, "RequiredProperties", into.requiredFilters);
    addTexts(value, "NonFilterableProperties", into.nonFilterable);
    const Expression* restrictions = value.find("FilterExpressionRestrictions");
    if (restrictions == nullptr)
        return;
    for (const Expression& each : restrictions->items) {
        const Expression* property = each.find("Property");
        const Expression* allowed = each.find("AllowedExpressions");
        if (property && allowed)
            into.filterExpressions.insert_or_assign(property->text, summaryOf(*allowed));
    }
}

void readSort(const Expression& value, Capabilities& into) {
    readTruth(value, "Sortable", into.isSortable);
    addTexts(value, "NonSortableProperties", into.nonSortable);
    addTexts(value, "AscendingOnlyProperties", into.ascendingOnly);
    addTexts(value, "DescendingOnlyProperties", into.descendingOnly);
}

void readExpand(const Expression& value, Capabilities& into) {
    readTruth(value, "Expandable", into.isExpandable);
    addTexts(value, "NonExpandableProperties", into.nonExpandable);
    readCount(value.find("MaxLevels"), into.maxExpandLevels);
}

void readCountRestrictions(const Expression& value, Capabilities& into) {
    readTruth(value, "Countable", into.isCountable);
    addTexts(value, "NonCountableProperties", into.nonCountable);
    addTexts(value, "NonCountableNavigationProperties", into.nonCountable);
}

/// A navigation property that cannot be followed cannot be expanded either.
void readNavigation(const Expression& value, Capabilities& into) {
    const Expression* restricted = value.find("RestrictedProperties");
    if (restricted == nullptr)
        return;
    for (const Expression& each : restricted->items) {
        const Expression* property = each.find("NavigationProperty");
        const Expression* navigability = each.find("Navigability");
        if (property && navigability && summaryOf(*navigability) == "None")
            into.nonExpandable.push_back(property->text);
    }
}

void readApply(const Expression& value, Capabilities& into) {
    ApplySupport& apply = into.apply;
    apply.isDeclared = true;
    addTexts(value, "Transformations", apply.transformations);
    addTexts(value, "GroupableProperties", apply.groupable);
    const Expression* properties = value.find("AggregatableProperties");
    if (properties == nullptr)
        return;
    for (const Expression& each : properties->items) {
        const Expression* property = each.find("Property");
        if (property == nullptr)
            continue;
        apply.aggregatable.push_back(property->text);
        if (const Expression* methods = each.find("SupportedAggregationMethods"))
            apply.methods.insert_or_assign(property->text, textsOf(*methods));
    }
}

using Take = void (*)(const Expression&, Capabilities&);

struct CapabilityTerm {
    std::string_view name;
    Take take;
};

constexpr std::array capabilityTerms{
    CapabilityTerm{"FilterRestrictions", readFilter},
    CapabilityTerm{"SortRestrictions", readSort},
    CapabilityTerm{"ExpandRestrictions", readExpand},
    CapabilityTerm{"CountRestrictions", readCountRestrictions},
    CapabilityTerm{"NavigationRestrictions", readNavigation},
    CapabilityTerm{"SearchRestrictions",
                   [](const Expression& value, Capabilities& into) {
                       readTruth(value, "Searchable", into.isSearchable);
                   }},
    CapabilityTerm{"ReadRestrictions",
                   [](const Expression& value, Capabilities& into) {
                       readTruth(value, "Readable", into.isReadable);
                   }},
    CapabilityTerm{"SelectSupport",
                   [](const Expression& value, Capabilities& into) {
                       readTruth(value, "Supported", into.isSelectSupported);
                   }},
    CapabilityTerm{
        "TopSupported",
        [](const Expression& value, Capabilities& into) { readTruth(value, into.isTopSupported); }},
    CapabilityTerm{"SkipSupported",
                   [](const Expression& value, Capabilities& into) {
                       readTruth(value, into.isSkipSupported);
                   }},
    CapabilityTerm{"ComputeSupported",
                   [](const Expression& value, Capabilities& into) {
                       readTruth(value, into.isComputeSupported);
                   }},
};

constexpr std::array pageSizeTerms{"PageSize", "MaxPageSize", "DefaultPageSize"};

bool isFalse(const Annotations& annotations, std::string_view name) {
    const auto found = annotations.find(name);
    return found != annotations.end() && found->second == "false";
}

bool isTrue(const Annotations& annotations, std::string_view name) {
    const auto found = annotations.find(name);
    return found != annotations.end() && found->second == "true";
}

std::string_view valueOf(const Annotations& annotations, std::string_view name) {
    const auto found = annotations.find(name);
    return found == annotations.end() ? std::string_view() : std::string_view(found->second);
}

void readSapProperty(const Property& property, Capabilities& into) {
    if (isFalse(property.annotations, "sap:filterable"))
        into.nonFilterable.push_back(property.name);
    if (isFalse(property.annotations, "sap:sortable"))
        into.nonSortable.push_back(property.name);
    if (isTrue(property.annotations, "sap:required-in-filter"))
        into.requiredFilters.push_back(property.name);
    const std::string_view restriction = valueOf(property.annotations, "sap:filter-restriction");
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> allowed{{
        {"single-value", "SingleValue"},
        {"multi-value", "MultiValue"},
        {"interval", "SingleRange"},
    }};
    for (const auto& [written, meant] : allowed) {
        if (restriction == written)
            into.filterExpressions.insert_or_assign(property.name, std::string(meant));
    }
    const std::string_view role = valueOf(property.annotations, "sap:aggregation-role");
    if (role == "measure")
        into.apply.aggregatable.push_back(property.name);
    else if (role == "dimension")
        into.apply.groupable.push_back(property.name);
}

} // namespace

void readCapability(std::string_view term, const Expression& value, Capabilities& capabilities) {
    const std::string_view name = term.substr(0, term.find('#'));
    const std::string_view last = name.substr(name.rfind('.') + 1);
    if (name.starts_with(capabilitiesVocabulary)) {
        const auto found = std::ranges::find(capabilityTerms, last, &CapabilityTerm::name);
        if (found != capabilityTerms.end())
            found->take(value, capabilities);
    } else if (name == applySupported) {
        readApply(value, capabilities);
    } else if (name.starts_with(aggregationVocabulary) && last == "CustomAggregate" &&
               name.size() < term.size()) {
        capabilities.apply.isDeclared = true;
        capabilities.apply.customAggregates.emplace_back(term.substr(name.size() + 1));
    }
    if (std::ranges::find(pageSizeTerms, last) != pageSizeTerms.end())
        readCount(&value, capabilities.maxPageSize);
}

void readServiceCapability(std::string_view term, const Expression& value,
                           ServiceCapabilities& service) {
    if (!term.starts_with(capabilitiesVocabulary))
        return;
    const std::string_view name = term.substr(capabilitiesVocabulary.size());
    if (name == "ConformanceLevel") {
        service.conformanceLevel = summaryOf(value);
    } else if (name == "SupportedFormats") {
        service.formats = textsOf(value);
    } else if (name == "FilterFunctions") {
        service.filterFunctions = textsOf(value);
        for (std::string& function : service.filterFunctions)
            std::ranges::transform(function, function.begin(), [](unsigned char c) {
                return static_cast<char>(std::tolower(c));
            });
    } else if (name == "KeyAsSegmentSupported") {
        readTruth(value, service.isKeyAsSegmentSupported);
    } else if (name == "CrossJoinSupported") {
        readTruth(value, service.isCrossJoinSupported);
    } else if (name == "BatchSupported") {
        readTruth(value, service.isBatchSupported);
    } else if (name == "BatchSupport") {
        readTruth(value, "Supported", service.isBatchSupported);
    }
}

void readSapCapabilities(const Annotations& set, const StructuredType* type, bool usesSap,
                         Capabilities& capabilities) {
    if (!usesSap)
        return;
    capabilities.isSearchable = isTrue(set, "sap:searchable");
    capabilities.isReadable = capabilities.isReadable && !isFalse(set, "sap:addressable");
    capabilities.isCountable = capabilities.isCountable && !isFalse(set, "sap:countable");
    capabilities.isFilterRequired |= isTrue(set, "sap:requires-filter");
    if (isFalse(set, "sap:pageable"))
        capabilities.isTopSupported = capabilities.isSkipSupported = false;
    if (isFalse(set, "sap:topable"))
        capabilities.isTopSupported = false;
    if (type == nullptr)
        return;
    for (const Property& property : type->properties)
        readSapProperty(property, capabilities);
}

} // namespace odc::odata::csdl
