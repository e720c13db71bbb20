// SPDX-License-Identifier: MPL-2.0
// Reads expressions one after the other from a text: a filter holds one, an order several.
#pragma once

#include "odata/expression.hpp"
#include "odata/filter_lexer.hpp"
#include "odata/orderby.hpp"

#include <vector>

namespace odc::odata {

/// Precedence climbing over the lexer's words; one reading each. Thread: any; the text must outlive
/// it.
class FilterParser {
public:
    FilterParser(std::string_view text, Dialect dialect)
        : lexer_(text, dialect), dialect_(dialect) {}

    /// The whole text as one condition.
    Result<Expression> readWhole();
    /// The whole text as an order; none where it is empty.
    Result<std::vector<OrderItem>> readOrder();
    /// Takes functions that no version has for a service's own, with any number of values.
    void acceptForeignFunctions() { takesForeignFunctions_ = true; }
    /// How far the reading came, in bytes.
    [[nodiscard]] std::size_t reached() const { return token_.offset; }

private:
    struct Node {
        Expression expression;
        int height = 1;
    };

    Result<void> advance();
    Result<Expression> readExpression();
    Result<std::vector<OrderItem>> readItems();
    /// wrongUsage at the current word, saying what was expected instead.
    [[nodiscard]] base::Error expected(const std::string& what) const;
    Result<Node> readBinary(int minPrecedence);
    Result<Node> readUnary();
    Result<Node> readOperand();
    /// What stands behind `in` and `has`, which bind tighter than signs do.
    Result<Node> readMembership(Node left);
    Result<Node> readInList();
    Result<Node> readNested(const std::string& name);
    Result<Node> readGroup();
    Result<Node> readWord(const Token& word);
    Result<Node> readCall(std::string_view name, std::size_t offset);
    Result<void> readCallOperands(Node& node, std::size_t maxCount);
    Result<void> checkCall(const Node& node, std::string_view name, std::size_t offset) const;
    Result<Node> readLambda(Node collection, std::string_view name);
    // v4's own, in filter_path_parser.cpp
    Result<Node> readPath(Token word);
    Result<Node> readInvocation(std::string_view name, std::size_t offset);
    Result<Node> readOptions(std::string_view name);
    Result<Node> readList();
    Result<Node> readObject();
    Result<void> checkArguments(const Node& node, std::size_t offset) const;

    [[nodiscard]] int precedenceHere() const;
    [[nodiscard]] base::Error tooDeep() const;
    [[nodiscard]] bool isForeign(std::string_view function) const;
    /// Whether the word at hand is followed by an equals sign.
    [[nodiscard]] bool isNameOfArgument() const;
    Result<void> take(TokenKind kind, const std::string& what);
    Result<Node> join(std::string_view name, Node left, Node right, std::size_t offset) const;
    static void add(Node& node, Node operand);

    FilterLexer lexer_;
    Dialect dialect_;
    Token token_;
    int nesting_ = 0;
    int jsonNesting_ = 0; ///< within [ ] and { } texts stand between quotation marks
    bool takesForeignFunctions_ = false;
};

} // namespace odc::odata
