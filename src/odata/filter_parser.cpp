// SPDX-License-Identifier: MPL-2.0
#include "odata/filter_parser.hpp"

#include "odata/v2_language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

/// What a person who knows version 4 or SQL would write, and what version 2 has instead.
std::string_view hintFor(std::string_view function) {
    if (function == "contains")
        return " Write substringof('text',Property) instead.";
    if (function == "now" || function == "date" || function == "time")
        return " Write a moment as datetime'2014-07-15T00:00:00'.";
    return "";
}

} // namespace

Result<void> FilterParser::advance() {
    auto token = lexer_.next();
    if (!token)
        return std::move(token).error();
    token_ = std::move(token).value();
    return {};
}

Error FilterParser::expected(const std::string& what) const {
    return lexer_.errorAt(token_.offset,
                          fmt::format("expected {}, but found {}.", what, lexer_.nameOf(token_)),
                          ErrorKind::wrongUsage);
}

Result<Expression> FilterParser::readExpression() {
    auto node = readBinary(1);
    if (!node)
        return std::move(node).error();
    return std::move(node->expression);
}

Result<FilterParser::Node> FilterParser::readBinary(int minPrecedence) {
    auto left = readUnary();
    if (!left)
        return left;
    while (token_.kind == TokenKind::word) {
        const int precedence = v2::precedenceOf(token_.text);
        if (precedence == 0 || precedence < minPrecedence)
            break;
        const Token operation = token_;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        auto right = readBinary(precedence + 1);
        if (!right)
            return right;
        const int height = 1 + std::max(left->height, right->height);
        if (height > v2::maxHeight)
            return lexer_.errorAt(operation.offset,
                                  fmt::format("more than {} operators in one chain. Ask for less "
                                              "at once.",
                                              v2::maxHeight),
                                  ErrorKind::tooLarge);
        Node node{{ExpressionKind::binary, std::string(operation.text)}, height};
        node.expression.operands.reserve(2);
        node.expression.operands.push_back(std::move(left->expression));
        node.expression.operands.push_back(std::move(right->expression));
        *left = std::move(node);
    }
    return left;
}

Result<FilterParser::Node> FilterParser::readUnary() {
    if (nesting_ >= v2::maxNesting)
        return lexer_.errorAt(
            token_.offset,
            fmt::format("nested more than {} deep. Write it with fewer brackets.", v2::maxNesting),
            ErrorKind::tooLarge);
    ++nesting_;
    struct Leave {
        int& nesting;
        ~Leave() { --nesting; }
    } const leave{nesting_};

    const Token token = token_;
    switch (token.kind) {
    case TokenKind::literal: {
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        return Node{{ExpressionKind::literal, token.edmType, token.value}};
    }
    case TokenKind::minus:
        return readNested("-");
    case TokenKind::open:
        return readGroup();
    case TokenKind::word: {
        if (token.text == "not")
            return readNested("not");
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        if (token_.kind == TokenKind::open)
            return readCall(token.text, token.offset);
        return Node{{ExpressionKind::property, std::string(token.text)}};
    }
    case TokenKind::close:
    case TokenKind::comma:
    case TokenKind::end:
        break;
    }
    return expected("a property, a value or a function");
}

Result<FilterParser::Node> FilterParser::readNested(const std::string& name) {
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    auto operand = readUnary();
    if (!operand)
        return operand;
    Node node{{ExpressionKind::unary, name}, operand->height + 1};
    node.expression.operands.push_back(std::move(operand->expression));
    return node;
}

Result<FilterParser::Node> FilterParser::readGroup() {
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    auto inner = readBinary(1);
    if (!inner)
        return inner;
    if (token_.kind != TokenKind::close)
        return expected("an operator such as and, eq or add, or a closing bracket");
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    return inner;
}

Result<FilterParser::Node> FilterParser::readCall(std::string_view name, std::size_t offset) {
    const v2::Function* function = v2::findFunction(name);
    if (function == nullptr)
        return lexer_.errorAt(
            offset, fmt::format("OData version 2 has no function \"{}\".{}", name, hintFor(name)),
            ErrorKind::wrongUsage);
    Node node{{ExpressionKind::call, std::string(name)}};
    do {
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        auto argument = readBinary(1);
        if (!argument)
            return argument;
        node.height = std::max(node.height, argument->height + 1);
        node.expression.operands.push_back(std::move(argument->expression));
    } while (token_.kind == TokenKind::comma &&
             node.expression.operands.size() <= function->maxArguments);
    if (token_.kind != TokenKind::close && token_.kind != TokenKind::comma)
        return expected("an operator, a comma or a closing bracket");
    const std::size_t count = node.expression.operands.size();
    if (count < function->minArguments || count > function->maxArguments) {
        const std::string wanted =
            function->minArguments == function->maxArguments
                ? std::to_string(function->minArguments)
                : fmt::format("{} or {}", function->minArguments, function->maxArguments);
        return lexer_.errorAt(offset,
                              fmt::format("the function {} takes {} value{}.", name, wanted,
                                          function->maxArguments == 1 ? "" : "s"),
                              ErrorKind::wrongUsage);
    }
    if (token_.kind != TokenKind::close)
        return expected("a closing bracket");
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    return node;
}

Result<Expression> parseFilterV2(std::string_view text) {
    FilterParser parser(text);
    if (auto begun = parser.begin(); !begun)
        return std::move(begun).error();
    auto expression = parser.readExpression();
    if (expression && parser.current().kind != TokenKind::end)
        return parser.expected("an operator such as and, eq or add, or the end");
    return expression;
}

} // namespace odc::odata
