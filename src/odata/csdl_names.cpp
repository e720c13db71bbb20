// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_names.hpp"

namespace odc::odata::csdl {

namespace {

constexpr std::string_view listBegin = "Collection(";

} // namespace

std::string_view itemTypeOf(std::string_view type) {
    if (!type.starts_with(listBegin) || !type.ends_with(')'))
        return type;
    return type.substr(listBegin.size(), type.size() - listBegin.size() - 1);
}

Names::Names(const Document& document) : document_(document) {
    for (const Schema& schema : document.schemas) {
        for (const WrittenType& type : schema.types)
            types_.insert(schema.name + "." + type.name);
    }
    for (const Schema& schema : document.schemas) {
        for (const WrittenType& type : schema.types) {
            if (type.kind == WrittenType::Kind::definition)
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
        found = document_.aliases.find(prefix);
        if (found == document_.aliases.end())
            return std::string(name);
    }
    return found->second + std::string(name.substr(dot));
}

std::string Names::resolveType(const Schema& schema, std::string_view name) const {
    const std::string_view item = itemTypeOf(name);
    std::string resolved = resolve(schema, item);
    if (const auto definition = definitions_.find(resolved); definition != definitions_.end())
        resolved = definition->second;
    if (resolved.find('.') == std::string::npos) {
        if (std::string edm = "Edm." + resolved; isKnownType(edm))
            resolved = std::move(edm);
    }
    return item.size() == name.size() ? resolved : std::string(listBegin) + resolved + ")";
}

bool Names::isKnownType(std::string_view fullName) const {
    static const std::set<std::string_view> primitive{
        "Edm.Binary",        "Edm.Boolean",        "Edm.Byte",       "Edm.Date",
        "Edm.DateTime",      "Edm.Decimal",        "Edm.Double",     "Edm.Duration",
        "Edm.Guid",          "Edm.DateTimeOffset", "Edm.Int16",      "Edm.Int32",
        "Edm.Int64",         "Edm.SByte",          "Edm.Single",     "Edm.Stream",
        "Edm.String",        "Edm.Time",           "Edm.Untyped",    "Edm.TimeOfDay",
        "Edm.PrimitiveType", "Edm.ComplexType",    "Edm.EntityType",
    };
    return primitive.contains(fullName) || types_.contains(fullName) ||
           fullName.starts_with("Edm.Geography") || fullName.starts_with("Edm.Geometry");
}

} // namespace odc::odata::csdl
