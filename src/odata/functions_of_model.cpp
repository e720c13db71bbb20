// SPDX-License-Identifier: MPL-2.0
#include "odata/functions_of_model.hpp"

#include "odata/split.hpp"
#include "odata/type_name.hpp"

#include <algorithm>
#include <span>

namespace odc::odata {

namespace {

/// Whether the parameters are just those that are named.
bool takes(std::span<const FunctionParameter> parameters,
           const std::vector<std::string_view>& names) {
    return parameters.size() == names.size() &&
           std::ranges::all_of(names, [&](std::string_view name) {
               return std::ranges::find(parameters, name, &FunctionParameter::name) !=
                      parameters.end();
           });
}

std::string_view lastPart(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

} // namespace

std::vector<std::string_view> argumentNames(std::string_view arguments) {
    std::vector<std::string_view> names;
    for (const std::string_view argument : split(arguments, ','))
        if (const auto equals = argument.find('='); equals != std::string_view::npos)
            names.push_back(trim(argument.substr(0, equals)));
    return names;
}

std::string returnTypeOf(const Model& model, const FunctionImport& import,
                         std::string_view arguments) {
    if (import.operation.empty())
        return import.returnType;
    const auto names = argumentNames(arguments);
    for (const Operation& operation : model.operations)
        if (!operation.isBound && operation.name == import.operation &&
            takes(operation.parameters, names))
            return operation.returnType;
    return import.returnType;
}

std::vector<const Operation*> boundOverloads(const Model& model, std::string_view name,
                                             std::string_view bindingType, bool isCollection) {
    std::vector<const Operation*> overloads;
    for (const Operation& operation : model.operations) {
        if (!operation.isBound || operation.parameters.empty() ||
            (operation.name != name && lastPart(operation.name) != name))
            continue;
        const std::string_view wanted = operation.parameters.front().type;
        const std::string_view element = elementTypeOf(wanted);
        if (isCollectionType(wanted) == isCollection &&
            (bindingType == element || isOfType(model, bindingType, element)))
            overloads.push_back(&operation);
    }
    return overloads;
}

const Operation* boundOperation(const Model& model, const PathSegment& segment,
                                std::string_view bindingType, bool isCollection) {
    const auto overloads = boundOverloads(model, segment.name, bindingType, isCollection);
    const auto names = argumentNames(segment.arguments);
    const auto fitting = std::ranges::find_if(overloads, [&](const Operation* operation) {
        return takes(std::span(operation->parameters).subspan(1), names);
    });
    if (fitting != overloads.end())
        return *fitting;
    return overloads.empty() ? nullptr : overloads.front();
}

} // namespace odc::odata
