// SPDX-License-Identifier: MPL-2.0
#include "cli/metadata_listing.hpp"

#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace odc::cli {

namespace {

struct Row {
    std::string set;
    std::string column = {};
    std::string what;
    std::string type = {};
    std::optional<bool> isKey = {};
    std::optional<bool> isNullable = {};
    std::optional<int> maxLength = {};
    std::optional<int> precision = {};
    std::optional<int> scale = {};
    std::string title = {};
    std::string unit = {};
    std::optional<std::int64_t> value = {};
    std::string limits = {};
};

std::string titleOf(const odata::Annotations& annotations, std::string_view ownTerm) {
    for (const std::string_view term :
         {ownTerm, odata::terms::sapLabel, odata::terms::sapCommonLabel,
          odata::terms::coreDescription})
        if (const auto found = annotations.find(term); found != annotations.end())
            return found->second;
    return {};
}

bool isListed(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

void append(std::string& limits, bool isTrue, const std::string& words) {
    if (!isTrue)
        return;
    if (!limits.empty())
        limits += ", ";
    limits += words;
}

std::string limitsOf(const odata::Capabilities& can) {
    std::string limits;
    append(limits, !can.isReadable, "not readable");
    append(limits, !can.isFilterable, "no $filter");
    append(limits, can.isFilterRequired, "needs $filter");
    append(limits, !can.isSortable, "no $orderby");
    append(limits, !can.isExpandable, "no $expand");
    append(limits, !can.isSearchable, "no $search");
    append(limits, !can.isCountable, "no $count");
    append(limits, !can.isTopSupported, "no $top");
    append(limits, !can.isSkipSupported, "no $skip");
    append(limits, !can.isSelectSupported, "no $select");
    append(limits, can.apply.isDeclared, "with $apply");
    append(limits, can.maxPageSize.has_value(),
           "pages of " + std::to_string(can.maxPageSize.value_or(0)));
    return limits;
}

std::string limitsOf(const odata::Capabilities& can, const std::string& property) {
    std::string limits;
    append(limits, isListed(can.requiredFilters, property), "must be in $filter");
    append(limits, isListed(can.nonFilterable, property), "not in $filter");
    append(limits, isListed(can.nonSortable, property), "not in $orderby");
    append(limits, isListed(can.ascendingOnly, property), "ascending only");
    append(limits, isListed(can.descendingOnly, property), "descending only");
    append(limits, isListed(can.nonExpandable, property), "not in $expand");
    if (const auto found = can.filterExpressions.find(property);
        found != can.filterExpressions.end())
        append(limits, true, "$filter by " + found->second);
    return limits;
}

/// What a type is besides its members: of words for a person, as the limits are.
std::string kindsOf(const odata::StructuredType& type) {
    std::string kinds;
    append(kinds, type.isAbstract, "abstract");
    append(kinds, type.isOpen, "open: rows may have further columns");
    append(kinds, type.hasStream, "with a file for $value");
    return kinds;
}

std::string limitsOf(const odata::Capabilities& can, const odata::NavigationProperty& link) {
    std::string limits = limitsOf(can, link.name);
    append(limits, link.isContained, "contained: rows have no set of their own");
    return limits;
}

std::string limitsOf(const odata::Capabilities& can, const odata::StructuredType* type) {
    std::string limits = limitsOf(can);
    if (type != nullptr)
        if (const std::string kinds = kindsOf(*type); !kinds.empty())
            append(limits, true, kinds);
    return limits;
}

class Listing {
public:
    explicit Listing(const odata::Model& model) : model_(model) {
        table_.schema = {{.path = "set"},
                         {.path = "column"},
                         {.path = "what"},
                         {.path = "type"},
                         {.path = "key", .kind = base::ValueKind::boolean},
                         {.path = "nullable", .kind = base::ValueKind::boolean},
                         {.path = "maxLength", .kind = base::ValueKind::integer},
                         {.path = "precision", .kind = base::ValueKind::integer},
                         {.path = "scale", .kind = base::ValueKind::integer},
                         {.path = "title"},
                         {.path = "unit"},
                         {.path = "value", .kind = base::ValueKind::integer},
                         {.path = "limits"}};
        batch_.columns.resize(table_.schema.size());
    }

    base::Table make() {
        for (const odata::EntitySet& set : model_.entitySets)
            addSource(set, "set");
        for (const odata::Singleton& singleton : model_.singletons)
            addSource(singleton, "singleton");
        for (const odata::FunctionImport& import : model_.functionImports)
            addCall(import, import.isAction ? "action" : "function");
        for (const odata::Operation& operation : model_.operations) {
            if (operation.isBound)
                addCall(operation, operation.isAction ? "bound action" : "bound function");
        }
        for (const auto& [name, type] : model_.types) {
            if (!shown_.contains(name))
                addType(type);
        }
        for (const auto& [name, type] : model_.enums)
            addEnumeration(type);
        finishBatch();
        return std::move(table_);
    }

private:
    template <typename Source>
    void addSource(const Source& source, const std::string& what) {
        const odata::StructuredType* type = model_.findType(source.entityType);
        addRow({.set = source.name,
                .what = what,
                .type = source.entityType,
                .title = titleOf(type ? type->annotations : source.annotations,
                                 odata::terms::reportTitle),
                .limits = limitsOf(source.capabilities, type)});
        if (type == nullptr)
            return;
        shown_.insert(type->name);
        addMembers(source.name, *type, source.capabilities);
    }

    void addType(const odata::StructuredType& type) {
        addRow({.set = type.name,
                .what = type.isEntity ? "entity type" : "complex type",
                .type = type.baseType,
                .title = titleOf(type.annotations, odata::terms::reportTitle),
                .limits = kindsOf(type)});
        addMembers(type.name, type, {});
    }

    void addMembers(const std::string& owner, const odata::StructuredType& type,
                    const odata::Capabilities& can) {
        for (const odata::Property& property : type.properties)
            addRow({.set = owner,
                    .column = property.name,
                    .what = "column",
                    .type = property.type,
                    .isKey = isListed(type.key, property.name),
                    .isNullable = property.isNullable,
                    .maxLength = property.maxLength,
                    .precision = property.precision,
                    .scale = property.scale,
                    .title = titleOf(property.annotations, odata::terms::columnTitle),
                    .unit = unitOf(property),
                    .limits = limitsOf(can, property.name)});
        for (const odata::NavigationProperty& link : type.navigation)
            addRow({.set = owner,
                    .column = link.name,
                    .what = "link",
                    .type =
                        link.isCollection ? "Collection(" + link.targetType + ")" : link.targetType,
                    .title = titleOf(link.annotations, odata::terms::columnTitle),
                    .limits = limitsOf(can, link)});
    }

    template <typename Call>
    void addCall(const Call& call, const std::string& what) {
        addRow({.set = call.name,
                .what = what,
                .type = call.returnType,
                .title = titleOf(call.annotations, odata::terms::reportTitle)});
        for (const odata::FunctionParameter& parameter : call.parameters)
            addRow({.set = call.name,
                    .column = parameter.name,
                    .what = "parameter",
                    .type = parameter.type,
                    .isNullable = parameter.isNullable,
                    .maxLength = parameter.maxLength,
                    .precision = parameter.precision,
                    .scale = parameter.scale,
                    .title = titleOf(parameter.annotations, odata::terms::columnTitle),
                    .limits = parameter.isOptional ? "optional" : ""});
    }

    void addEnumeration(const odata::EnumType& type) {
        addRow({.set = type.name,
                .what = type.isFlags ? "flags" : "enumeration",
                .type = type.underlyingType,
                .title = titleOf(type.annotations, odata::terms::reportTitle)});
        for (const odata::EnumMember& member : type.members)
            addRow({.set = type.name,
                    .column = member.name,
                    .what = "member",
                    .title = titleOf(member.annotations, odata::terms::columnTitle),
                    .value = member.value});
    }

    /// A constant, or the name of the column that holds it.
    std::string unitOf(const odata::Property& property) const {
        const auto definition = model_.definitions.find(property.definition);
        for (const odata::terms::UnitTerm& each : odata::terms::unitTerms) {
            if (const auto own = property.annotations.find(each.term);
                own != property.annotations.end())
                return own->second;
            if (definition == model_.definitions.end())
                continue;
            const odata::Annotations& inherited = definition->second.annotations;
            if (const auto found = inherited.find(each.term); found != inherited.end())
                return found->second;
        }
        return {};
    }

    void addRow(const Row& row) {
        std::size_t next = 0;
        for (const std::string* value : {&row.set, &row.column, &row.what, &row.type})
            addText(next++, *value);
        addNumber(next++, row.isKey);
        addNumber(next++, row.isNullable);
        for (const std::optional<int>& value : {row.maxLength, row.precision, row.scale})
            addNumber(next++, value);
        addText(next++, row.title);
        addText(next++, row.unit);
        addNumber(next++, row.value);
        addText(next, row.limits);
        if (++batch_.rowCount == base::maxBatchRows)
            finishBatch();
    }

    void finishBatch() {
        if (batch_.rowCount == 0)
            return;
        table_.batches.push_back(std::exchange(batch_, {}));
        batch_.columns.resize(table_.schema.size());
    }

    void addText(std::size_t column, const std::string& value) {
        base::Column& place = batch_.columns[column];
        value.empty() ? place.appendNull(base::Storage::texts) : place.appendText(value);
    }

    template <typename Number>
    void addNumber(std::size_t column, const std::optional<Number>& value) {
        base::Column& place = batch_.columns[column];
        value ? place.appendInteger(*value) : place.appendNull(base::Storage::integers);
    }

    const odata::Model& model_;
    base::Table table_;
    base::Batch batch_;
    std::set<std::string, std::less<>> shown_; ///< types whose columns stand with a set
};

} // namespace

base::Table listingOf(const odata::Model& model) {
    return Listing(model).make();
}

} // namespace odc::cli
