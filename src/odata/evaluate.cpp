// SPDX-License-Identifier: MPL-2.0
#include "odata/evaluate.hpp"

#include "odata/functions.hpp"
#include "odata/language.hpp"
#include "odata/operators.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

using PropertyReader = std::function<Value(std::string_view path)>;

Error wrongUsage(std::string message) {
    return Error{ErrorKind::wrongUsage, std::move(message)};
}

Result<void> requireBoolean(std::string_view name, const Value& value) {
    if (value.isNull() || value.type == ValueType::boolean)
        return {};
    return wrongUsage(fmt::format("The filter joins {} with \"{}\", which needs true or false on "
                                  "both sides.",
                                  describe(value.type), name));
}

class Evaluator {
public:
    explicit Evaluator(const PropertyReader& property) : property_(property) {}

    Result<Value> run(const Expression& expression) const {
        if (!isWhole(expression))
            return wrongUsage(
                fmt::format("The filter's \"{}\" has too few or too many parts.", expression.name));
        switch (expression.kind) {
        case ExpressionKind::literal:
            return valueOf(expression.name, expression.value);
        case ExpressionKind::property:
            return property_(expression.name);
        case ExpressionKind::unary:
            return runUnary(expression);
        case ExpressionKind::binary:
            return runChain(expression);
        case ExpressionKind::call:
            return runCall(expression);
        default:
            break;
        }
        return Error{ErrorKind::unsupported,
                     "The filter holds something that OData version 2 does not have."};
    }

private:
    /// What the reader of filters makes is; a tree made by other code may not be.
    static bool isWhole(const Expression& expression) {
        const std::size_t count = expression.operands.size();
        switch (expression.kind) {
        case ExpressionKind::unary:
            return count == 1;
        case ExpressionKind::binary:
            return count == 2;
        case ExpressionKind::call: {
            const Function* function = findFunction(expression.name, Dialect::v2);
            return function != nullptr && count >= function->minArguments &&
                   count <= function->maxArguments;
        }
        case ExpressionKind::literal:
        case ExpressionKind::property:
            return count == 0;
        default:
            break;
        }
        return true;
    }

    Result<Value> runUnary(const Expression& expression) const {
        auto operand = run(expression.operands.at(0));
        if (!operand || expression.name == "-")
            return operand ? negate(*operand) : std::move(operand);
        if (auto checked = requireBoolean("not", *operand); !checked)
            return std::move(checked).error();
        return operand->isNull() ? Value{} : Value::makeBoolean(operand->integer == 0);
    }

    /// Chains lean to the left and may be long: they are walked, not recursed into.
    Result<Value> runChain(const Expression& expression) const {
        std::vector<const Expression*> chain;
        const Expression* innermost = &expression;
        while (innermost->kind == ExpressionKind::binary && isWhole(*innermost)) {
            chain.push_back(innermost);
            innermost = &innermost->operands.at(0);
        }
        auto left = run(*innermost);
        for (auto link = chain.rbegin(); link != chain.rend() && left; ++link)
            left = runBinary(**link, std::move(left).value());
        return left;
    }

    Result<Value> runBinary(const Expression& expression, const Value& left) const {
        const std::string_view name = expression.name;
        const Expression& second = expression.operands.at(1);
        if (name == "and" || name == "or")
            return runLogic(name, left, second);
        auto right = run(second);
        if (!right)
            return right;
        if (name == "add" || name == "sub" || name == "mul" || name == "div" || name == "mod")
            return applyArithmetic(name, left, *right);
        return applyComparison(name, left, *right);
    }

    /// Three values: null and false is false, null or true is true, else null wins.
    Result<Value> runLogic(std::string_view name, const Value& left,
                           const Expression& second) const {
        if (auto checked = requireBoolean(name, left); !checked)
            return std::move(checked).error();
        const std::int64_t decisive = name == "or" ? 1 : 0;
        if (!left.isNull() && left.integer == decisive)
            return left;
        auto right = run(second);
        if (!right)
            return right;
        if (auto checked = requireBoolean(name, *right); !checked)
            return std::move(checked).error();
        if (!right->isNull() && right->integer == decisive)
            return right;
        return left.isNull() ? left : *right;
    }

    Result<Value> runCall(const Expression& expression) const {
        if (expression.name == "isof" || expression.name == "cast")
            return runTyped(expression);
        std::vector<Value> arguments;
        for (const Expression& operand : expression.operands) {
            auto value = run(operand);
            if (!value)
                return value;
            arguments.push_back(std::move(value).value());
        }
        return callFunction(expression.name, arguments);
    }

    Result<Value> runTyped(const Expression& expression) const {
        if (expression.operands.size() != 2)
            return Error{ErrorKind::unsupported,
                         fmt::format("The function {} is only known here with a value and a type.",
                                     expression.name)};
        // The type is quoted in version 2 and bare in version 3.
        const Expression& type = expression.operands[1];
        const std::string& name = type.kind == ExpressionKind::literal ? type.value : type.name;
        auto value = run(expression.operands[0]);
        if (!value)
            return value;
        return expression.name == "cast" ? castValue(*value, name) : isOfType(*value, name);
    }

    const PropertyReader& property_;
};

} // namespace

Result<Value> evaluate(const Expression& expression, const PropertyReader& property) {
    return Evaluator(property).run(expression);
}

Result<bool> matches(const Expression& filter, const PropertyReader& property) {
    const auto value = evaluate(filter, property);
    if (!value)
        return value.error();
    if (value->isNull())
        return false;
    if (value->type != ValueType::boolean)
        return wrongUsage(fmt::format("The filter comes to {}, but it must come to true or false.",
                                      describe(value->type)));
    return value->integer != 0;
}

int compareForOrder(const Value& left, const Value& right) {
    // Null and then NaN come first; NaN is equal to itself here, so that the order is total.
    const auto rank = [](const Value& value) {
        return value.isNull() ? 0 : isNumber(value.type) && std::isnan(realOf(value)) ? 1 : 2;
    };
    if (rank(left) != rank(right) || rank(left) < 2)
        return rank(left) - rank(right);
    const auto order = compareValues(left, right);
    return order && *order ? **order : 0;
}

} // namespace odc::odata
