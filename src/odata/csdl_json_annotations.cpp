// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_json_annotations.hpp"

#include <algorithm>
#include <utility>

namespace odc::odata::csdl {

using text::JsonMember;
using text::JsonValue;
using Kind = Expression::Kind;
using Type = JsonValue::Type;

namespace {

Expression expressionOf(const JsonValue& value);

std::vector<Expression> operandsOf(const JsonValue& value) {
    std::vector<Expression> operands;
    if (value.type != Type::array) {
        operands.push_back(expressionOf(value));
        return operands;
    }
    operands.reserve(value.items.size());
    for (const JsonValue& item : value.items)
        operands.push_back(expressionOf(item));
    return operands;
}

Expression typed(std::string_view function, const JsonValue& object, const JsonValue& operand) {
    std::string type(object.textOf("$Type"));
    if (type.empty())
        type = "Edm.String";
    if (const JsonValue* isList = object.find("$Collection"); isList && isList->isTrue)
        type = "Collection(" + type + ")";
    return {Kind::call,
            std::string(function),
            {expressionOf(operand), {Kind::constant, std::move(type)}}};
}

/// What a member "$And" or "$Path" of an object makes the object; nothing for other names.
Expression dynamicOf(const JsonValue& object, const JsonMember& member) {
    const std::string_view name = std::string_view(member.name).substr(1);
    const JsonValue& value = member.value;
    if (name == "Path" || name == "LabeledElementReference")
        return {Kind::path, constantOf(value)};
    if (name == "LabeledElement")
        return expressionOf(value);
    if (name == "Apply") {
        std::string_view function = object.textOf("$Function");
        if (function.starts_with("odata."))
            function.remove_prefix(6);
        return {Kind::call, std::string(function), operandsOf(value)};
    }
    if (name == "If")
        return {Kind::call, "if", operandsOf(value)};
    if (name == "Not" || name == "Neg")
        return {Kind::call, name == "Not" ? "not" : "neg", {expressionOf(value)}};
    if (name == "Cast" || name == "IsOf")
        return typed(name == "Cast" ? "cast" : "isof", object, value);
    if (name == "UrlRef")
        return {Kind::call, "url", {expressionOf(value)}};
    if (const std::string_view between = operatorNamed(name); !between.empty())
        return {Kind::call, std::string(between), operandsOf(value)};
    return {};
}

/// Recursion is bounded by the reader of the tree.
Expression expressionOf(const JsonValue& value) {
    switch (value.type) {
    case Type::null:
        return {};
    case Type::array:
        return {Kind::list, {}, operandsOf(value)};
    case Type::object:
        break;
    default:
        return {Kind::constant, constantOf(value)};
    }
    Expression record{Kind::record};
    for (const JsonMember& member : value.members) {
        if (member.name.starts_with('$')) {
            if (member.name == "$Null")
                return {};
            if (Expression dynamic = dynamicOf(value, member); dynamic.kind != Kind::null)
                return dynamic;
        } else if (member.name.find('@') == std::string::npos) {
            Expression item = expressionOf(member.value);
            item.name = member.name;
            record.items.push_back(std::move(item));
        }
    }
    return record;
}

/// Puts an annotation at the place that its name "Term@Other@More" gives it.
void place(WrittenAnnotations& among, std::string_view name, const JsonValue& value) {
    const std::size_t mark = name.find('@');
    const std::string_view term = name.substr(0, mark);
    auto found = std::ranges::find(among, term, &WrittenAnnotation::term);
    if (found == among.end()) {
        among.push_back({std::string(term)});
        found = among.end() - 1;
    }
    if (mark == std::string_view::npos)
        found->value = expressionOf(value);
    else
        place(found->annotations, name.substr(mark + 1), value);
}

} // namespace

std::string constantOf(const JsonValue& value) {
    if (value.type == Type::boolean)
        return value.isTrue ? "true" : "false";
    return value.type == Type::string || value.type == Type::number ? value.text : std::string();
}

WrittenAnnotations readJsonTerms(const JsonValue& object, std::string_view name) {
    WrittenAnnotations terms;
    for (const JsonMember& member : object.members) {
        std::string_view rest = member.name;
        if (!rest.starts_with(name) || rest.size() < name.size() + 2 || rest[name.size()] != '@')
            continue;
        rest.remove_prefix(name.size() + 1);
        // Control information such as @type has no namespace.
        if (rest.find('.') != std::string_view::npos)
            place(terms, rest, member.value);
    }
    return terms;
}

} // namespace odc::odata::csdl
