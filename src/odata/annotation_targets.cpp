// SPDX-License-Identifier: MPL-2.0
#include "odata/annotation_targets.hpp"

#include "odata/type_name.hpp"

#include <algorithm>

namespace odc::odata::csdl {

namespace {

/// Splits off what stands before the first slash that is in no bracket.
std::string_view takeSegment(std::string_view& path) {
    const std::size_t bracket = path.find('(');
    std::size_t slash = path.find('/');
    if (bracket != std::string_view::npos && bracket < slash) {
        const std::size_t end = path.find(')', bracket);
        slash = end == std::string_view::npos ? std::string_view::npos : path.find('/', end);
    }
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    return segment;
}

template <typename Members>
Annotations* memberOf(Members& members, std::string_view name) {
    const auto found =
        std::ranges::find_if(members, [&](const auto& each) { return each.name == name; });
    return found == members.end() ? nullptr : &found->annotations;
}

/// A parameter's type as the metadata writes it.
const std::string& writtenTypeOf(const FunctionParameter& parameter) {
    return parameter.definition.empty() ? parameter.type : parameter.definition;
}

} // namespace

AnnotationTargets::AnnotationTargets(const Document& document, const Names& names,
                                     Annotator& annotator, const ContainerIndex& index,
                                     Model& model)
    : names_(names), annotator_(annotator), index_(index), model_(model) {
    for (const Schema& schema : document.schemas) {
        for (const Container& container : schema.containers)
            containers_.push_back(schema.name + "." + container.name);
    }
}

void AnnotationTargets::annotate(const Schema& schema, const AnnotationGroup& group) {
    std::string_view path = group.target;
    // An annotation may itself be annotated: "NS.Type/Property/@Some.Term".
    std::string prefix;
    const std::size_t mark = path.find('@');
    if (mark != std::string_view::npos) {
        prefix = annotator_.termOf(schema, path.substr(mark + 1)) + "@";
        path = path.substr(0, mark);
        if (path.ends_with('/'))
            path.remove_suffix(1);
    }
    const std::vector<Place> places = placesOf(schema, path);
    for (const Place& place : places)
        annotator_.add(schema, group.terms, *place.annotations, place.where, prefix);
    if (places.empty())
        model_.warnings.push_back({group.target, "Annotations are given for this, but the metadata "
                                                 "does not describe it."});
}

std::vector<AnnotationTargets::Place> AnnotationTargets::placesOf(const Schema& schema,
                                                                  std::string_view path) {
    const std::string where(path);
    std::string_view rest = path;
    const std::string_view first = takeSegment(rest);
    if (first.find('(') != std::string_view::npos)
        return operationPlaces(schema, first, rest);
    const std::string owner = names_.resolve(schema, first);
    if (model_.types.contains(owner))
        return typePlaces(owner, rest);
    if (const auto found = model_.enums.find(owner); found != model_.enums.end()) {
        Annotations* place =
            rest.empty() ? &found->second.annotations : memberOf(found->second.members, rest);
        return place == nullptr ? std::vector<Place>{} : std::vector<Place>{{place, where}};
    }
    if (const auto found = model_.definitions.find(owner); found != model_.definitions.end())
        return {{&found->second.annotations, where}};
    if (const auto found = model_.terms.find(owner); found != model_.terms.end())
        return {{&found->second.annotations, where}};
    if (const std::string container = containerOf(schema, owner); !container.empty())
        return childPlaces(container, rest);
    return operationPlaces(schema, first, rest);
}

/// A type, or its member and that of all types derived from it, or a path through it.
std::vector<AnnotationTargets::Place> AnnotationTargets::typePlaces(const std::string& owner,
                                                                    std::string_view rest) {
    StructuredType& type = model_.types.find(owner)->second;
    if (rest.empty())
        return {{&type.annotations, owner}};
    const std::string path(rest);
    const std::string_view member = takeSegment(rest);
    std::vector<std::string> family{owner};
    std::vector<Place> places;
    for (std::size_t i = 0; i < family.size(); ++i) {
        StructuredType& each = model_.types.find(family[i])->second;
        Annotations* place = memberOf(each.properties, member);
        if (place == nullptr)
            place = memberOf(each.navigation, member);
        if (place != nullptr)
            places.push_back(
                {rest.empty() ? place : &each.pathAnnotations[path], each.name + "/" + path});
        const std::vector<std::string>& derived = derivedFrom(family[i]);
        family.insert(family.end(), derived.begin(), derived.end());
    }
    return places;
}

std::vector<AnnotationTargets::Place> AnnotationTargets::childPlaces(const std::string& container,
                                                                     std::string_view rest) {
    if (rest.empty())
        return {
            {container == index_.container ? &model_.containerAnnotations : &others_, container}};
    const std::string where = container + "/" + std::string(rest);
    const std::string child = container + "/" + std::string(takeSegment(rest));
    const std::string path(rest);
    const auto placeIn = [&](auto& element) -> std::vector<Place> {
        return {{path.empty() ? &element.annotations : &element.pathAnnotations[path], where}};
    };
    if (const auto found = index_.sets.find(child); found != index_.sets.end())
        return placeIn(model_.entitySets[found->second]);
    if (const auto found = index_.singletons.find(child); found != index_.singletons.end())
        return placeIn(model_.singletons[found->second]);
    if (const auto found = index_.imports.find(child); found != index_.imports.end()) {
        FunctionImport& import = model_.functionImports[found->second];
        if (path.empty())
            return {{&import.annotations, where}};
        if (Annotations* parameter = memberOf(import.parameters, path))
            return {{parameter, where}};
    }
    return {};
}

/// All overloads, or the one with these parameters: "NS.Sum(NS.Order,Edm.Int32)".
std::vector<AnnotationTargets::Place> AnnotationTargets::operationPlaces(const Schema& schema,
                                                                         std::string_view signature,
                                                                         std::string_view rest) {
    const std::size_t bracket = signature.find('(');
    const std::string name = names_.resolve(schema, signature.substr(0, bracket));
    std::vector<std::string> wanted;
    const bool isOverload = bracket != std::string_view::npos;
    if (isOverload) {
        std::string_view list = signature.substr(bracket + 1);
        if (list.ends_with(')'))
            list.remove_suffix(1);
        while (!list.empty()) {
            const std::size_t comma = list.find(',');
            const std::string_view written = list.substr(0, comma);
            list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
            const std::string item = names_.resolve(schema, elementTypeOf(written));
            wanted.push_back(isCollectionType(written) ? "Collection(" + item + ")" : item);
        }
    }
    std::vector<Place> places;
    for (Operation& operation : model_.operations) {
        if (operation.name != name)
            continue;
        // An action's overloads differ in what they are bound to alone.
        const std::size_t compared =
            operation.isAction ? wanted.size() : operation.parameters.size();
        if (isOverload &&
            (wanted.size() != compared || operation.parameters.size() < compared ||
             (operation.isAction && wanted.empty() == operation.isBound) ||
             !std::equal(wanted.begin(), wanted.end(), operation.parameters.begin(),
                         [](const std::string& type, const FunctionParameter& parameter) {
                             return type == writtenTypeOf(parameter);
                         })))
            continue;
        Annotations* place = &operation.annotations;
        if (rest == "$ReturnType")
            place = &operation.returnAnnotations;
        else if (!rest.empty())
            place = memberOf(operation.parameters, rest);
        if (place != nullptr)
            places.push_back({place, name});
    }
    return places;
}

std::string AnnotationTargets::containerOf(const Schema& schema, const std::string& name) const {
    for (const std::string& full : {name, schema.name + "." + name}) {
        if (std::ranges::find(containers_, full) != containers_.end())
            return full;
    }
    return {};
}

const std::vector<std::string>& AnnotationTargets::derivedFrom(const std::string& name) {
    if (!isDerivedKnown_) {
        for (const auto& [typeName, type] : model_.types) {
            if (!type.baseType.empty())
                derived_[type.baseType].push_back(typeName);
        }
        isDerivedKnown_ = true;
    }
    static const std::vector<std::string> none;
    const auto found = derived_.find(name);
    return found == derived_.end() ? none : found->second;
}

} // namespace odc::odata::csdl
