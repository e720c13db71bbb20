// SPDX-License-Identifier: MPL-2.0
#include "odata/operation_builder.hpp"

#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata::csdl {

namespace {

constexpr std::string_view optionalParameter = "Org.OData.Core.V1.OptionalParameter";

std::vector<FunctionParameter> parametersOf(const Schema& schema,
                                            const std::vector<WrittenParameter>& written,
                                            const Names& names, Annotator& annotator,
                                            const std::string& where) {
    std::vector<FunctionParameter> parameters;
    parameters.reserve(written.size());
    for (const WrittenParameter& each : written) {
        FunctionParameter parameter = each.parameter;
        auto [type, definition] = names.resolveType(schema, parameter.type);
        parameter.type = std::move(type);
        parameter.definition = std::move(definition);
        annotator.add(schema, each.terms, parameter.annotations, where + "/" + parameter.name, {});
        parameters.push_back(std::move(parameter));
    }
    return parameters;
}

void warnOfUnknownTypes(const std::vector<FunctionParameter>& parameters,
                        const std::string& returnType, const Names& names, const std::string& where,
                        Model& model) {
    const auto check = [&](const std::string& type, const std::string& element) {
        if (!type.empty() && !names.isKnownType(elementTypeOf(type)))
            model.warnings.push_back(
                {element, fmt::format("The type {} is not in the metadata.", type)});
    };
    for (const FunctionParameter& parameter : parameters)
        check(parameter.type, where + "/" + parameter.name);
    check(returnType, where);
}

/// The first overload that is bound to nothing, or null.
const Operation* unboundOf(const Model& model, std::string_view name) {
    const auto found = std::ranges::find_if(model.operations, [&](const Operation& each) {
        return each.name == name && !each.isBound;
    });
    return found == model.operations.end() ? nullptr : &*found;
}

} // namespace

void addOperations(const Document& document, const Names& names, Annotator& annotator,
                   Model& model) {
    for (const Schema& schema : document.schemas) {
        for (const WrittenOperation& written : schema.operations) {
            Operation operation = written.operation;
            operation.name = schema.name + "." + operation.name;
            operation.returnType = names.resolveType(schema, operation.returnType).type;
            operation.parameters =
                parametersOf(schema, written.parameters, names, annotator, operation.name);
            annotator.add(schema, written.terms, operation.annotations, operation.name, {});
            annotator.add(schema, written.returnTerms, operation.returnAnnotations, operation.name,
                          {});
            warnOfUnknownTypes(operation.parameters, operation.returnType, names, operation.name,
                               model);
            model.operations.push_back(std::move(operation));
        }
    }
}

FunctionImport importOf(const Schema& schema, const WrittenImport& written, const Names& names,
                        Annotator& annotator, Model& model, const std::string& container) {
    FunctionImport import = written.import;
    const std::string where = container + "/" + import.name;
    import.returnType = names.resolveType(schema, import.returnType).type;
    import.parameters = parametersOf(schema, written.parameters, names, annotator, where);
    annotator.add(schema, written.terms, import.annotations, where, {});
    if (import.operation.empty()) {
        warnOfUnknownTypes(import.parameters, import.returnType, names, where, model);
        return import;
    }
    import.operation = names.resolve(schema, import.operation);
    if (const std::size_t slash = import.entitySet.find('/');
        slash != std::string::npos && import.entitySet.find('.') < slash)
        import.entitySet.erase(0, slash + 1);
    // An import offers the unbound overloads.
    const Operation* found = unboundOf(model, import.operation);
    if (found == nullptr) {
        model.warnings.push_back(
            {where, fmt::format("The {} {} is not in the metadata; how it is called is not known.",
                                import.isAction ? "action" : "function", import.operation)});
        return import;
    }
    import.parameters = found->parameters;
    import.returnType = found->returnType;
    return import;
}

void finishOperations(Model& model) {
    const auto mark = [](std::vector<FunctionParameter>& parameters) {
        for (FunctionParameter& parameter : parameters)
            parameter.isOptional = parameter.annotations.contains(optionalParameter);
    };
    for (Operation& operation : model.operations)
        mark(operation.parameters);
    for (FunctionImport& import : model.functionImports) {
        if (const Operation* operation = unboundOf(model, import.operation))
            import.parameters = operation->parameters;
        else
            mark(import.parameters);
    }
}

} // namespace odc::odata::csdl
