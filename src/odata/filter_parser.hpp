// SPDX-License-Identifier: MPL-2.0
// Reads expressions one after the other from a text: a filter holds one, an order several.
#pragma once

#include "odata/expression.hpp"
#include "odata/filter_lexer.hpp"

namespace odc::odata {

/// Precedence climbing over the lexer's words. After readExpression the word that ended it is
/// `current()`. Thread: any; the text must outlive it.
class FilterParser {
public:
    explicit FilterParser(std::string_view text) : lexer_(text) {}

    /// Must succeed before anything else: reads the first word.
    Result<void> begin() { return advance(); }
    Result<Expression> readExpression();
    [[nodiscard]] const Token& current() const { return token_; }
    Result<void> advance();
    /// wrongUsage at the current word, saying what was expected instead.
    [[nodiscard]] base::Error expected(const std::string& what) const;

private:
    struct Node {
        Expression expression;
        int height = 1;
    };

    Result<Node> readBinary(int minPrecedence);
    Result<Node> readUnary();
    Result<Node> readNested(const std::string& name);
    Result<Node> readGroup();
    Result<Node> readCall(std::string_view name, std::size_t offset);

    FilterLexer lexer_;
    Token token_;
    int nesting_ = 0;
};

} // namespace odc::odata
