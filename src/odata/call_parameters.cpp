// SPDX-License-Identifier: MPL-2.0
#include "odata/call_parameters.hpp"

#include "odata/characters.hpp"
#include "odata/fit_literal.hpp"
#include "odata/functions_of_model.hpp"
#include "odata/language.hpp"
#include "odata/literal.hpp"
#include "odata/resource.hpp"
#include "odata/split.hpp"
#include "odata/translate.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

using Parameters = std::span<const FunctionParameter>;
using Given = std::vector<std::pair<std::string, std::string>>;

/// IIS takes 260 characters between two slashes; a name and other parameters are there too.
constexpr std::size_t longestInPath = 120;
/// What Tomcat or IIS refuse in a path even where it is escaped.
constexpr std::string_view refusedInPath = "/\\%+<>*&:?";

/// The function that a path calls.
struct Call {
    PathSegment segment; ///< borrowed of the query's resource
    std::string name;    ///< as it is to be written
    std::vector<Parameters> overloads = {};
    bool changesSomething = false;
};

const FunctionParameter* find(Parameters parameters, std::string_view name) {
    const auto found = std::ranges::find(parameters, name, &FunctionParameter::name);
    return found == parameters.end() ? nullptr : &*found;
}

Parameters withoutFirst(const std::vector<FunctionParameter>& parameters) {
    return Parameters(parameters).subspan(std::min<std::size_t>(1, parameters.size()));
}

std::optional<Call> importAt(const Model& model, const PathSegment& segment) {
    const auto import =
        std::ranges::find(model.functionImports, segment.name, &FunctionImport::name);
    if (import == model.functionImports.end() || model.findEntitySet(segment.name))
        return std::nullopt;
    Call call{segment, import->name};
    call.changesSomething = import->isAction || import->httpMethod != "GET";
    for (const Operation& each : model.operations)
        if (each.name == import->operation && !each.isBound && !each.isAction)
            call.overloads.emplace_back(each.parameters);
    if (call.overloads.empty())
        call.overloads.emplace_back(import->parameters);
    return call;
}

bool isMember(const StructuredType& type, std::string_view name) {
    return std::ranges::find(type.properties, name, &Property::name) != type.properties.end() ||
           std::ranges::find(type.navigation, name, &NavigationProperty::name) !=
               type.navigation.end();
}

/// Called on what the path leads to before the segment.
std::optional<Call> boundAt(const Model& model, std::string_view before,
                            const PathSegment& segment) {
    const Resource place = resourceAt(model, before);
    if (place.type && !place.isCollection && isMember(*place.type, segment.name))
        return std::nullopt;
    Call call{segment, std::string(segment.name)};
    if (place.isKnown) {
        for (const Operation* each :
             boundOverloads(model, segment.name, place.type ? place.type->name : place.edmType,
                            place.isCollection)) {
            call.name = each->name;
            call.changesSomething = each->isAction;
            call.overloads.push_back(withoutFirst(each->parameters));
        }
    }
    for (const Operation& each : model.operations)
        if (call.overloads.empty() && each.isBound && !each.isAction && each.name == segment.name)
            call.overloads.push_back(withoutFirst(each.parameters));
    for (const FunctionImport& each : model.functionImports)
        if (call.overloads.empty() && each.isBindable && each.name == segment.name) {
            call.changesSomething = each.httpMethod != "GET";
            call.overloads.push_back(withoutFirst(each.parameters));
        }
    return call.overloads.empty() ? std::nullopt : std::optional(std::move(call));
}

/// The last function in the path; behind it may stand what is asked of its result.
std::optional<Call> callIn(const Model& model, std::string_view resource) {
    const std::vector<PathSegment> segments = segmentsOf(resource);
    for (std::size_t i = segments.size(); i-- > 0;) {
        const PathSegment& segment = segments[i];
        if (segment.name.starts_with('$'))
            continue;
        const auto offset = static_cast<std::size_t>(segment.name.data() - resource.data());
        auto call =
            i == 0 ? importAt(model, segment) : boundAt(model, resource.substr(0, offset), segment);
        if (call)
            return call;
    }
    return std::nullopt;
}

/// "a=1,b='x'" between the brackets of a call; nothing where something else stands there.
std::optional<Given> givenInPath(std::string_view arguments) {
    Given given;
    for (const std::string_view piece : split(arguments, ',')) {
        const std::size_t equals = piece.find('=');
        const std::string_view name = trim(piece.substr(0, equals));
        if (trim(piece).empty() && given.empty())
            continue;
        if (equals == std::string_view::npos || !isIdentifier(name))
            return std::nullopt;
        given.emplace_back(name, trim(piece.substr(equals + 1)));
    }
    return given;
}

bool isGiven(const Given& given, std::string_view name) {
    return std::ranges::any_of(given, [&](const auto& each) { return each.first == name; });
}

/// The overload that takes most of what is given and lacks nothing.
Result<Parameters> chosen(const Call& call, const Given& inPath, const Given& among,
                          Dialect dialect) {
    const auto has = [&](const FunctionParameter& parameter) {
        return isGiven(inPath, parameter.name) || isGiven(among, parameter.name);
    };
    std::optional<Parameters> best;
    std::ptrdiff_t most = -1;
    for (const Parameters parameters : call.overloads) {
        const bool isWhole = std::ranges::all_of(
            parameters, [&](const auto& each) { return each.isOptional || has(each); });
        const std::ptrdiff_t count = std::ranges::count_if(parameters, has);
        if (!isWhole || count <= most)
            continue;
        best = parameters;
        most = count;
    }
    if (best)
        return *best;
    const Parameters first = call.overloads.front();
    if (dialect != Dialect::v4)
        return first;
    const auto missing = std::ranges::find_if(
        first, [&](const auto& each) { return !each.isOptional && !has(each); });
    return Error{ErrorKind::wrongUsage,
                 fmt::format("{} needs the parameter \"{}\" ({}). Give it a value.", call.name,
                             missing->name, missing->type)};
}

/// The value where it is written as a literal already, in any version's spelling.
std::optional<Expression> literalIn(std::string_view type, std::string_view value,
                                    Dialect dialect) {
    for (const Dialect each : {dialect, Dialect::v4, Dialect::v3}) {
        auto read = parseFilter(value, each);
        if (!read || read->kind != ExpressionKind::literal)
            continue;
        const bool isText = read->name == "Edm.String" || read->name == "null";
        if (type == "Edm.String" && !isText)
            return std::nullopt;
        if (isText || each == dialect)
            return std::move(*read);
        if (auto carried = translateLiteral(*read, dialect, type))
            return std::move(*carried);
    }
    return std::nullopt;
}

bool isAlias(std::string_view value, Dialect dialect) {
    return dialect == Dialect::v4 && value.starts_with('@') && isIdentifier(value.substr(1));
}

/// A value that is a list or an object: JSON, which the service reads.
Result<std::string> structureOf(std::string_view type, std::string_view value,
                                std::string_view what) {
    const bool isList = isCollectionType(type);
    const char open = isList ? '[' : '{';
    const std::string_view text = trim(value);
    if (text == "null" || text.starts_with(open))
        return std::string(text);
    return Error{ErrorKind::wrongUsage,
                 fmt::format("{} is of type {}, written as {}; \"{}\" is none.", what, type,
                             isList ? R"([1,2] or ["a","b"])" : R"({"Name":"a","Count":1})",
                             cleaned(value, 100))};
}

/// Lists and objects do not fit between a function's brackets in every service.
bool isStructure(const Model& model, std::string_view type) {
    const StructuredType* const structured = model.findType(type);
    return isCollectionType(type) || (structured && !structured->isEntity);
}

Result<std::string> literalOf(const Model& model, const FunctionParameter& parameter,
                              std::string_view value, Dialect dialect) {
    const std::string what = fmt::format("The parameter \"{}\"", parameter.name);
    if (isAlias(value, dialect) || model.findType(parameter.type) != nullptr)
        return isStructure(model, parameter.type) && !isAlias(value, dialect)
                   ? structureOf(parameter.type, value, what)
                   : std::string(value);
    if (isStructure(model, parameter.type))
        return structureOf(parameter.type, value, what);
    const std::string wanted = underlyingTypeOf(model, parameter.type);
    const Expression literal =
        literalIn(wanted, value, dialect)
            .value_or(Expression{ExpressionKind::literal, "Edm.String", std::string(value)});
    auto fitted = fitLiteral(literal, wanted, model, dialect, what);
    if (!fitted)
        return std::move(fitted).error();
    if (dialect != Dialect::v4)
        if (auto carried = translateLiteral(*fitted, dialect, wanted))
            *fitted = std::move(*carried);
    return writeLiteral(fitted->name, fitted->value, dialect);
}

bool goesByAlias(const Model& model, const FunctionParameter& parameter,
                 const std::string& literal) {
    if (literal.starts_with('@'))
        return false;
    const bool isText = literal.starts_with('\'');
    return isStructure(model, parameter.type) || literal.size() > longestInPath ||
           (isText && literal.find_first_of(refusedInPath) != std::string::npos);
}

/// "a=1,b=@b" with what the query gives in place of, or behind, what the path has; the query keeps
/// what is no parameter, and the aliases.
Result<std::string> argumentsOf(Query& query, Given inPath, Parameters parameters,
                                const Model& model) {
    Given others;
    for (auto& [name, value] : query.parameters) {
        const FunctionParameter* const parameter = find(parameters, name);
        if (!parameter) {
            others.emplace_back(std::move(name), std::move(value));
            continue;
        }
        auto literal = literalOf(model, *parameter, value, Dialect::v4);
        if (!literal)
            return literal;
        if (goesByAlias(model, *parameter, *literal))
            others.emplace_back("@" + name, std::exchange(*literal, "@" + name));
        const auto there =
            std::ranges::find(inPath, name, [](const auto& each) { return each.first; });
        if (there == inPath.end())
            inPath.emplace_back(name, std::move(*literal));
        else
            there->second = std::move(*literal);
    }
    query.parameters = std::move(others);
    std::string arguments;
    for (const auto& [name, value] : inPath)
        arguments += fmt::format("{}{}={}", arguments.empty() ? "" : ",", name, value);
    return arguments;
}

/// v1 to v3: the parameters stay where they are.
Result<void> writeAmongOptions(Query& query, Parameters parameters, const Model& model,
                               Dialect dialect) {
    for (auto& [name, value] : query.parameters) {
        const FunctionParameter* const parameter = find(parameters, name);
        if (!parameter)
            continue;
        auto literal = literalOf(model, *parameter, value, dialect);
        if (!literal)
            return std::move(literal).error();
        value = std::move(*literal);
    }
    return {};
}

} // namespace

std::vector<std::string> parametersOf(std::string_view resource, const Model& model) {
    std::vector<std::string> names;
    if (const auto call = callIn(model, resource))
        for (const Parameters parameters : call->overloads)
            for (const FunctionParameter& parameter : parameters)
                names.push_back(parameter.name);
    return names;
}

Result<void> writeCall(Query& query, Dialect dialect, const Model& model) {
    const auto call = callIn(model, query.resource);
    if (!call)
        return {};
    if (call->changesSomething)
        return Error{ErrorKind::unsupported,
                     fmt::format("{} is an action, which may change the service's data. Only what "
                                 "reads can be asked here.",
                                 call->name)};
    auto inPath = givenInPath(call->segment.arguments);
    if (!inPath)
        return {};
    const auto parameters = chosen(*call, *inPath, query.parameters, dialect);
    if (!parameters)
        return parameters.error();
    if (dialect != Dialect::v4)
        return writeAmongOptions(query, *parameters, model, dialect);
    const auto offset = static_cast<std::size_t>(call->segment.name.data() - query.resource.data());
    const std::size_t length = call->segment.hasBrackets
                                   ? call->segment.name.size() + call->segment.arguments.size() + 2
                                   : call->segment.name.size();
    auto arguments = argumentsOf(query, std::move(*inPath), *parameters, model);
    if (!arguments)
        return std::move(arguments).error();
    query.resource.replace(offset, length, call->name + "(" + *arguments + ")");
    return {};
}

} // namespace odc::odata
