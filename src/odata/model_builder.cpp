// SPDX-License-Identifier: MPL-2.0
#include "odata/model_builder.hpp"

#include "odata/type_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace odc::odata {

namespace {

constexpr std::size_t maxWarnings = 200;

class Builder {
public:
    Builder(const csdl::Document& document, const csdl::Names& names, csdl::BuiltTypes built)
        : document_(document), names_(names), relationships_(std::move(built.relationships)) {
        model_.version = document.version;
        model_.types = std::move(built.types);
        model_.warnings = document.warnings;
        model_.warnings.insert(model_.warnings.end(), built.warnings.begin(), built.warnings.end());
    }

    Model build() {
        addContainers();
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::AnnotationGroup& group : schema.annotations)
                annotate(schema, group);
        }
        limitWarnings();
        return std::move(model_);
    }

private:
    void warn(std::string element, std::string message) {
        model_.warnings.push_back({std::move(element), std::move(message)});
    }

    void limitWarnings() {
        if (model_.warnings.size() <= maxWarnings)
            return;
        const std::size_t more = model_.warnings.size() - maxWarnings;
        model_.warnings.resize(maxWarnings);
        warn("", fmt::format("… and {} more.", more));
    }

    void addTerms(const csdl::Schema& schema, const csdl::WrittenAnnotations& terms,
                  Annotations& annotations) const {
        csdl::addTerms(names_, schema, terms, annotations);
    }

    void addContainers() {
        std::vector<std::pair<const csdl::Schema*, const csdl::Container*>> containers;
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::Container& container : schema.containers)
                containers.emplace_back(&schema, &container);
        }
        std::stable_partition(containers.begin(), containers.end(),
                              [](const auto& entry) { return entry.second->isDefault; });
        const bool hasDefault = !containers.empty() && containers.front().second->isDefault;
        for (const auto& [schema, container] : containers) {
            // Sets outside the default container are addressed with the container's name.
            const std::string prefix =
                hasDefault && !container->isDefault ? container->name + "." : std::string();
            addContainer(*schema, *container, schema->name + "." + container->name, prefix);
            addExtended(*schema, *container, prefix);
        }
    }

    /// The members of the containers that this one extends become its own as well.
    void addExtended(const csdl::Schema& schema, const csdl::Container& container,
                     const std::string& prefix) {
        const std::string path = schema.name + "." + container.name;
        std::set<const csdl::Container*> seen{&container};
        const csdl::Schema* atSchema = &schema;
        for (const csdl::Container* at = &container; !at->extends.empty();) {
            const std::string wanted = names_.resolve(*atSchema, at->extends);
            const csdl::Container* next = nullptr;
            for (const csdl::Schema& candidate : document_.schemas) {
                for (const csdl::Container& other : candidate.containers) {
                    if (candidate.name + "." + other.name == wanted || other.name == wanted) {
                        next = &other;
                        atSchema = &candidate;
                    }
                }
            }
            if (next == nullptr || !seen.insert(next).second)
                return;
            addContainer(*atSchema, *next, path, prefix);
            at = next;
        }
    }

    void addContainer(const csdl::Schema& schema, const csdl::Container& container,
                      const std::string& path, const std::string& prefix) {
        const AssociationSets associationSets = associationSetsOf(schema, container);
        for (const csdl::WrittenEntitySet& written : container.entitySets) {
            EntitySet set{prefix + written.name, names_.resolve(schema, written.entityType)};
            set.annotations = written.annotations;
            addTerms(schema, written.terms, set.annotations);
            for (const auto& [navigation, target] : written.bindings)
                set.navigationTargets.emplace(navigation, target.substr(target.rfind('/') + 1));
            addTargets(associationSets, written.name, prefix, set);
            if (!model_.types.contains(set.entityType))
                warn(set.name, fmt::format("Its type {} is not in the metadata; its columns are "
                                           "taken from its rows.",
                                           set.entityType));
            if (!setPositions_.emplace(path + "/" + written.name, model_.entitySets.size())
                     .second) {
                warn(set.name, "The entity set is described twice; the first one is used.");
                continue;
            }
            model_.entitySets.push_back(std::move(set));
        }
        for (const csdl::WrittenFunction& written : container.functions) {
            FunctionImport function = written.function;
            function.name = prefix + function.name;
            function.returnType = names_.resolveType(schema, function.returnType);
            for (FunctionParameter& parameter : function.parameters)
                parameter.type = names_.resolveType(schema, parameter.type);
            addTerms(schema, written.terms, function.annotations);
            // Overloads share a name: the first one is annotated from outside.
            functionPositions_.emplace(path + "/" + written.function.name,
                                       model_.functionImports.size());
            model_.functionImports.push_back(std::move(function));
        }
    }

    /// Association → its sets in the container.
    using AssociationSets = std::multimap<std::string, const csdl::Association*, std::less<>>;

    AssociationSets associationSetsOf(const csdl::Schema& schema,
                                      const csdl::Container& container) const {
        AssociationSets sets;
        for (const csdl::Association& set : container.associationSets) {
            if (set.ends.size() == 2)
                sets.emplace(names_.resolve(schema, set.association), &set);
        }
        return sets;
    }

    /// v1 to v3: where the navigation properties of a set's type lead, by association sets.
    void addTargets(const AssociationSets& associationSets, const std::string& setName,
                    const std::string& prefix, EntitySet& set) {
        const auto relationships = relationships_.find(set.entityType);
        if (relationships == relationships_.end())
            return;
        for (const auto& [navigation, relationship] : relationships->second) {
            const auto [begin, end] = associationSets.equal_range(relationship.first);
            for (auto at = begin; at != end; ++at) {
                for (std::size_t i = 0; i < 2; ++i) {
                    const csdl::AssociationEnd& to = at->second->ends[i];
                    if (to.role == relationship.second &&
                        at->second->ends[1 - i].entitySet == setName)
                        set.navigationTargets.emplace(navigation, prefix + to.entitySet);
                }
            }
        }
    }

    // ---- annotations from outside

    void annotate(const csdl::Schema& schema, const csdl::AnnotationGroup& group) {
        const std::size_t slash = group.target.find('/');
        const std::string owner =
            names_.resolve(schema, std::string_view(group.target).substr(0, slash));
        if (slash == std::string::npos) {
            if (const auto type = model_.types.find(owner); type != model_.types.end())
                addTerms(schema, group.terms, type->second.annotations);
            else if (!isContainer(owner))
                unknownTarget(group.target);
            return;
        }
        const std::string member = group.target.substr(slash + 1);
        if (model_.types.contains(owner)) {
            if (!annotateMember(schema, group, owner, member))
                unknownTarget(group.target);
            return;
        }
        const std::string path = owner + "/" + member;
        if (const auto set = setPositions_.find(path); set != setPositions_.end())
            addTerms(schema, group.terms, model_.entitySets[set->second].annotations);
        else if (const auto function = functionPositions_.find(path);
                 function != functionPositions_.end())
            addTerms(schema, group.terms, model_.functionImports[function->second].annotations);
        else if (!isContainer(owner))
            unknownTarget(group.target);
    }

    void unknownTarget(const std::string& target) {
        warn(target, "Annotations are given for this, but the metadata does not describe it.");
    }

    /// A member of the type and of all that inherit it from there.
    bool annotateMember(const csdl::Schema& schema, const csdl::AnnotationGroup& group,
                        const std::string& owner, const std::string& member) {
        bool isFound = false;
        for (const std::string& name : familyOf(owner)) {
            StructuredType& type = model_.types.find(name)->second;
            for (Property& property : type.properties) {
                if (property.name == member) {
                    addTerms(schema, group.terms, property.annotations);
                    isFound = true;
                }
            }
            for (NavigationProperty& navigation : type.navigation) {
                if (navigation.name == member) {
                    addTerms(schema, group.terms, navigation.annotations);
                    isFound = true;
                }
            }
        }
        return isFound;
    }

    /// The type and all types derived from it.
    std::vector<std::string> familyOf(const std::string& name) {
        if (derived_.empty()) {
            for (const auto& [typeName, type] : model_.types) {
                if (!type.baseType.empty())
                    derived_[type.baseType].push_back(typeName);
            }
            derived_.try_emplace(""); // so that this is done once
        }
        std::vector<std::string> family{name};
        for (std::size_t i = 0; i < family.size(); ++i) {
            if (const auto found = derived_.find(family[i]); found != derived_.end())
                family.insert(family.end(), found->second.begin(), found->second.end());
        }
        return family;
    }

    bool isContainer(const std::string& path) const {
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::Container& container : schema.containers) {
                if (path == container.name || path == schema.name + "." + container.name)
                    return true;
            }
        }
        return false;
    }

    const csdl::Document& document_;
    const csdl::Names& names_;
    std::map<std::string, std::map<std::string, csdl::Relationship>> relationships_;
    Model model_;
    std::map<std::string, std::size_t> setPositions_;      ///< "NS.Container/Set"
    std::map<std::string, std::size_t> functionPositions_; ///< "NS.Container/Function"
    std::map<std::string, std::vector<std::string>> derived_;
};

} // namespace

base::Result<Model> buildModel(const csdl::Document& document) {
    const csdl::Names names(document);
    auto built = csdl::buildTypes(document, names);
    if (!built)
        return std::move(built).error();
    return Builder(document, names, std::move(built).value()).build();
}

} // namespace odc::odata
