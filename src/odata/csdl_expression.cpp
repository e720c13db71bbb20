// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_expression.hpp"

#include <algorithm>
#include <array>

namespace odc::odata::csdl {

namespace {

struct Operator {
    std::string_view element;
    std::string_view name;
};

constexpr std::array operators{
    Operator{"And", "and"}, Operator{"Or", "or"},   Operator{"Eq", "eq"},
    Operator{"Ne", "ne"},   Operator{"Gt", "gt"},   Operator{"Ge", "ge"},
    Operator{"Lt", "lt"},   Operator{"Le", "le"},   Operator{"Has", "has"},
    Operator{"In", "in"},   Operator{"Add", "add"}, Operator{"Sub", "sub"},
    Operator{"Mul", "mul"}, Operator{"Div", "div"}, Operator{"DivBy", "divby"},
    Operator{"Mod", "mod"},
};

bool isOperator(std::string_view name) {
    return std::ranges::any_of(operators, [&](const Operator& each) { return each.name == name; });
}

bool isOperation(const Expression& expression) {
    return expression.kind == Expression::Kind::call && expression.items.size() == 2 &&
           isOperator(expression.text);
}

/// "NS.Color/Red NS.Color/Blue" → "Red,Blue".
std::string enumMembersOf(std::string_view paths) {
    std::string members;
    while (!paths.empty()) {
        const std::size_t end = paths.find_first_of(" ,\t\r\n");
        const std::string_view path = paths.substr(0, end);
        paths.remove_prefix(end == std::string_view::npos ? paths.size() : end + 1);
        if (path.empty())
            continue;
        if (!members.empty())
            members += ',';
        members += path.substr(path.rfind('/') + 1);
    }
    return members;
}

std::string joined(const Expression& expression, std::string_view separator) {
    std::string text;
    for (const Expression& item : expression.items) {
        std::string value = summaryOf(item);
        if (value.empty() && expression.kind != Expression::Kind::call)
            continue;
        if (!item.name.empty())
            value.insert(0, item.name + ": ");
        if (!text.empty())
            text += separator;
        text += value;
    }
    return text;
}

std::string operandOf(const Expression& expression) {
    if (expression.kind == Expression::Kind::null)
        return "null";
    if (expression.kind == Expression::Kind::list)
        return "(" + summaryOf(expression) + ")";
    return isOperation(expression) ? "(" + summaryOf(expression) + ")" : summaryOf(expression);
}

} // namespace

const Expression* Expression::find(std::string_view memberName) const {
    if (kind != Kind::record)
        return nullptr;
    const auto found = std::ranges::find(items, memberName, &Expression::name);
    return found == items.end() ? nullptr : &*found;
}

std::string_view operatorNamed(std::string_view elementName) {
    const auto found = std::ranges::find(operators, elementName, &Operator::element);
    return found == operators.end() ? std::string_view() : found->name;
}

std::string summaryOf(const Expression& expression) {
    using Kind = Expression::Kind;
    switch (expression.kind) {
    case Kind::null:
        return {};
    case Kind::constant:
    case Kind::path:
        return expression.text;
    case Kind::enumMember:
        return enumMembersOf(expression.text);
    case Kind::list:
        return joined(expression, ", ");
    case Kind::record:
        return joined(expression, "; ");
    case Kind::call:
        break;
    }
    if (isOperation(expression))
        return operandOf(expression.items[0]) + " " + expression.text + " " +
               operandOf(expression.items[1]);
    return expression.text + "(" + joined(expression, ", ") + ")";
}

} // namespace odc::odata::csdl
