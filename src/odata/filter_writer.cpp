// SPDX-License-Identifier: MPL-2.0
#include "odata/expression.hpp"
#include "odata/v2_language.hpp"

#include <algorithm>

namespace odc::odata {

namespace {

int precedenceOf(const Expression& expression) {
    switch (expression.kind) {
    case ExpressionKind::binary:
        return v2::precedenceOf(expression.name);
    case ExpressionKind::unary:
        return v2::unaryPrecedence;
    case ExpressionKind::literal:
    case ExpressionKind::property:
    case ExpressionKind::call:
        break;
    }
    return v2::unaryPrecedence + 1;
}

void write(const Expression& expression, std::string& text);

void writeBracketed(const Expression& expression, bool needsBrackets, std::string& text) {
    if (needsBrackets)
        text.push_back('(');
    write(expression, text);
    if (needsBrackets)
        text.push_back(')');
}

void writeUnary(const Expression& expression, std::string& text) {
    text += expression.name;
    if (expression.name == "not")
        text.push_back(' ');
    for (const Expression& operand : expression.operands) {
        bool needsBrackets = precedenceOf(operand) < v2::unaryPrecedence;
        if (expression.name == "-" && operand.kind == ExpressionKind::literal) {
            // Without brackets the sign would become part of the number.
            const std::string literal = writeLiteralV2(operand.name, operand.value);
            needsBrackets = (literal[0] >= '0' && literal[0] <= '9') || literal[0] == 'I';
        }
        writeBracketed(operand, needsBrackets, text);
    }
}

void write(const Expression& expression, std::string& text) {
    switch (expression.kind) {
    case ExpressionKind::literal:
        text += writeLiteralV2(expression.name, expression.value);
        return;
    case ExpressionKind::property:
        text += expression.name;
        return;
    case ExpressionKind::unary:
        writeUnary(expression, text);
        return;
    case ExpressionKind::binary: {
        if (expression.operands.size() != 2)
            return;
        // All binary operators lean to the left: a sub (b sub c) keeps its brackets.
        const int own = precedenceOf(expression);
        const Expression& left = expression.operands[0];
        const Expression& right = expression.operands[1];
        writeBracketed(left, precedenceOf(left) < own, text);
        text.push_back(' ');
        text += expression.name;
        text.push_back(' ');
        writeBracketed(right, precedenceOf(right) <= own, text);
        return;
    }
    case ExpressionKind::call:
        text += expression.name;
        text.push_back('(');
        for (std::size_t i = 0; i < expression.operands.size(); ++i) {
            if (i > 0)
                text.push_back(',');
            write(expression.operands[i], text);
        }
        text.push_back(')');
        return;
    }
}

void collectPaths(const Expression& expression, std::vector<std::string>& paths) {
    if (expression.kind == ExpressionKind::property &&
        std::find(paths.begin(), paths.end(), expression.name) == paths.end())
        paths.push_back(expression.name);
    for (const Expression& operand : expression.operands)
        collectPaths(operand, paths);
}

} // namespace

std::string writeFilterV2(const Expression& expression) {
    std::string text;
    write(expression, text);
    return text;
}

std::vector<std::string> pathsOf(const Expression& expression) {
    std::vector<std::string> paths;
    collectPaths(expression, paths);
    return paths;
}

} // namespace odc::odata
