// SPDX-License-Identifier: MPL-2.0
#include "odata/functions_of_model.hpp"

#include "odata/split.hpp"

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

const Operation* boundOperation(const Model& model, const PathSegment& segment,
                                std::string_view bindingType, bool isCollection) {
    const auto names = argumentNames(segment.arguments);
    const Operation* found = nullptr;
    for (const Operation& operation : model.operations) {
        if (!operation.isBound || operation.parameters.empty() ||
            (operation.name != segment.name && lastPart(operation.name) != segment.name))
            continue;
        std::string_view wanted = operation.parameters.front().type;
        const bool wantsCollection = wanted.starts_with("Collection(");
        if (wantsCollection)
            wanted = wanted.substr(11, wanted.size() - 12);
        if (wantsCollection != isCollection ||
            !(bindingType == wanted || isOfType(model, bindingType, wanted)))
            continue;
        if (!found || takes(std::span(operation.parameters).subspan(1), names))
            found = &operation;
    }
    return found;
}

} // namespace odc::odata
