// SPDX-License-Identifier: MPL-2.0
#include "odata/expression.hpp"
#include "odata/filter_characters.hpp"
#include "odata/language.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::odata {

namespace {

bool isComparison(int precedence) {
    return precedence == 3 || precedence == 4;
}

void appendJsonText(std::string_view value, std::string& text) {
    text.push_back('"');
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text.push_back('\\');
        if (static_cast<unsigned char>(c) < 0x20)
            text += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        else
            text.push_back(c);
    }
    text.push_back('"');
}

class FilterWriter {
public:
    explicit FilterWriter(Dialect dialect) : dialect_(dialect) {}

    std::string write(const Expression& expression) {
        add(expression);
        return std::move(text_);
    }

private:
    [[nodiscard]] int precedence(const Expression& expression) const {
        switch (expression.kind) {
        case ExpressionKind::binary:
            return precedenceOf(expression.name, dialect_);
        case ExpressionKind::unary:
            return unaryPrecedence;
        default:
            break;
        }
        return membershipPrecedence + 1;
    }

    void add(const Expression& expression) {
        switch (expression.kind) {
        case ExpressionKind::literal:
            addLiteral(expression);
            return;
        case ExpressionKind::property:
            text_ += expression.name;
            return;
        case ExpressionKind::unary:
            addUnary(expression);
            return;
        case ExpressionKind::binary:
            addBinary(expression);
            return;
        case ExpressionKind::call:
        case ExpressionKind::invocation:
            text_ += expression.name;
            addArguments(expression);
            return;
        case ExpressionKind::lambda:
            addLambda(expression);
            return;
        case ExpressionKind::path:
            addPath(expression);
            return;
        case ExpressionKind::named:
            addNamed(expression);
            return;
        case ExpressionKind::list:
            addJson(expression, '[', ']');
            return;
        case ExpressionKind::object:
            addJson(expression, '{', '}');
            return;
        }
    }

    void addBracketed(const Expression& expression, bool needsBrackets) {
        if (needsBrackets)
            text_.push_back('(');
        add(expression);
        if (needsBrackets)
            text_.push_back(')');
    }

    void addLiteral(const Expression& literal) {
        if (jsonNesting_ > 0 && literal.name == "Edm.String")
            appendJsonText(literal.value, text_);
        else
            text_ += writeLiteral(literal.name, literal.value, dialect_);
    }

    void addUnary(const Expression& expression) {
        text_ += expression.name;
        if (expression.name == "not")
            text_.push_back(' ');
        for (const Expression& operand : expression.operands) {
            bool needsBrackets =
                precedence(operand) < unaryPrecedence ||
                (dialect_ == Dialect::v4 && operand.kind == ExpressionKind::binary);
            if (expression.name == "-" && operand.kind == ExpressionKind::literal) {
                // Without brackets the sign would become part of the number.
                const std::string literal = writeLiteral(operand.name, operand.value, dialect_);
                needsBrackets = (literal[0] >= '0' && literal[0] <= '9') || literal[0] == 'I';
            }
            addBracketed(operand, needsBrackets);
        }
    }

    void addBinary(const Expression& expression) {
        if (expression.operands.size() != 2)
            return;
        // All binary operators lean to the left: a sub (b sub c) keeps its brackets.
        const int own = precedence(expression);
        const Expression& left = expression.operands[0];
        const Expression& right = expression.operands[1];
        addBracketed(left, precedence(left) < own || isDisputed(left, own));
        text_.push_back(' ');
        text_ += expression.name;
        text_.push_back(' ');
        if (expression.name == "in" && isPlainList(right))
            addArguments(right);
        else
            addBracketed(right, precedence(right) <= own || isDisputed(right, own));
    }

    /// Where v4 services differ, or its grammar and its table of precedence do: brackets say it.
    [[nodiscard]] bool isDisputed(const Expression& operand, int outer) const {
        if (dialect_ != Dialect::v4)
            return false;
        if (operand.kind == ExpressionKind::unary)
            return operand.name == "not" ? outer > 2 : outer == membershipPrecedence;
        const int inner = precedence(operand);
        return operand.kind == ExpressionKind::binary &&
               ((isComparison(inner) && isComparison(outer)) ||
                (inner == membershipPrecedence && outer > 2));
    }

    [[nodiscard]] bool isPlainList(const Expression& expression) const {
        return expression.kind == ExpressionKind::list && jsonNesting_ == 0 &&
               std::all_of(
                   expression.operands.begin(), expression.operands.end(),
                   [](const Expression& item) { return item.kind == ExpressionKind::literal; });
    }

    void addArguments(const Expression& expression) {
        text_.push_back('(');
        if (expression.kind == ExpressionKind::call && expression.name == "case") {
            for (std::size_t i = 0; i < expression.operands.size(); ++i) {
                if (i > 0)
                    text_.push_back(i % 2 == 1 ? ':' : ',');
                const std::size_t begin = text_.size();
                add(expression.operands[i]);
                // 10:20 would be a time of day.
                const bool isClock =
                    i % 2 == 1 && isDigit(text_[begin - 2]) && isDigit(text_[begin]);
                if (isClock)
                    text_.insert(begin, 1, '(').push_back(')');
            }
        } else {
            addJoined(expression, expression.name == "$count" ? ';' : ',');
        }
        text_.push_back(')');
    }

    void addJoined(const Expression& expression, char separator) {
        for (std::size_t i = 0; i < expression.operands.size(); ++i) {
            if (i > 0)
                text_.push_back(separator);
            add(expression.operands[i]);
        }
    }

    void addPath(const Expression& expression) {
        for (std::size_t i = 0; i < expression.operands.size(); ++i) {
            // A key behind $filter(…) has no name of its own.
            if (i > 0 && !expression.operands[i].name.empty())
                text_.push_back('/');
            add(expression.operands[i]);
        }
    }

    void addNamed(const Expression& expression) {
        text_ += expression.name + "=" + expression.value;
        for (const Expression& operand : expression.operands)
            add(operand);
    }

    void addJson(const Expression& expression, char open, char close) {
        text_.push_back(open);
        ++jsonNesting_;
        for (std::size_t i = 0; i < expression.operands.size(); ++i) {
            if (i > 0)
                text_.push_back(',');
            const Expression& member = expression.operands[i];
            if (expression.kind == ExpressionKind::object) {
                appendJsonText(member.name, text_);
                text_.push_back(':');
                for (const Expression& value : member.operands)
                    add(value);
            } else {
                add(member);
            }
        }
        --jsonNesting_;
        text_.push_back(close);
    }

    void addLambda(const Expression& expression) {
        if (expression.operands.empty())
            return;
        add(expression.operands[0]);
        text_ += fmt::format("/{}(", expression.name);
        if (expression.operands.size() == 2) {
            text_ += expression.value + ":";
            add(expression.operands[1]);
        }
        text_.push_back(')');
    }

    Dialect dialect_;
    std::string text_;
    int jsonNesting_ = 0;
};

} // namespace

std::string writeFilter(const Expression& expression, Dialect dialect) {
    return FilterWriter(dialect).write(expression);
}

std::string writeFilterV2(const Expression& expression) {
    return writeFilter(expression, Dialect::v2);
}

std::string writeFilterV4(const Expression& expression) {
    return writeFilter(expression, Dialect::v4);
}

} // namespace odc::odata
