// SPDX-License-Identifier: MPL-2.0
#include "odata/filter_parser.hpp"

#include "odata/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::string_view anOperator = "an operator such as and, eq or add";

/// What a person who knows another version or SQL would write, and what this one has instead.
std::string_view hintFor(std::string_view function, Dialect dialect) {
    if (dialect == Dialect::v4) {
        if (function == "substringof")
            return " Write contains(Property,'text') instead.";
        return "";
    }
    if (function == "contains")
        return " Write substringof('text',Property) instead.";
    if (function == "now" || function == "date" || function == "time")
        return " Write a moment as datetime'2014-07-15T00:00:00'.";
    return "";
}

std::string countOf(const Function& function) {
    if (function.minArguments != function.maxArguments)
        return fmt::format("{} or {} values", function.minArguments, function.maxArguments);
    if (function.maxArguments == 0)
        return "no value";
    return fmt::format("{} value{}", function.maxArguments, function.maxArguments == 1 ? "" : "s");
}

} // namespace

Result<void> FilterParser::advance() {
    auto token = lexer_.next();
    if (!token)
        return std::move(token).error();
    token_ = std::move(token).value();
    if (token_.text.starts_with('"') && jsonNesting_ == 0)
        return lexer_.errorAt(token_.offset, "text is written between apostrophes, as in 'Berlin'.",
                              ErrorKind::wrongUsage);
    return {};
}

Error FilterParser::expected(const std::string& what) const {
    if (token_.kind == TokenKind::equals)
        return lexer_.errorAt(token_.offset,
                              "comparisons are written in letters here: eq, ne, lt, le, gt or ge.",
                              ErrorKind::wrongUsage);
    return lexer_.errorAt(token_.offset,
                          fmt::format("expected {}, but found {}.", what, lexer_.nameOf(token_)),
                          ErrorKind::wrongUsage);
}

Error FilterParser::tooDeep() const {
    return lexer_.errorAt(
        token_.offset,
        fmt::format("nested more than {} deep. Write it with fewer brackets.", maxNesting),
        ErrorKind::tooLarge);
}

Result<void> FilterParser::take(TokenKind kind, const std::string& what) {
    if (token_.kind != kind)
        return expected(what);
    return advance();
}

void FilterParser::add(Node& node, Node operand) {
    node.height = std::max(node.height, operand.height + 1);
    node.expression.operands.push_back(std::move(operand.expression));
}

Result<FilterParser::Node> FilterParser::join(std::string_view name, Node left, Node right,
                                              std::size_t offset) const {
    const int height = 1 + std::max(left.height, right.height);
    if (height > maxHeight)
        return lexer_.errorAt(offset,
                              fmt::format("more than {} operators in one chain. Ask for less "
                                          "at once.",
                                          maxHeight),
                              ErrorKind::tooLarge);
    Node node{{ExpressionKind::binary, std::string(name)}, height};
    node.expression.operands.reserve(2);
    node.expression.operands.push_back(std::move(left.expression));
    node.expression.operands.push_back(std::move(right.expression));
    return node;
}

int FilterParser::precedenceHere() const {
    if (token_.kind != TokenKind::word)
        return 0;
    return dialect_ == Dialect::v4 ? precedenceOf(lowerCase(token_.text), dialect_)
                                   : precedenceOf(token_.text, dialect_);
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
    for (;;) {
        const int precedence = precedenceHere();
        if (precedence == 0 || precedence < minPrecedence || precedence > unaryPrecedence)
            return left;
        const Token operation = token_;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        auto right = readBinary(precedence + 1);
        if (!right)
            return right;
        left =
            join(lowerCase(operation.text), std::move(*left), std::move(*right), operation.offset);
        if (!left)
            return left;
    }
}

Result<FilterParser::Node> FilterParser::readUnary() {
    if (nesting_ >= maxNesting)
        return tooDeep();
    ++nesting_;
    struct Leave {
        int& nesting;
        ~Leave() { --nesting; }
    } const leave{nesting_};

    if (token_.kind == TokenKind::minus)
        return readNested("-");
    const bool isV4 = dialect_ == Dialect::v4;
    if (token_.kind == TokenKind::word &&
        (token_.text == "not" || (isV4 && lowerCase(token_.text) == "not")))
        return readNested("not");
    auto operand = readOperand();
    if (!operand || !isV4)
        return operand;
    return readMembership(std::move(*operand));
}

Result<FilterParser::Node> FilterParser::readMembership(Node left) {
    while (precedenceHere() == membershipPrecedence) {
        const Token operation = token_;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        const std::string name = lowerCase(operation.text);
        auto right = name == "in" && token_.kind == TokenKind::open ? readInList() : readOperand();
        if (!right)
            return right;
        auto joined = join(name, std::move(left), std::move(*right), operation.offset);
        if (!joined)
            return joined;
        left = std::move(*joined);
    }
    return left;
}

/// ('a','b'): values in brackets are a list, one single other thing is that thing in brackets.
Result<FilterParser::Node> FilterParser::readInList() {
    Node list{{ExpressionKind::list, ""}};
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    while (token_.kind != TokenKind::close) {
        const Token first = token_;
        auto item = readBinary(1);
        if (!item)
            return item;
        const bool isValue = item->expression.kind == ExpressionKind::literal;
        if (!isValue && list.expression.operands.empty() && token_.kind == TokenKind::close) {
            if (auto moved = advance(); !moved)
                return std::move(moved).error();
            return item;
        }
        if (!isValue)
            return lexer_.errorAt(first.offset, "a list behind \"in\" holds values alone.",
                                  ErrorKind::wrongUsage);
        add(list, std::move(*item));
        if (token_.kind != TokenKind::comma)
            break;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        if (token_.kind == TokenKind::close)
            return expected("a value");
    }
    if (auto taken = take(TokenKind::close, "a comma or a closing bracket"); !taken)
        return std::move(taken).error();
    return list;
}

Result<FilterParser::Node> FilterParser::readOperand() {
    const Token token = token_;
    switch (token.kind) {
    case TokenKind::literal: {
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        return Node{{ExpressionKind::literal, token.edmType, token.value}};
    }
    case TokenKind::open:
        return readGroup();
    case TokenKind::openSquare:
        return readList();
    case TokenKind::openCurly:
        return readObject();
    case TokenKind::word:
        return readWord(token);
    default:
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
    Node node{{ExpressionKind::unary, name}};
    add(node, std::move(*operand));
    return node;
}

Result<FilterParser::Node> FilterParser::readGroup() {
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    auto inner = readBinary(1);
    if (!inner)
        return inner;
    if (auto taken = take(TokenKind::close, fmt::format("{}, or a closing bracket", anOperator));
        !taken)
        return std::move(taken).error();
    return inner;
}

Result<FilterParser::Node> FilterParser::readWord(const Token& word) {
    if (dialect_ == Dialect::v4)
        return readPath(word);
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    if (token_.kind != TokenKind::open)
        return Node{{ExpressionKind::property, std::string(word.text)}};
    const std::size_t slash = word.text.rfind('/');
    const std::string_view last = word.text.substr(slash + 1);
    if (dialect_ == Dialect::v3 && slash != std::string_view::npos &&
        (last == "any" || last == "all"))
        return readLambda(Node{{ExpressionKind::property, std::string(word.text.substr(0, slash))}},
                          last);
    return readCall(word.text, word.offset);
}

bool FilterParser::isForeign(std::string_view function) const {
    return takesForeignFunctions_ && findFunction(function, Dialect::v3) == nullptr &&
           findFunction(function, Dialect::v4) == nullptr;
}

Result<FilterParser::Node> FilterParser::readCall(std::string_view name, std::size_t offset) {
    static constexpr Function foreign{"", 0, 1'000};
    const Function* function = isForeign(name) ? &foreign : findFunction(name, dialect_);
    if (function == nullptr)
        return lexer_.errorAt(offset,
                              fmt::format("{} has no function \"{}\".{}", nameOf(dialect_), name,
                                          hintFor(name, dialect_)),
                              ErrorKind::wrongUsage);
    Node node{{ExpressionKind::call, std::string(function == &foreign ? name : function->name)}};
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    if (token_.kind != TokenKind::close || function->minArguments > 0)
        if (auto read = readCallOperands(node, function->maxArguments); !read)
            return std::move(read).error();
    if (function != &foreign)
        if (auto checked = checkCall(node, name, offset); !checked)
            return std::move(checked).error();
    if (auto taken = take(TokenKind::close, "a closing bracket"); !taken)
        return std::move(taken).error();
    return node;
}

/// The values between the brackets, up to one more than the function takes.
Result<void> FilterParser::readCallOperands(Node& node, std::size_t maxCount) {
    for (;;) {
        auto argument = readBinary(1);
        if (!argument)
            return std::move(argument).error();
        add(node, std::move(*argument));
        const std::size_t count = node.expression.operands.size();
        // A case pairs each condition with a value behind a colon.
        const bool isCondition = node.expression.name == "case" && count % 2 == 1;
        if (isCondition && token_.kind != TokenKind::colon)
            return expected("a colon and the value for this case");
        if (!isCondition && token_.kind != TokenKind::close && token_.kind != TokenKind::comma)
            return expected("an operator, a comma or a closing bracket");
        if (token_.kind == TokenKind::close || count > maxCount)
            return {};
        if (auto moved = advance(); !moved)
            return moved;
    }
}

Result<void> FilterParser::checkCall(const Node& node, std::string_view name,
                                     std::size_t offset) const {
    const Function* function = findFunction(name, dialect_);
    const std::vector<Expression>& operands = node.expression.operands;
    if (operands.size() < function->minArguments || operands.size() > function->maxArguments)
        return lexer_.errorAt(offset,
                              fmt::format("the function {} takes {}.", name, countOf(*function)),
                              ErrorKind::wrongUsage);
    const bool takesType = function->name == "isof" || function->name == "cast";
    if (dialect_ == Dialect::v4 && takesType && operands.back().kind != ExpressionKind::property)
        return lexer_.errorAt(offset,
                              fmt::format("the function {} takes a type's bare name, as in "
                                          "{}(Price,Edm.Decimal).",
                                          name, name),
                              ErrorKind::wrongUsage);
    return {};
}

Result<FilterParser::Node> FilterParser::readLambda(Node collection, std::string_view name) {
    Node node{{ExpressionKind::lambda, std::string(name)}};
    add(node, std::move(collection));
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    if (name == "any" && token_.kind == TokenKind::close) {
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        return node;
    }
    const bool isVariable =
        token_.kind == TokenKind::word && token_.text.find_first_of("/.$@") == std::string::npos;
    if (!isVariable)
        return expected(
            fmt::format("a short name for one of the list's members, as in {}(x:…)", name));
    node.expression.value = token_.text;
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    if (auto taken = take(TokenKind::colon, "a colon"); !taken)
        return std::move(taken).error();
    auto condition = readBinary(1);
    if (!condition)
        return condition;
    add(node, std::move(*condition));
    if (auto taken = take(TokenKind::close, fmt::format("{}, or a closing bracket", anOperator));
        !taken)
        return std::move(taken).error();
    return node;
}

Result<Expression> FilterParser::readWhole() {
    if (auto begun = advance(); !begun)
        return std::move(begun).error();
    auto expression = readExpression();
    if (expression && token_.kind != TokenKind::end)
        return expected(fmt::format("{}, or the end", anOperator));
    return expression;
}

Result<Expression> parseFilter(std::string_view text, Dialect dialect) {
    return FilterParser(text, dialect).readWhole();
}

Result<Expression> parseFilterV2(std::string_view text) {
    return parseFilter(text, Dialect::v2);
}

Result<Expression> parseFilterV4(std::string_view text) {
    return parseFilter(text, Dialect::v4);
}

Dialect dialectOf(Version version) {
    switch (version) {
    case Version::v1:
    case Version::v2:
        return Dialect::v2;
    case Version::v3:
        return Dialect::v3;
    case Version::v4:
    case Version::v401:
        break;
    }
    return Dialect::v4;
}

} // namespace odc::odata
