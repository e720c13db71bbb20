// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_names.hpp"

#include "odata/type_name.hpp"

#include <utility>

namespace odc::odata::csdl {

namespace {

using Kind = WrittenType::Kind;

constexpr std::string_view edmPrefix = "Edm.";

bool isEdmType(std::string_view name) {
    static const std::set<std::string_view> primitive{
        "Binary",
        "Boolean",
        "Byte",
        "Date",
        "DateTime",
        "Decimal",
        "Double",
        "Duration",
        "Guid",
        "DateTimeOffset",
        "Int16",
        "Int32",
        "Int64",
        "SByte",
        "Single",
        "Stream",
        "String",
        "Time",
        "Untyped",
        "TimeOfDay",
        "PrimitiveType",
        "ComplexType",
        "EntityType",
        "PropertyPath",
        "AnyPropertyPath",
        "NavigationPropertyPath",
        "AnnotationPath",
        "ModelElementPath",
    };
    return primitive.contains(name) || name.starts_with("Geography") ||
           name.starts_with("Geometry");
}

} // namespace

Names::Names(const Document& document) {
    for (const WrittenReference& reference : document.references)
        namespaces_.insert(reference.namespaces.begin(), reference.namespaces.end());
    aliases_ = document.aliases;
    for (const Schema& schema : document.schemas) {
        namespaces_.insert(schema.name);
        aliases_.insert(schema.aliases.begin(), schema.aliases.end());
        for (const WrittenType& type : schema.types)
            types_.emplace(schema.name + "." + type.name, &type);
    }
    for (const Schema& schema : document.schemas) {
        for (const WrittenType& type : schema.types) {
            if (type.kind == Kind::definition)
                definitions_.emplace(schema.name + "." + type.name, resolve(schema, type.baseType));
        }
    }
}

std::string Names::resolve(const Schema& schema, std::string_view name) const {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) {
        std::string full = schema.name + "." + std::string(name);
        return types_.contains(full) ? full : std::string(name);
    }
    const std::string_view prefix = name.substr(0, dot);
    auto found = schema.aliases.find(prefix);
    if (found == schema.aliases.end()) {
        // An alias of version 4 holds in the whole document, and older services write so too.
        found = aliases_.find(prefix);
        if (found == aliases_.end())
            return std::string(name);
    }
    return found->second + std::string(name.substr(dot));
}

Names::ResolvedType Names::resolveType(const Schema& schema, std::string_view name) const {
    const std::string_view item = elementTypeOf(name);
    // Nearly all types are Edm's own.
    if (item.starts_with(edmPrefix))
        return {std::string(name)};
    ResolvedType resolved{resolve(schema, item)};
    if (const auto definition = definitions_.find(resolved.type);
        definition != definitions_.end()) {
        resolved.definition = resolved.type;
        resolved.type = definition->second;
    } else if (resolved.type.find('.') == std::string::npos && isEdmType(resolved.type)) {
        resolved.type = std::string(edmPrefix) + resolved.type;
    }
    if (isCollectionType(name))
        resolved.type = "Collection(" + resolved.type + ")";
    return resolved;
}

bool Names::isKnownType(std::string_view fullName) const {
    return (fullName.starts_with(edmPrefix) && isEdmType(fullName.substr(edmPrefix.size()))) ||
           types_.contains(fullName);
}

const WrittenType* Names::findDefinition(std::string_view fullName) const {
    const auto found = types_.find(fullName);
    return found == types_.end() || found->second->kind != Kind::definition ? nullptr
                                                                            : found->second;
}

const WrittenType* Names::findEnumeration(std::string_view fullName) const {
    const auto found = types_.find(fullName);
    return found == types_.end() || found->second->kind != Kind::enumeration ? nullptr
                                                                             : found->second;
}

bool Names::isKnownNamespace(std::string_view name) const {
    return namespaces_.contains(name);
}

} // namespace odc::odata::csdl
