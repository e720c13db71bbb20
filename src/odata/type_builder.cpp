// SPDX-License-Identifier: MPL-2.0
#include "odata/type_builder.hpp"

#include "base/limits.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace odc::odata::csdl {

using base::Error;
using base::ErrorKind;
using Kind = WrittenType::Kind;

namespace {

constexpr std::size_t maxInheritance = 100;
using base::limits::maxModelMembers;

class TypeBuilder {
public:
    TypeBuilder(const Document& document, const Names& names, Annotator& annotator, Model& model)
        : document_(document), names_(names), annotator_(annotator), model_(model) {}

    Result<Relationships> build() {
        collectAssociations();
        for (const Schema& schema : document_.schemas) {
            for (const WrittenType& type : schema.types) {
                if (type.kind == Kind::enumeration)
                    addEnumeration(schema, type);
                else if (type.kind == Kind::definition)
                    addDefinition(schema, type);
                else
                    addType(schema, type);
            }
            for (const WrittenTerm& term : schema.terms)
                addTerm(schema, term);
        }
        if (auto inherited = inheritAll(); !inherited)
            return std::move(inherited).error();
        return std::move(relationships_);
    }

private:
    void warn(std::string element, std::string message) {
        model_.warnings.push_back({std::move(element), std::move(message)});
    }

    void collectAssociations() {
        for (const Schema& schema : document_.schemas) {
            for (const Association& association : schema.associations)
                associations_.emplace(schema.name + "." + association.name,
                                      std::pair(&schema, &association));
        }
    }

    void describedTwice(const std::string& name) {
        warn(name, "The type is described twice; the first description is used.");
    }

    void addEnumeration(const Schema& schema, const WrittenType& written) {
        EnumType type{schema.name + "." + written.name};
        if (!written.baseType.empty())
            type.underlyingType = names_.resolveType(schema, written.baseType).type;
        type.isFlags = written.isFlags;
        type.annotations = written.annotations;
        annotator_.add(schema, written.terms, type.annotations, type.name, {});
        for (const WrittenMember& each : written.members) {
            EnumMember member = each.member;
            annotator_.add(schema, each.terms, member.annotations, type.name + "/" + member.name,
                           {});
            type.members.push_back(std::move(member));
        }
        const std::string name = type.name;
        if (!model_.enums.emplace(name, std::move(type)).second)
            describedTwice(name);
    }

    void addDefinition(const Schema& schema, const WrittenType& written) {
        TypeDefinition definition = written.facets;
        definition.name = schema.name + "." + written.name;
        if (!written.baseType.empty())
            definition.underlyingType = names_.resolve(schema, written.baseType);
        definition.annotations = written.annotations;
        annotator_.add(schema, written.terms, definition.annotations, definition.name, {});
        const std::string name = definition.name;
        if (!model_.definitions.emplace(name, std::move(definition)).second)
            describedTwice(name);
    }

    void addTerm(const Schema& schema, const WrittenTerm& written) {
        Term term = written.term;
        term.name = schema.name + "." + term.name;
        term.type = names_.resolveType(schema, term.type).type;
        annotator_.add(schema, written.terms, term.annotations, term.name, {});
        const std::string name = term.name;
        model_.terms.emplace(name, std::move(term));
    }

    void addType(const Schema& schema, const WrittenType& written) {
        StructuredType type{schema.name + "." + written.name};
        type.isEntity = written.kind == Kind::entity;
        type.isAbstract = written.isAbstract;
        type.isOpen = written.isOpen;
        type.hasStream = written.hasStream;
        type.key = written.key;
        type.keyAliases = written.keyAliases;
        type.annotations = written.annotations;
        annotator_.add(schema, written.terms, type.annotations, type.name, {});
        if (!written.baseType.empty())
            type.baseType = names_.resolve(schema, written.baseType);
        type.properties.reserve(written.properties.size());
        type.navigation.reserve(written.navigation.size());
        std::set<std::string_view> seen;
        for (const WrittenProperty& property : written.properties) {
            if (isNew(seen, property.property.name, type.name))
                type.properties.push_back(makeProperty(schema, property, type.name));
        }
        for (const WrittenNavigation& navigation : written.navigation) {
            if (isNew(seen, navigation.navigation.name, type.name))
                addNavigation(schema, navigation, type);
        }
        const std::string name = type.name;
        if (!model_.types.emplace(name, std::move(type)).second)
            describedTwice(name);
    }

    bool isNew(std::set<std::string_view>& seen, const std::string& name,
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
        auto [type, definition] = names_.resolveType(schema, property.type);
        property.type = std::move(type);
        property.definition = std::move(definition);
        if (const WrittenType* known = names_.findDefinition(property.definition)) {
            const auto inherit = [](std::optional<int>& own, const std::optional<int>& defined) {
                if (!own)
                    own = defined;
            };
            inherit(property.maxLength, known->facets.maxLength);
            inherit(property.precision, known->facets.precision);
            inherit(property.scale, known->facets.scale);
        }
        if (!names_.isKnownType(elementTypeOf(property.type)))
            warn(typeName + "/" + property.name,
                 fmt::format("The type {} is not in the metadata; the values are read as text.",
                             property.type));
        if (!written.terms.empty())
            annotator_.add(schema, written.terms, property.annotations,
                           typeName + "/" + property.name, {});
        return property;
    }

    void addNavigation(const Schema& schema, const WrittenNavigation& written,
                       StructuredType& type) {
        NavigationProperty navigation = written.navigation;
        const std::string where = type.name + "/" + navigation.name;
        annotator_.add(schema, written.terms, navigation.annotations, where, {});
        if (!written.type.empty()) {
            const std::string target = names_.resolve(schema, elementTypeOf(written.type));
            navigation.targetType = target;
            navigation.isCollection = isCollectionType(written.type);
        } else {
            const std::string relationship = names_.resolve(schema, written.relationship);
            const AssociationEnd* end = endOf(relationship, written.toRole);
            if (end == nullptr) {
                warn(where, fmt::format("The association {} has no end {}; the property was left "
                                        "out.",
                                        relationship, written.toRole));
                return;
            }
            const auto& [owner, association] = associations_.find(relationship)->second;
            navigation.targetType = names_.resolve(*owner, end->type);
            navigation.isCollection = end->multiplicity == "*";
            navigation.isNullable = end->multiplicity != "1";
            if (association->dependentRole == written.fromRole)
                addConstraints(*association, navigation);
            relationships_[type.name].emplace(navigation.name,
                                              std::pair(relationship, written.toRole));
        }
        checkTarget(navigation, where);
        type.navigation.push_back(std::move(navigation));
    }

    void checkTarget(const NavigationProperty& navigation, const std::string& where) {
        if (!names_.isKnownType(navigation.targetType))
            warn(where, fmt::format("It leads to the type {}, which is not in the metadata.",
                                    navigation.targetType));
        else if (navigation.targetType.starts_with("Edm.") &&
                 navigation.targetType != "Edm.EntityType" &&
                 navigation.targetType != "Edm.ComplexType")
            warn(where, fmt::format("It leads to {}, which is no entity; nothing can be read "
                                    "through it.",
                                    navigation.targetType));
    }

    static void addConstraints(const Association& association, NavigationProperty& navigation) {
        const std::size_t count =
            std::min(association.dependent.size(), association.principal.size());
        for (std::size_t i = 0; i < count; ++i)
            navigation.constraints.emplace_back(association.dependent[i], association.principal[i]);
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
        for (auto& [name, type] : model_.types) {
            inherit(type);
            members += type.properties.size() + type.navigation.size();
            if (members > maxModelMembers)
                return Error{
                    ErrorKind::tooLarge,
                    fmt::format("The service's metadata describes more than {} properties. "
                                "It cannot be used here.",
                                maxModelMembers)};
        }
        return {};
    }

    /// The base types from the root down, without the type itself.
    std::vector<StructuredType*> basesOf(StructuredType& type) {
        std::vector<StructuredType*> bases;
        std::set<const StructuredType*> seen{&type};
        for (StructuredType* at = &type; !at->baseType.empty();) {
            const auto found = model_.types.find(at->baseType);
            if (found == model_.types.end()) {
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
            if (own.key.empty()) {
                own.key = base.key;
                own.keyAliases = base.keyAliases;
            }
            own.isOpen = own.isOpen || base.isOpen;
            own.hasStream = own.hasStream || base.hasStream;
            const auto& more = relationships_[base.name];
            relationships_[own.name].insert(more.begin(), more.end());
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
    Annotator& annotator_;
    Model& model_;
    Relationships relationships_;
    std::map<std::string, std::pair<const Schema*, const Association*>, std::less<>> associations_;
    std::set<const StructuredType*> inherited_;
};

} // namespace

Result<Relationships> buildTypes(const Document& document, const Names& names, Annotator& annotator,
                                 Model& model) {
    return TypeBuilder(document, names, annotator, model).build();
}

} // namespace odc::odata::csdl
