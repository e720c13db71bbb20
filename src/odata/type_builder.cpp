// SPDX-License-Identifier: MPL-2.0
#include "odata/type_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace odc::odata::csdl {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::size_t maxInheritance = 100;
constexpr std::size_t maxMembers = 2'000'000; ///< properties of all types, inherited ones counted

class TypeBuilder {
public:
    TypeBuilder(const Document& document, const Names& names)
        : document_(document), names_(names) {}

    Result<BuiltTypes> build() {
        collectAssociations();
        for (const Schema& schema : document_.schemas) {
            for (const WrittenType& type : schema.types)
                addType(schema, type);
        }
        if (auto inherited = inheritAll(); !inherited)
            return std::move(inherited).error();
        return std::move(built_);
    }

private:
    void warn(std::string element, std::string message) {
        built_.warnings.push_back({std::move(element), std::move(message)});
    }

    void collectAssociations() {
        for (const Schema& schema : document_.schemas) {
            for (const Association& association : schema.associations)
                associations_.emplace(schema.name + "." + association.name,
                                      std::pair(&schema, &association));
        }
    }

    void addType(const Schema& schema, const WrittenType& written) {
        using Kind = WrittenType::Kind;
        if (written.kind == Kind::enumeration || written.kind == Kind::definition)
            return;
        StructuredType type{schema.name + "." + written.name};
        type.isEntity = written.kind == Kind::entity;
        type.isAbstract = written.isAbstract;
        type.isOpen = written.isOpen;
        type.hasStream = written.hasStream;
        type.key = written.key;
        type.annotations = written.annotations;
        addTerms(names_, schema, written.terms, type.annotations);
        if (!written.baseType.empty())
            type.baseType = names_.resolve(schema, written.baseType);
        std::set<std::string, std::less<>> seen;
        for (const WrittenProperty& property : written.properties) {
            if (isNew(seen, property.property.name, type.name))
                type.properties.push_back(makeProperty(schema, property, type.name));
        }
        for (const WrittenNavigation& navigation : written.navigation) {
            if (isNew(seen, navigation.name, type.name))
                addNavigation(schema, navigation, type);
        }
        const std::string name = type.name;
        if (!built_.types.emplace(name, std::move(type)).second)
            warn(name, "The type is described twice; the first description is used.");
    }

    bool isNew(std::set<std::string, std::less<>>& seen, const std::string& name,
               const std::string& typeName) {
        if (name.empty()) {
            warn(typeName, "A property has no name and was left out.");
            return false;
        }
        if (seen.insert(name).second)
            return true;
        warn(typeName + "/" + name, "The property is described twice; the first one is used.");
        return false;
    }

    Property makeProperty(const Schema& schema, const WrittenProperty& written,
                          const std::string& typeName) {
        Property property = written.property;
        property.type = names_.resolveType(schema, property.type);
        if (!names_.isKnownType(itemTypeOf(property.type)))
            warn(typeName + "/" + property.name,
                 fmt::format("The type {} is not in the metadata; the values are read as text.",
                             property.type));
        addTerms(names_, schema, written.terms, property.annotations);
        return property;
    }

    void addNavigation(const Schema& schema, const WrittenNavigation& written,
                       StructuredType& type) {
        NavigationProperty navigation;
        navigation.name = written.name;
        navigation.annotations = written.annotations;
        addTerms(names_, schema, written.terms, navigation.annotations);
        const std::string where = type.name + "/" + written.name;
        if (!written.type.empty()) {
            const std::string target = names_.resolve(schema, itemTypeOf(written.type));
            navigation.targetType = target;
            navigation.isCollection = itemTypeOf(written.type).size() != written.type.size();
        } else {
            const std::string relationship = names_.resolve(schema, written.relationship);
            const AssociationEnd* end = endOf(relationship, written.toRole);
            if (end == nullptr) {
                warn(where, fmt::format("The association {} has no end {}; the property was left "
                                        "out.",
                                        relationship, written.toRole));
                return;
            }
            navigation.targetType =
                names_.resolve(*associations_.find(relationship)->second.first, end->type);
            navigation.isCollection = end->multiplicity == "*";
            built_.relationships[type.name].emplace(written.name,
                                                    std::pair(relationship, written.toRole));
        }
        if (!names_.isKnownType(navigation.targetType))
            warn(where, fmt::format("It leads to the type {}, which is not in the metadata.",
                                    navigation.targetType));
        type.navigation.push_back(std::move(navigation));
    }

    const AssociationEnd* endOf(const std::string& association, const std::string& role) const {
        const auto found = associations_.find(association);
        if (found == associations_.end())
            return nullptr;
        for (const AssociationEnd& end : found->second.second->ends) {
            // An end without a role is called after its type.
            const std::string_view type = end.type;
            if (end.role == role || (end.role.empty() && type.substr(type.rfind('.') + 1) == role))
                return &end;
        }
        return nullptr;
    }

    Result<void> inheritAll() {
        std::size_t members = 0;
        for (auto& [name, type] : built_.types) {
            inherit(type);
            members += type.properties.size() + type.navigation.size();
            if (members > maxMembers)
                return Error{
                    ErrorKind::tooLarge,
                    fmt::format("The service's metadata describes more than {} properties. "
                                "It cannot be used here.",
                                maxMembers)};
        }
        return {};
    }

    /// The base types from the root down, without the type itself.
    std::vector<StructuredType*> basesOf(StructuredType& type) {
        std::vector<StructuredType*> bases;
        std::set<const StructuredType*> seen{&type};
        for (StructuredType* at = &type; !at->baseType.empty();) {
            const auto found = built_.types.find(at->baseType);
            if (found == built_.types.end()) {
                warn(at->name, fmt::format("Its base type {} is not in the metadata; only its own "
                                           "properties are known.",
                                           at->baseType));
                at->baseType.clear();
                break;
            }
            if (!seen.insert(&found->second).second || bases.size() >= maxInheritance) {
                warn(at->name,
                     fmt::format("Its base type {} leads round in a circle or too far; it "
                                 "is left out.",
                                 at->baseType));
                at->baseType.clear();
                break;
            }
            at = &found->second;
            bases.push_back(at);
            if (inherited_.contains(at))
                break;
        }
        std::reverse(bases.begin(), bases.end());
        return bases;
    }

    void inherit(StructuredType& type) {
        std::vector<StructuredType*> line = basesOf(type);
        line.push_back(&type);
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (!inherited_.insert(line[i]).second || i == 0)
                continue;
            const StructuredType& base = *line[i - 1];
            StructuredType& own = *line[i];
            prepend(own.properties, base.properties, own.name);
            prepend(own.navigation, base.navigation, own.name);
            if (own.key.empty())
                own.key = base.key;
            own.isOpen = own.isOpen || base.isOpen;
            own.hasStream = own.hasStream || base.hasStream;
            const auto& more = built_.relationships[base.name];
            built_.relationships[own.name].insert(more.begin(), more.end());
        }
    }

    template <typename Member>
    void prepend(std::vector<Member>& own, const std::vector<Member>& inherited,
                 const std::string& typeName) {
        std::vector<Member> all = inherited;
        std::set<std::string_view> seen;
        for (const Member& member : inherited)
            seen.insert(member.name);
        for (Member& member : own) {
            if (!seen.contains(member.name))
                all.push_back(std::move(member));
            else
                warn(typeName + "/" + member.name,
                     "A base type has a property of this name; that one is used.");
        }
        own = std::move(all);
    }

    const Document& document_;
    const Names& names_;
    BuiltTypes built_;
    std::map<std::string, std::pair<const Schema*, const Association*>, std::less<>> associations_;
    std::set<const StructuredType*> inherited_;
};

} // namespace

void addTerms(const Names& names, const Schema& schema, const WrittenAnnotations& terms,
              Annotations& annotations) {
    for (const auto& [term, value] : terms) {
        const std::size_t mark = term.find('#');
        std::string name = names.resolve(schema, std::string_view(term).substr(0, mark));
        if (mark != std::string::npos)
            name += term.substr(mark);
        annotations.insert_or_assign(std::move(name), value);
    }
}

Result<BuiltTypes> buildTypes(const Document& document, const Names& names) {
    return TypeBuilder(document, names).build();
}

} // namespace odc::odata::csdl
