// SPDX-License-Identifier: MPL-2.0
#include "odata/call_parameters.hpp"

#include "odata/language.hpp"
#include "odata/literal.hpp"
#include "odata/translate.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace odc::odata {

namespace {

using Parameters = std::span<const FunctionParameter>;

const FunctionParameter* find(Parameters parameters, std::string_view name) {
    const auto found = std::ranges::find(parameters, name, &FunctionParameter::name);
    return found == parameters.end() ? nullptr : &*found;
}

/// How many of the parameters the query gives; nothing where one of them is missing.
std::optional<std::size_t> fits(Parameters parameters, const Query& query) {
    for (const FunctionParameter& parameter : parameters) {
        const bool isGiven = std::ranges::any_of(
            query.parameters, [&](const auto& given) { return given.first == parameter.name; });
        if (!isGiven)
            return std::nullopt;
    }
    return parameters.size();
}

/// The parameters of the function that the resource ends with, of the overload that takes most of
/// what is given; nothing where it is none. What a bound one is called on is not among them.
std::optional<Parameters> parametersOf(const Model& model, const Query& query) {
    const std::size_t slash = query.resource.rfind('/');
    const bool isBound = slash != std::string::npos;
    const std::string_view name = std::string_view(query.resource).substr(slash + 1);
    std::optional<Parameters> best;
    std::string_view operation = name;
    if (!isBound) {
        const auto import = std::ranges::find(model.functionImports, name, &FunctionImport::name);
        if (import == model.functionImports.end() || import->isAction)
            return std::nullopt;
        best = Parameters(import->parameters);
        operation = import->operation;
    }
    std::optional<std::size_t> most;
    for (const Operation& each : model.operations) {
        if (each.name != operation || each.isAction || each.isBound != isBound)
            continue;
        Parameters parameters(each.parameters);
        if (isBound && !parameters.empty())
            parameters = parameters.subspan(1);
        const auto count = fits(parameters, query);
        if (!best || (count && (!most || *count > *most))) {
            best = parameters;
            most = count;
        }
    }
    return best;
}

std::string_view underlying(const Model& model, std::string_view type) {
    const auto definition = model.definitions.find(type);
    return definition == model.definitions.end()
               ? type
               : std::string_view(definition->second.underlyingType);
}

/// Lists and objects do not fit between a function's brackets in every service.
bool needsAlias(const Model& model, std::string_view type) {
    return type.starts_with("Collection(") || model.findType(type) != nullptr;
}

/// The value where it is written as a literal already, in any version's spelling.
std::optional<Expression> literalIn(std::string_view type, std::string_view value,
                                    Dialect dialect) {
    for (const Dialect each : {dialect, Dialect::v4, Dialect::v3}) {
        const auto read = parseFilter(value, each);
        if (!read || read->kind != ExpressionKind::literal)
            continue;
        const bool isText = read->name == "Edm.String" || read->name == "null";
        if (type == "Edm.String" && !isText)
            return std::nullopt;
        auto carried = translateLiteral(*read, dialect, type);
        if (carried)
            return std::move(*carried);
    }
    return std::nullopt;
}

bool isAlias(std::string_view value, Dialect dialect) {
    return dialect == Dialect::v4 && value.starts_with('@') && isIdentifier(value.substr(1));
}

} // namespace

std::string parameterLiteral(const Model& model, std::string_view type, std::string_view value,
                             Dialect dialect) {
    const std::string_view wanted = underlying(model, type);
    if (needsAlias(model, wanted) || isAlias(value, dialect))
        return std::string(value);
    if (const auto literal = literalIn(wanted, value, dialect))
        return writeLiteral(literal->name, literal->value, dialect);
    std::string text(value);
    if (wanted == "Edm.DateTimeOffset" && !isValidLiteral(wanted, text))
        text += "Z";
    return isValidLiteral(wanted, text) ? writeLiteral(wanted, text, dialect) : std::string(value);
}

void writeCall(Query& query, Dialect dialect, const Model& model) {
    if (query.resource.empty() || query.resource.ends_with(')'))
        return;
    const auto parameters = parametersOf(model, query);
    if (!parameters)
        return;
    std::string call;
    std::vector<std::pair<std::string, std::string>> others;
    for (auto& [name, value] : query.parameters) {
        const FunctionParameter* parameter = find(*parameters, name);
        const std::string literal =
            parameter ? parameterLiteral(model, parameter->type, value, dialect) : value;
        if (!parameter || dialect != Dialect::v4) {
            others.emplace_back(std::move(name), literal);
            continue;
        }
        const bool isApart = needsAlias(model, parameter->type);
        call += (call.empty() ? "" : ",") + name + "=" + (isApart ? "@" + name : literal);
        if (isApart)
            others.emplace_back("@" + name, literal);
    }
    query.parameters = std::move(others);
    if (dialect == Dialect::v4)
        query.resource += "(" + call + ")";
}

} // namespace odc::odata
