// SPDX-License-Identifier: MPL-2.0
#include "odata/edm.hpp"

#include "odata/type_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace odc::odata {

namespace {

/// Ends also where the types derive from each other in a circle.
constexpr int maxInheritance = 100;

} // namespace

const EntitySet* Model::findEntitySet(std::string_view name) const {
    const auto found = std::find_if(entitySets.begin(), entitySets.end(),
                                    [&](const EntitySet& set) { return set.name == name; });
    return found == entitySets.end() ? nullptr : &*found;
}

const Singleton* Model::findSingleton(std::string_view name) const {
    const auto found = std::ranges::find(singletons, name, &Singleton::name);
    return found == singletons.end() ? nullptr : &*found;
}

const EnumType* Model::findEnum(std::string_view fullName) const {
    const auto found = enums.find(fullName);
    return found == enums.end() ? nullptr : &found->second;
}

const StructuredType* Model::findType(std::string_view fullName) const {
    const auto found = types.find(fullName);
    return found == types.end() ? nullptr : &found->second;
}

std::vector<const StructuredType*> derivedTypesOf(const Model& model, std::string_view typeName) {
    std::vector<const StructuredType*> derived;
    for (const auto& [name, type] : model.types) {
        if (name != typeName && isOfType(model, name, typeName))
            derived.push_back(&type);
    }
    return derived;
}

bool isOfType(const Model& model, std::string_view typeName, std::string_view baseName) {
    std::string_view at = typeName;
    for (int depth = 0; depth <= maxInheritance && !at.empty(); ++depth) {
        if (at == baseName)
            return true;
        const StructuredType* type = model.findType(at);
        at = type == nullptr ? std::string_view() : std::string_view(type->baseType);
    }
    return false;
}

std::string underlyingTypeOf(const Model& model, std::string_view type) {
    const std::string_view item = elementTypeOf(type);
    const auto found = model.definitions.find(item);
    if (found == model.definitions.end())
        return std::string(type);
    const std::string& underlying = found->second.underlyingType;
    return isCollectionType(type) ? "Collection(" + underlying + ")" : underlying;
}

base::ValueKind kindOf(const Model& model, std::string_view type) {
    const auto found = model.definitions.find(type);
    return kindOf(
        found == model.definitions.end() ? type : std::string_view(found->second.underlyingType));
}

base::ValueKind kindOf(std::string_view edmType) {
    using base::ValueKind;
    static constexpr std::array<std::pair<std::string_view, ValueKind>, 17> kinds{{
        {"Edm.Boolean", ValueKind::boolean},
        {"Edm.Byte", ValueKind::integer},
        {"Edm.SByte", ValueKind::integer},
        {"Edm.Int16", ValueKind::integer},
        {"Edm.Int32", ValueKind::integer},
        {"Edm.Int64", ValueKind::integer},
        {"Edm.Single", ValueKind::real},
        {"Edm.Double", ValueKind::real},
        {"Edm.Decimal", ValueKind::decimal},
        {"Edm.DateTime", ValueKind::dateTime},
        {"Edm.DateTimeOffset", ValueKind::dateTimeOffset},
        {"Edm.Date", ValueKind::date},
        {"Edm.TimeOfDay", ValueKind::timeOfDay},
        // Version 2's time is a duration in all but name.
        {"Edm.Time", ValueKind::duration},
        {"Edm.Duration", ValueKind::duration},
        {"Edm.Guid", ValueKind::guid},
        {"Edm.Binary", ValueKind::binary},
    }};
    for (const auto& [name, kind] : kinds) {
        if (name == edmType)
            return kind;
    }
    return ValueKind::text;
}

} // namespace odc::odata
