// SPDX-License-Identifier: MPL-2.0
// An expression with every bracket written, so that precedence can be seen.
#pragma once

#include "odata/expression.hpp"

#include <string>

namespace odc::test {

inline std::string shape(const odata::Expression& expression) {
    using odata::ExpressionKind;
    const auto operands = [&](const std::string& separator) {
        std::string text;
        for (const odata::Expression& operand : expression.operands)
            text += shape(operand) + separator;
        return text;
    };
    switch (expression.kind) {
    case ExpressionKind::literal:
        return expression.name + ":" + expression.value;
    case ExpressionKind::property:
        return expression.name;
    case ExpressionKind::unary:
        return "(" + expression.name + " " + shape(expression.operands.at(0)) + ")";
    case ExpressionKind::binary:
        return "(" + shape(expression.operands.at(0)) + " " + expression.name + " " +
               shape(expression.operands.at(1)) + ")";
    case ExpressionKind::call:
        return expression.name + "(" + operands(";") + ")";
    case ExpressionKind::lambda:
        return expression.name + "<" + expression.value + ">{" + operands(";") + "}";
    case ExpressionKind::path:
        return "path{" + operands("/") + "}";
    case ExpressionKind::invocation:
        return expression.name + "!(" + operands(";") + ")";
    case ExpressionKind::named:
        return expression.name + "=" + expression.value + operands("");
    case ExpressionKind::list:
        return "[" + operands(";") + "]";
    case ExpressionKind::object:
        return "{" + operands(";") + "}";
    }
    return "?";
}

} // namespace odc::test
