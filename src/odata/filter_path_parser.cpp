// SPDX-License-Identifier: MPL-2.0
// What only a filter of OData v4 holds: paths through functions and keys, lists, objects.
#include "odata/filter_parser.hpp"
#include "odata/language.hpp"
#include "odata/literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::ErrorKind;

namespace {

/// Steps that came to one path: a single one is itself.
Expression pathOf(std::vector<Expression> steps) {
    if (steps.size() == 1)
        return std::move(steps.front());
    return {ExpressionKind::path, "", "", std::move(steps)};
}

/// What may stand in the brackets behind a set's name.
bool isKeyValue(const Expression& argument) {
    return argument.kind == ExpressionKind::literal ||
           (argument.kind == ExpressionKind::property && argument.name.starts_with('@'));
}

std::string optionName(std::string_view word) {
    std::string name = lowerCase(word);
    if (!name.starts_with('$'))
        name.insert(name.begin(), '$');
    return name;
}

} // namespace

Result<FilterParser::Node> FilterParser::readPath(Token word) {
    std::vector<Expression> steps;
    int height = 0;
    for (;;) {
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        const std::size_t slash = word.text.rfind('/');
        const std::string_view last = word.text.substr(slash + 1);
        const bool hasPrefix = slash != std::string_view::npos;
        const bool isCalled = token_.kind == TokenKind::open;
        const std::string_view plain = !isCalled   ? word.text
                                       : hasPrefix ? word.text.substr(0, slash)
                                                   : std::string_view();
        // A blank before a slash makes two words of one path.
        if (!plain.empty() && !steps.empty() && steps.back().kind == ExpressionKind::property)
            steps.back().name += fmt::format("/{}", plain);
        else if (!plain.empty())
            steps.push_back({ExpressionKind::property, std::string(plain)});
        height = std::max(height, 1);
        if (isCalled) {
            const bool isLambda = last == "any" || last == "all";
            if (isLambda && !steps.empty())
                return readLambda(Node{pathOf(std::move(steps)), height + 1}, last);
            const std::size_t offset = word.offset + word.text.size() - last.size();
            if (isLambda)
                return lexer_.errorAt(offset,
                                      fmt::format("\"{}\" looks into a list, whose name stands "
                                                  "before it, as in Orders/{}(o:…).",
                                                  last, last),
                                      ErrorKind::wrongUsage);
            const bool isBuiltIn = steps.empty() && findFunction(last, dialect_) != nullptr;
            auto step = isBuiltIn ? readCall(last, offset) : readInvocation(last, offset);
            if (!step)
                return step;
            height = std::max(height, step->height);
            steps.push_back(std::move(step->expression));
            if (isBuiltIn)
                break;
            if (last == "$filter" && token_.kind == TokenKind::open) {
                auto key = readInvocation("", token_.offset);
                if (!key)
                    return key;
                height = std::max(height, key->height);
                steps.push_back(std::move(key->expression));
            }
        }
        if (token_.kind != TokenKind::slash)
            break;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        if (token_.kind != TokenKind::word)
            return expected("a property name");
        word = token_;
    }
    const bool isLong = steps.size() > 1;
    return Node{pathOf(std::move(steps)), height + (isLong ? 1 : 0)};
}

bool FilterParser::isNameOfArgument() const {
    if (token_.kind != TokenKind::word)
        return false;
    FilterLexer ahead = lexer_;
    const auto next = ahead.next();
    return next && next->kind == TokenKind::equals;
}

Result<FilterParser::Node> FilterParser::readInvocation(std::string_view name, std::size_t offset) {
    if (name == "$count")
        return readOptions(name);
    Node node{{ExpressionKind::invocation, std::string(name)}};
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    while (token_.kind != TokenKind::close) {
        Node named{{ExpressionKind::named, ""}};
        const bool isNamed = isNameOfArgument();
        if (isNamed) {
            named.expression.name = token_.text;
            for (int i = 0; i < 2; ++i) // the name and its equals sign
                if (auto moved = advance(); !moved)
                    return std::move(moved).error();
        }
        auto argument = readBinary(1);
        if (!argument)
            return argument;
        if (isNamed) {
            add(named, std::move(*argument));
            add(node, std::move(named));
        } else {
            add(node, std::move(*argument));
        }
        if (token_.kind != TokenKind::comma)
            break;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        if (token_.kind == TokenKind::close)
            return expected("a value");
    }
    if (auto checked = checkArguments(node, offset); !checked)
        return std::move(checked).error();
    if (auto taken = take(TokenKind::close, "an operator, a comma or a closing bracket"); !taken)
        return std::move(taken).error();
    return node;
}

/// A key is one value or named ones; a function of the service's own has named arguments alone.
/// Anything else is a function of another version, or one that nobody has.
Result<void> FilterParser::checkArguments(const Node& node, std::size_t offset) const {
    const Expression& call = node.expression;
    if (call.name == "$filter") {
        if (call.operands.size() == 1 && call.operands[0].kind != ExpressionKind::named)
            return {};
        return lexer_.errorAt(offset, "$filter(…) takes one condition.", ErrorKind::wrongUsage);
    }
    const auto isNamed = [](const Expression& argument) {
        return argument.kind == ExpressionKind::named && isIdentifier(argument.name);
    };
    const bool isFine = std::all_of(call.operands.begin(), call.operands.end(), isNamed) ||
                        (call.operands.size() == 1 && isKeyValue(call.operands[0]));
    const bool isOldOnly = findFunction(call.name, Dialect::v3) != nullptr &&
                           findFunction(call.name, Dialect::v4) == nullptr;
    if ((isFine && !isOldOnly) || isForeign(call.name))
        return {};
    return lexer_.errorAt(
        offset,
        fmt::format("{} has no function \"{}\".{}", nameOf(dialect_), call.name,
                    call.name == "substringof" ? " Write contains(Property,'text') instead." : ""),
        ErrorKind::wrongUsage);
}

/// $count($filter=Price gt 5;$search=blue)
Result<FilterParser::Node> FilterParser::readOptions(std::string_view name) {
    Node node{{ExpressionKind::invocation, std::string(name)}};
    do {
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        const std::string option =
            token_.kind == TokenKind::word ? optionName(token_.text) : std::string();
        if ((option != "$filter" && option != "$search") || !isNameOfArgument())
            return expected("$filter=… or $search=…");
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        Node named{{ExpressionKind::named, option}};
        if (option == "$search") {
            auto text = lexer_.takeOption();
            if (!text)
                return std::move(text).error();
            named.expression.value = *text;
            if (auto moved = advance(); !moved)
                return std::move(moved).error();
        } else {
            if (auto moved = advance(); !moved)
                return std::move(moved).error();
            auto condition = readBinary(1);
            if (!condition)
                return condition;
            add(named, std::move(*condition));
        }
        add(node, std::move(named));
    } while (token_.kind == TokenKind::semicolon);
    if (auto taken = take(TokenKind::close, "an operator, a semicolon or a closing bracket");
        !taken)
        return std::move(taken).error();
    return node;
}

Result<FilterParser::Node> FilterParser::readList() {
    Node list{{ExpressionKind::list, ""}};
    ++jsonNesting_;
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    while (token_.kind != TokenKind::closeSquare) {
        auto item = readBinary(1);
        if (!item)
            return item;
        add(list, std::move(*item));
        if (token_.kind == TokenKind::closeSquare)
            break;
        if (auto taken = take(TokenKind::comma, "a comma or a closing bracket"); !taken)
            return std::move(taken).error();
        if (token_.kind == TokenKind::closeSquare)
            return expected("a value");
    }
    --jsonNesting_;
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    return list;
}

Result<FilterParser::Node> FilterParser::readObject() {
    Node object{{ExpressionKind::object, ""}};
    ++jsonNesting_;
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    while (token_.kind != TokenKind::closeCurly) {
        if (!token_.text.starts_with('"'))
            return expected("a member's name between quotation marks");
        Node member{{ExpressionKind::named, token_.value}};
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        if (auto taken = take(TokenKind::colon, "a colon"); !taken)
            return std::move(taken).error();
        auto value = readBinary(1);
        if (!value)
            return value;
        add(member, std::move(*value));
        add(object, std::move(member));
        if (token_.kind == TokenKind::closeCurly)
            break;
        if (auto taken = take(TokenKind::comma, "a comma or a closing bracket"); !taken)
            return std::move(taken).error();
        if (token_.kind == TokenKind::closeCurly)
            return expected("a member's name between quotation marks");
    }
    --jsonNesting_;
    if (auto moved = advance(); !moved)
        return std::move(moved).error();
    return object;
}

} // namespace odc::odata
