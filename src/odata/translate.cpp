// SPDX-License-Identifier: MPL-2.0
#include "odata/translate.hpp"

#include "base/date.hpp"
#include "odata/lambda_variables.hpp"
#include "odata/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

/// Nodes that a translation may add to a filter by writing things out more than once.
constexpr std::size_t maxGrowth = 6'000;

Expression binary(std::string_view name, Expression left, Expression right) {
    Expression node{ExpressionKind::binary, std::string(name)};
    node.operands.reserve(2);
    node.operands.push_back(std::move(left));
    node.operands.push_back(std::move(right));
    return node;
}

bool isComparison(std::string_view name) {
    return name == "eq" || name == "ne" || name == "lt" || name == "le" || name == "gt" ||
           name == "ge";
}

/// What a comparison becomes when its sides change places.
std::string_view mirrored(std::string_view name) {
    return name == "lt"   ? "gt"
           : name == "le" ? "ge"
           : name == "gt" ? "lt"
           : name == "ge" ? "le"
                          : name;
}

/// A type's name in the other dialect.
std::string typeName(std::string_view name, Dialect to) {
    const bool isV4 = to == Dialect::v4;
    if (isV4 && name == "Edm.DateTime")
        return "Edm.DateTimeOffset";
    if (isV4 && name == "Edm.Time")
        return "Edm.Duration";
    if (!isV4 && name == "Edm.Date")
        return "Edm.DateTime";
    if (!isV4 && (name == "Edm.Duration" || name == "Edm.TimeOfDay"))
        return "Edm.Time";
    return std::string(name);
}

bool isDateCall(const Expression& expression) {
    return expression.kind == ExpressionKind::call && expression.name == "date" &&
           expression.operands.size() == 1;
}

bool isDay(const Expression& expression) {
    return expression.kind == ExpressionKind::literal && expression.name == "Edm.Date";
}

class Translator {
public:
    Translator(Dialect from, Dialect to, const TypeOfPath& typeOf)
        : from_(from), to_(to), typeOf_(typeOf) {}

    Result<Expression> run(const Expression& expression) {
        switch (expression.kind) {
        case ExpressionKind::literal:
            return translateLiteral(expression, to_, {});
        case ExpressionKind::property:
            return runProperty(expression);
        case ExpressionKind::binary:
            return runBinary(expression);
        case ExpressionKind::call:
            return runCall(expression);
        case ExpressionKind::lambda:
            return runLambda(expression);
        case ExpressionKind::unary:
            return runOperands(expression);
        case ExpressionKind::path:
        case ExpressionKind::invocation:
        case ExpressionKind::named:
        case ExpressionKind::list:
        case ExpressionKind::object:
            break;
        }
        if (to_ == Dialect::v4)
            return runOperands(expression);
        return noEqualOf(writeFilter(expression, Dialect::v4));
    }

private:
    [[nodiscard]] Error noEqualOf(std::string_view what) const {
        return {ErrorKind::unsupported,
                fmt::format("{} has no equal of {}. Leave that part out of the filter.",
                            nameOf(to_), what)};
    }

    Result<Expression> runOperands(const Expression& expression) {
        Expression result{expression.kind, expression.name, expression.value};
        for (const Expression& operand : expression.operands) {
            auto done = run(operand);
            if (!done)
                return done;
            result.operands.push_back(std::move(*done));
        }
        return result;
    }

    Result<Expression> runProperty(const Expression& property) const {
        if (to_ == Dialect::v4)
            return asName(property.name);
        std::string_view path = property.name;
        constexpr std::string_view row = "$it/";
        if (path.starts_with(row) && (to_ == Dialect::v2 || variables_.empty()))
            path.remove_prefix(row.size());
        std::string_view rest = path;
        while (!rest.empty()) {
            const std::string_view segment = rest.substr(0, rest.find('/'));
            const bool isFirst = rest.size() == path.size();
            rest.remove_prefix(std::min(segment.size() + 1, rest.size()));
            const bool isRow = isFirst && segment == "$it" && to_ == Dialect::v3;
            const bool isCast = to_ == Dialect::v2 && segment.find('.') != std::string_view::npos;
            if ((!isRow && segment.starts_with('$')) || segment.starts_with('@') || isCast)
                return noEqualOf(isCast ? fmt::format("the type {} in a path", segment)
                                        : std::string(segment));
        }
        return asName(path);
    }

    /// "NaNf" is a name in v4 and a number in v2; "True" the other way round.
    [[nodiscard]] Result<Expression> asName(std::string_view path) const {
        const auto there = parseFilter(path, to_);
        if (there && there->kind == ExpressionKind::literal)
            return noEqualOf(path);
        return Expression{ExpressionKind::property, std::string(path)};
    }

    /// The type of what a path means here, with a lambda's variable put back to its collection.
    [[nodiscard]] std::string typeOf(const Expression& expression) const {
        if (!typeOf_ || expression.kind != ExpressionKind::property)
            return {};
        return typeOf_(withoutVariables(expression.name, variables_));
    }

    /// One side of a comparison, a literal in the type of what the other side is.
    Result<Expression> runSide(const Expression& side, const Expression& other) {
        if (side.kind == ExpressionKind::literal)
            return translateLiteral(side, to_, typeOf(other));
        return run(side);
    }

    /// Chains lean to the left and may be long: they are walked, not recursed into.
    Result<Expression> runBinary(const Expression& expression) {
        std::vector<const Expression*> chain;
        const Expression* innermost = &expression;
        while (innermost->kind == ExpressionKind::binary && innermost->operands.size() == 2) {
            chain.push_back(innermost);
            innermost = &innermost->operands[0];
        }
        if (chain.empty())
            return noEqualOf(fmt::format("\"{}\"", expression.name));
        auto left = runInnermost(*chain.back());
        for (auto link = chain.rbegin() + 1; link != chain.rend() && left; ++link)
            left = runLink(**link, std::move(*left));
        return left;
    }

    Result<Expression> runInnermost(const Expression& expression) {
        const Expression& left = expression.operands[0];
        const Expression& right = expression.operands[1];
        if (to_ != Dialect::v4 && isComparison(expression.name)) {
            if (isDateCall(left) && isDay(right))
                return runDay(expression.name, left.operands[0], right);
            if (isDateCall(right) && isDay(left))
                return runDay(mirrored(expression.name), right.operands[0], left);
        }
        const bool isCompared = isComparison(expression.name);
        auto first = isCompared ? runSide(left, right) : run(left);
        if (!first)
            return first;
        return runLink(expression, std::move(*first));
    }

    /// `left` is the link's left side, translated already.
    Result<Expression> runLink(const Expression& link, Expression left) {
        const Expression& right = link.operands[1];
        const bool isCompared = isComparison(link.name);
        if (to_ != Dialect::v4) {
            if (link.name == "in")
                return runIn(link.operands[0], left, right);
            if (precedenceOf(link.name, to_) == 0)
                return noEqualOf(fmt::format("\"{}\"", link.name));
        }
        auto second = isCompared ? runSide(right, link.operands[0]) : run(right);
        if (!second)
            return second;
        return binary(link.name, std::move(left), std::move(*second));
    }

    /// A in (1,2) is A eq 1 or A eq 2; in nothing is false.
    Result<Expression> runIn(const Expression& original, const Expression& left,
                             const Expression& right) {
        if (right.kind != ExpressionKind::list)
            return noEqualOf(fmt::format("\"in\" before {}", writeFilter(right, Dialect::v4)));
        if (right.operands.empty())
            return Expression{ExpressionKind::literal, "Edm.Boolean", "false"};
        if (auto kept = keepSmall(left, right.operands.size()); !kept)
            return std::move(kept).error();
        std::optional<Expression> chain;
        for (const Expression& item : right.operands) {
            auto value = runSide(item, original);
            if (!value)
                return value;
            Expression same = binary("eq", left, std::move(*value));
            chain = chain ? binary("or", std::move(*chain), std::move(same)) : std::move(same);
        }
        return std::move(*chain);
    }

    /// What is written out several times may not grow without bounds.
    Result<void> keepSmall(const Expression& repeated, std::size_t times) {
        grown_ += times * (sizeOf(repeated) + 3);
        if (grown_ <= maxGrowth)
            return {};
        return Error{ErrorKind::tooLarge,
                     fmt::format("The filter becomes too long when it is written for {}. Ask for "
                                 "fewer values at once.",
                                 nameOf(to_))};
    }

    static std::size_t sizeOf(const Expression& expression) {
        std::size_t size = 1;
        for (const Expression& operand : expression.operands)
            size += sizeOf(operand);
        return size;
    }

    /// date(X) eq 2014-07-15 is X ge its midnight and X lt the next one's.
    Result<Expression> runDay(std::string_view name, const Expression& moment,
                              const Expression& day) {
        const auto date = base::parseDay(day.value);
        if (!date || day.value == "9999-12-31")
            return noEqualOf("date()");
        if (auto kept = keepSmall(moment, 2); !kept)
            return std::move(kept).error();
        const Expression next{ExpressionKind::literal, "Edm.Date",
                              base::formatDay(base::addDays(*date, 1))};
        const auto compare = [&](std::string_view operation,
                                 const Expression& bound) -> Result<Expression> {
            return runInnermost(binary(operation, moment, bound));
        };
        if (name == "lt" || name == "ge")
            return compare(name, day);
        if (name == "le" || name == "gt")
            return compare(name == "le" ? "lt" : "ge", next);
        auto first = compare(name == "eq" ? "ge" : "lt", day);
        if (!first)
            return first;
        auto second = compare(name == "eq" ? "lt" : "ge", next);
        if (!second)
            return second;
        return binary(name == "eq" ? "and" : "or", std::move(*first), std::move(*second));
    }

    Result<Expression> runCall(const Expression& call) {
        if (call.name == "isof" || call.name == "cast")
            return runTyped(call);
        const bool isSwapped = (call.name == "substringof" && to_ == Dialect::v4) ||
                               (call.name == "contains" && to_ != Dialect::v4);
        if (!isSwapped && findFunction(call.name, to_) == nullptr)
            return noEqualOf(call.name + "()");
        auto done = runOperands(call);
        if (!done || !isSwapped)
            return done;
        done->name = to_ == Dialect::v4 ? "contains" : "substringof";
        std::reverse(done->operands.begin(), done->operands.end());
        return done;
    }

    /// The last value is a type: quoted in v2 and v3, bare in v4.
    Result<Expression> runTyped(const Expression& call) {
        Expression result{ExpressionKind::call, call.name};
        for (std::size_t i = 0; i + 1 < call.operands.size(); ++i) {
            auto done = run(call.operands[i]);
            if (!done)
                return done;
            result.operands.push_back(std::move(*done));
        }
        const Expression& type = call.operands.back();
        const bool isQuoted = type.kind == ExpressionKind::literal && type.name == "Edm.String";
        if (!isQuoted && type.kind != ExpressionKind::property)
            return noEqualOf(writeFilter(call, from_));
        const std::string name = typeName(isQuoted ? type.value : type.name, to_);
        const bool isPlain = !name.empty() && parseFilter(name, Dialect::v4) &&
                             parseFilter(name, Dialect::v4)->kind == ExpressionKind::property;
        if (!isPlain)
            return noEqualOf(writeFilter(call, from_));
        if (to_ == Dialect::v4)
            result.operands.push_back({ExpressionKind::property, name});
        else
            result.operands.push_back({ExpressionKind::literal, "Edm.String", name});
        return result;
    }

    Result<Expression> runLambda(const Expression& lambda) {
        if (to_ == Dialect::v2)
            return noEqualOf(lambda.name + "()");
        Expression result{ExpressionKind::lambda, lambda.name, lambda.value};
        for (std::size_t i = 0; i < lambda.operands.size(); ++i) {
            if (i == 1)
                variables_.emplace_back(lambda.value, lambda.operands[0].name);
            auto done = run(lambda.operands[i]);
            if (i == 1)
                variables_.pop_back();
            if (!done)
                return done;
            result.operands.push_back(std::move(*done));
        }
        const bool isPath = result.operands[0].kind == ExpressionKind::property;
        if (to_ == Dialect::v3 && !isPath)
            return noEqualOf(writeFilter(lambda.operands[0], Dialect::v4));
        return result;
    }

    Dialect from_;
    Dialect to_;
    const TypeOfPath& typeOf_;
    LambdaVariables variables_;
    std::size_t grown_ = 0;
};

} // namespace

Result<Expression> translate(const Expression& expression, Dialect from, Dialect to,
                             const TypeOfPath& typeOf) {
    if (from == to)
        return expression;
    return Translator(from, to, typeOf).run(expression);
}

} // namespace odc::odata
