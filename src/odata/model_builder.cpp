// SPDX-License-Identifier: MPL-2.0
#include "odata/model_builder.hpp"

#include "base/limits.hpp"
#include "odata/annotation_targets.hpp"
#include "odata/capabilities_reader.hpp"
#include "odata/operation_builder.hpp"
#include "odata/type_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace odc::odata {

namespace {

constexpr std::size_t maxWarnings = 200;
/// Every set has a list of its own properties where SAP's attributes restrict them.
using base::limits::maxModelSets;

class Builder {
public:
    explicit Builder(const csdl::Document& document)
        : document_(document), names_(document), annotator_(names_, model_.warnings) {
        model_.version = document.version;
        model_.warnings = document.warnings;
    }

    base::Result<Model> build() {
        auto relationships = csdl::buildTypes(document_, names_, annotator_, model_);
        if (!relationships)
            return std::move(relationships).error();
        relationships_ = std::move(*relationships);
        csdl::addOperations(document_, names_, annotator_, model_);
        addContainers();
        if (model_.entitySets.size() > maxModelSets)
            return base::Error{base::ErrorKind::tooLarge,
                               fmt::format("The service's metadata describes more than {} entity "
                                           "sets. It cannot be used here.",
                                           maxModelSets)};
        csdl::AnnotationTargets targets(document_, names_, annotator_, index_, model_);
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::AnnotationGroup& group : schema.annotations)
                targets.annotate(schema, group);
        }
        readCapabilities();
        csdl::finishOperations(model_);
        limitWarnings();
        return std::move(model_);
    }

private:
    /// Association → its sets in the container.
    using AssociationSets = std::multimap<std::string, const csdl::Association*, std::less<>>;

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

    void addContainers() {
        std::vector<std::pair<const csdl::Schema*, const csdl::Container*>> containers;
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::Container& container : schema.containers)
                containers.emplace_back(&schema, &container);
        }
        std::stable_partition(containers.begin(), containers.end(),
                              [](const auto& entry) { return entry.second->isDefault; });
        // Version 4 has one container alone.
        const bool hasDefault = !containers.empty() && containers.front().second->isDefault &&
                                document_.version < Version::v4;
        for (const auto& [schema, container] : containers) {
            // Sets outside the default container are addressed with the container's name.
            const std::string prefix =
                hasDefault && !container->isDefault ? container->name + "." : std::string();
            const std::string path = schema->name + "." + container->name;
            if (index_.container.empty()) {
                index_.container = model_.container = path;
                model_.containerAnnotations = container->annotations;
                annotator_.add(*schema, container->terms, model_.containerAnnotations, path, {});
            }
            addContainer(*schema, *container, path, prefix);
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
            if (next == nullptr)
                warn(path, fmt::format("It extends {}, which is not in the metadata; only its own "
                                       "sets are known.",
                                       wanted));
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
            if (written.isSingleton)
                addSingleton(schema, written, path, prefix);
            else
                addSet(schema, written, path, prefix, associationSets);
        }
        for (const csdl::WrittenImport& written : container.imports) {
            FunctionImport import =
                csdl::importOf(schema, written, names_, annotator_, model_, path);
            import.name = prefix + import.name;
            // Overloads share a name: the first one is annotated from outside.
            index_.imports.emplace(path + "/" + written.import.name, model_.functionImports.size());
            model_.functionImports.push_back(std::move(import));
        }
    }

    void addSet(const csdl::Schema& schema, const csdl::WrittenEntitySet& written,
                const std::string& path, const std::string& prefix,
                const AssociationSets& associationSets) {
        EntitySet set{prefix + written.name, names_.resolve(schema, written.entityType)};
        set.isInServiceDocument = written.isInServiceDocument;
        const std::string where = path + "/" + written.name;
        fill(schema, written, where, set);
        addTargets(associationSets, written.name, prefix, set);
        if (!index_.sets.emplace(where, model_.entitySets.size()).second) {
            warn(set.name, "The entity set is described twice; the first one is used.");
            return;
        }
        model_.entitySets.push_back(std::move(set));
    }

    void addSingleton(const csdl::Schema& schema, const csdl::WrittenEntitySet& written,
                      const std::string& path, const std::string& prefix) {
        Singleton singleton{prefix + written.name, names_.resolve(schema, written.entityType)};
        const std::string where = path + "/" + written.name;
        fill(schema, written, where, singleton);
        if (!index_.singletons.emplace(where, model_.singletons.size()).second) {
            warn(singleton.name, "The singleton is described twice; the first one is used.");
            return;
        }
        model_.singletons.push_back(std::move(singleton));
    }

    template <typename Source>
    void fill(const csdl::Schema& schema, const csdl::WrittenEntitySet& written,
              const std::string& where, Source& source) {
        source.annotations = written.annotations;
        annotator_.add(schema, written.terms, source.annotations, where, {});
        if (!written.terms.empty())
            inline_.push_back({where, &schema, &written.terms});
        for (const auto& [navigation, target] : written.bindings)
            source.navigationTargets.emplace(bindingPathOf(schema, navigation),
                                             bindingTargetOf(target));
        if (!model_.types.contains(source.entityType))
            warn(source.name, fmt::format("Its type {} is not in the metadata; its columns are "
                                          "taken from its rows.",
                                          source.entityType));
    }

    /// "self.Manager/Team" → "NS.Manager/Team".
    [[nodiscard]] std::string bindingPathOf(const csdl::Schema& schema,
                                            std::string_view path) const {
        std::string resolved;
        while (!path.empty()) {
            const std::string_view segment = path.substr(0, path.find('/'));
            path.remove_prefix(std::min(segment.size() + 1, path.size()));
            if (!resolved.empty())
                resolved += '/';
            resolved += segment.find('.') == std::string_view::npos
                            ? std::string(segment)
                            : names_.resolve(schema, segment);
        }
        return resolved;
    }

    /// A set, or a path from one, without the container's name before it.
    static std::string bindingTargetOf(std::string_view target) {
        const std::size_t slash = target.find('/');
        if (slash != std::string_view::npos &&
            target.substr(0, slash).find('.') != std::string_view::npos)
            target.remove_prefix(slash + 1);
        return std::string(target);
    }

    AssociationSets associationSetsOf(const csdl::Schema& schema,
                                      const csdl::Container& container) const {
        AssociationSets sets;
        for (const csdl::Association& set : container.associationSets) {
            if (set.ends.size() == 2)
                sets.emplace(names_.resolve(schema, set.association), &set);
        }
        return sets;
    }

    /// v1 to v3: where the navigation properties of a set's type, and those that only derived types
    /// have, lead by association sets.
    void addTargets(const AssociationSets& associationSets, const std::string& setName,
                    const std::string& prefix, EntitySet& set) {
        if (relationships_.empty())
            return;
        std::vector<std::string> family{set.entityType};
        for (std::size_t i = 0; i < family.size(); ++i) {
            const auto relationships = relationships_.find(family[i]);
            if (relationships != relationships_.end()) {
                for (const auto& [navigation, relationship] : relationships->second) {
                    const std::string target = targetOf(associationSets, relationship, setName);
                    if (target.empty() || set.navigationTargets.contains(navigation))
                        continue;
                    const std::string cast = i == 0 ? std::string() : family[i] + "/";
                    set.navigationTargets.emplace(cast + navigation, prefix + target);
                }
            }
            const auto [begin, end] = derived().equal_range(family[i]);
            for (auto at = begin; at != end; ++at)
                family.push_back(at->second);
        }
    }

    static std::string targetOf(const AssociationSets& associationSets,
                                const csdl::Relationship& relationship,
                                const std::string& setName) {
        const auto [begin, end] = associationSets.equal_range(relationship.first);
        for (auto at = begin; at != end; ++at) {
            for (std::size_t i = 0; i < 2; ++i) {
                const csdl::AssociationEnd& to = at->second->ends[i];
                if (to.role == relationship.second && at->second->ends[1 - i].entitySet == setName)
                    return to.entitySet;
            }
        }
        return {};
    }

    /// Base type → types derived from it directly.
    const std::multimap<std::string, std::string>& derived() {
        if (derived_.empty()) {
            for (const auto& [name, type] : model_.types)
                derived_.emplace(type.baseType, name);
        }
        return derived_;
    }

    // ---- what may be asked

    /// The default for all sets, then what each says of itself, inside and outside, then SAP.
    void readCapabilities() {
        const bool usesSap = std::ranges::any_of(model_.entitySets, [](const EntitySet& set) {
            const auto first = set.annotations.lower_bound("sap:");
            return first != set.annotations.end() && first->first.starts_with("sap:");
        });
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::Container& container : schema.containers) {
                if (schema.name + "." + container.name == index_.container)
                    readContainer(schema, container.terms);
            }
            for (const csdl::AnnotationGroup& group : schema.annotations) {
                if (names_.resolve(schema, group.target) == index_.container)
                    readContainer(schema, group.terms);
            }
        }
        for (const auto& [where, schema, terms] : inline_)
            readInto(where, *schema, *terms);
        for (const csdl::Schema& schema : document_.schemas) {
            for (const csdl::AnnotationGroup& group : schema.annotations) {
                const std::size_t slash = group.target.find('/');
                const std::string_view target = group.target;
                if (slash != std::string::npos)
                    readInto(names_.resolve(schema, target.substr(0, slash)) +
                                 std::string(target.substr(slash)),
                             schema, group.terms);
                else
                    readTypeAggregation(names_.resolve(schema, target), schema, group.terms);
            }
            for (const csdl::WrittenType& type : schema.types)
                readTypeAggregation(schema.name + "." + type.name, schema, type.terms);
        }
        for (EntitySet& set : model_.entitySets)
            csdl::readSapCapabilities(set.annotations, model_.findType(set.entityType), usesSap,
                                      set.capabilities);
    }

    void readContainer(const csdl::Schema& schema, const csdl::WrittenAnnotations& terms) {
        for (const csdl::WrittenAnnotation& each : terms) {
            const std::string term = annotator_.termOf(schema, each.term);
            csdl::readServiceCapability(term, each.value, model_.service);
            if (term == csdl::defaultCapabilities) {
                for (const csdl::Expression& member : each.value.items)
                    readForAll(std::string(csdl::capabilitiesVocabulary) + member.name, member);
            } else if (term == csdl::applyDefaults || term == csdl::applySupported) {
                readForAll(std::string(csdl::applySupported), each.value);
            }
        }
    }

    void readForAll(const std::string& term, const csdl::Expression& value) {
        for (EntitySet& set : model_.entitySets)
            csdl::readCapability(term, value, set.capabilities);
    }

    void readInto(const std::string& where, const csdl::Schema& schema,
                  const csdl::WrittenAnnotations& terms) {
        Capabilities* into = nullptr;
        if (const auto set = index_.sets.find(where); set != index_.sets.end())
            into = &model_.entitySets[set->second].capabilities;
        else if (const auto found = index_.singletons.find(where); found != index_.singletons.end())
            into = &model_.singletons[found->second].capabilities;
        if (into == nullptr)
            return;
        for (const csdl::WrittenAnnotation& each : terms)
            csdl::readCapability(annotator_.termOf(schema, each.term), each.value, *into);
    }

    /// Aggregation may be declared for a type, and so for all sets of it.
    void readTypeAggregation(const std::string& type, const csdl::Schema& schema,
                             const csdl::WrittenAnnotations& terms) {
        for (const csdl::WrittenAnnotation& each : terms) {
            const std::string term = annotator_.termOf(schema, each.term);
            if (!term.starts_with("Org.OData.Aggregation."))
                continue;
            for (EntitySet& set : model_.entitySets) {
                if (set.entityType == type)
                    csdl::readCapability(term, each.value, set.capabilities);
            }
        }
    }

    struct Inline {
        std::string where;
        const csdl::Schema* schema;
        const csdl::WrittenAnnotations* terms;
    };

    const csdl::Document& document_;
    Model model_;
    const csdl::Names names_;
    csdl::Annotator annotator_;
    csdl::Relationships relationships_;
    csdl::ContainerIndex index_;
    std::multimap<std::string, std::string> derived_;
    std::vector<Inline> inline_; ///< annotations inside of sets and singletons
};

} // namespace

base::Result<Model> buildModel(const csdl::Document& document) {
    return Builder(document).build();
}

} // namespace odc::odata
