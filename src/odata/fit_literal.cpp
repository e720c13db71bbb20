// SPDX-License-Identifier: MPL-2.0
#include "odata/fit_literal.hpp"

#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/filter_parser.hpp"
#include "odata/lambda_variables.hpp"
#include "odata/language.hpp"
#include "odata/literal.hpp"
#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

/// Members that a person would still read.
constexpr std::size_t maxNamedMembers = 12;
constexpr std::size_t maxShownValue = 100;

struct TypeInWords {
    std::string_view type;
    std::string_view words;
};

constexpr std::array typesInWords{
    TypeInWords{"Edm.Boolean", "true or false"},
    TypeInWords{"Edm.Byte", "a whole number such as 5"},
    TypeInWords{"Edm.SByte", "a whole number such as 5"},
    TypeInWords{"Edm.Int16", "a whole number such as 5"},
    TypeInWords{"Edm.Int32", "a whole number such as 5"},
    TypeInWords{"Edm.Int64", "a whole number such as 5"},
    TypeInWords{"Edm.Decimal", "a number such as 2.5"},
    TypeInWords{"Edm.Double", "a number such as 2.5"},
    TypeInWords{"Edm.Single", "a number such as 2.5"},
    TypeInWords{"Edm.Guid", "a GUID such as 0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
    TypeInWords{"Edm.Date", "a day such as 2014-07-31"},
    TypeInWords{"Edm.DateTime", "a moment such as 2014-07-31T13:20:00"},
    TypeInWords{"Edm.DateTimeOffset", "a moment such as 2014-07-31T13:20:00Z"},
    TypeInWords{"Edm.Time", "a time such as PT13H20M"},
    TypeInWords{"Edm.TimeOfDay", "a time such as 13:20:00"},
    TypeInWords{"Edm.Duration", "a length of time such as PT1H30M"},
};

bool isMoment(std::string_view type) {
    return type == "Edm.Date" || type == "Edm.DateTime" || type == "Edm.DateTimeOffset";
}

bool isTime(std::string_view type) {
    return type == "Edm.Time" || type == "Edm.TimeOfDay" || type == "Edm.Duration";
}

bool isNumber(std::string_view type) {
    return type.starts_with("Edm.Int") || type == "Edm.Decimal" || type == "Edm.Double" ||
           type == "Edm.Single" || type == "Edm.Byte" || type == "Edm.SByte";
}

Expression literalOf(std::string_view type, std::string value) {
    return {ExpressionKind::literal, std::string(type), std::move(value)};
}

Error noMember(const EnumType& type, std::string_view what, std::string_view member) {
    std::string members;
    for (std::size_t i = 0; i < std::min(type.members.size(), maxNamedMembers); ++i)
        members += (i == 0 ? "" : ", ") + type.members[i].name;
    if (type.members.size() > maxNamedMembers)
        members += ", …";
    return {ErrorKind::wrongUsage,
            fmt::format("{} is of type {}, which has {}; \"{}\" is none.", what, type.name, members,
                        cleaned(member, maxShownValue))};
}

/// The member's own spelling: as written, else the only one that differs in case alone.
const std::string* memberNamed(const EnumType& type, std::string_view name) {
    const auto same = std::ranges::find(type.members, name, &EnumMember::name);
    if (same != type.members.end())
        return &same->name;
    const std::string* found = nullptr;
    for (const EnumMember& member : type.members) {
        if (lowerCase(member.name) != lowerCase(name))
            continue;
        if (found)
            return nullptr;
        found = &member.name;
    }
    return found;
}

/// "Solid, yellow" → NS.Pattern'Solid,Yellow'.
Result<Expression> fitEnum(const Expression& literal, const EnumType& type, Dialect dialect,
                           std::string_view what) {
    const bool isOther = literal.name != type.name && literal.name != "Edm.String" &&
                         !literal.name.starts_with("Edm.Int");
    if (dialect != Dialect::v4 || isOther || type.members.empty())
        return literal;
    std::string value;
    for (const std::string_view piece : split(literal.value, ',')) {
        const std::string_view name = trim(piece);
        const std::string* const member = memberNamed(type, name);
        if (!member && !base::parseInteger(name))
            return noMember(type, what, name);
        value += (value.empty() ? "" : ",") + (member ? *member : std::string(name));
    }
    return literalOf(type.name, std::move(value));
}

/// The type in which a text that holds a date or a time reads.
std::optional<Expression> readAs(std::string_view wanted, const std::string& text,
                                 Dialect dialect) {
    static constexpr std::array<std::string_view, 3> moments{"Edm.Date", "Edm.DateTimeOffset",
                                                             "Edm.DateTime"};
    static constexpr std::array<std::string_view, 3> times{"Edm.TimeOfDay", "Edm.Duration",
                                                           "Edm.Time"};
    for (const std::string_view type : isMoment(wanted) ? moments : times) {
        if (!isValidLiteral(type, text))
            continue;
        auto carried = translateLiteral(literalOf(type, text), dialect, wanted);
        if (carried && carried->name == wanted)
            return std::move(*carried);
    }
    return std::nullopt;
}

/// What stands between apostrophes, as a value of another type.
Result<Expression> fitText(const Expression& literal, std::string_view wanted, Dialect dialect,
                           std::string_view what) {
    std::string text(trim(literal.value));
    const bool isKnown =
        std::ranges::find(typesInWords, wanted, &TypeInWords::type) != typesInWords.end();
    if (!isKnown || !hasLiteralsOf(wanted, dialect))
        return literal;
    if (wanted == "Edm.Boolean")
        text = lowerCase(text);
    if (wanted == "Edm.Guid" && text.starts_with('{') && text.ends_with('}'))
        text = text.substr(1, text.size() - 2);
    if (isMoment(wanted) || isTime(wanted)) {
        if (auto read = readAs(wanted, text, dialect))
            return std::move(*read);
    } else if (isValidLiteral(wanted, text)) {
        return isNumber(wanted) ? translateLiteral(literalOf(wanted, text), dialect, wanted)
                                : Result<Expression>(literalOf(wanted, text));
    }
    return notOfType(what, wanted, writeLiteral(literal.name, literal.value, dialect));
}

/// Walks a filter's tree. Chains lean to the left and may be long: they are not recursed into.
class FilterFit {
public:
    FilterFit(Dialect dialect, const Model& model, const TypeOfPath& typeOf)
        : dialect_(dialect), model_(model), typeOf_(typeOf) {}

    Result<void> run(Expression& root) {
        std::vector<Expression*> open{&root};
        while (!open.empty()) {
            Expression& node = *open.back();
            open.pop_back();
            if (node.kind == ExpressionKind::lambda && node.operands.size() == 2) {
                variables_.emplace_back(node.value, node.operands[0].name);
                auto done = run(node.operands[1]);
                variables_.pop_back();
                if (!done)
                    return done;
                continue;
            }
            if (node.kind == ExpressionKind::binary && node.operands.size() == 2)
                if (auto done = fitSides(node); !done)
                    return done;
            for (Expression& operand : node.operands)
                open.push_back(&operand);
        }
        return {};
    }

    [[nodiscard]] bool hasChanged() const { return hasChanged_; }

private:
    Result<void> fitSides(Expression& node) {
        Expression& left = node.operands[0];
        Expression& right = node.operands[1];
        if (node.name == "in" && right.kind == ExpressionKind::list) {
            for (Expression& item : right.operands)
                if (auto done = fit(item, left); !done)
                    return done;
            return {};
        }
        if (node.name != "has" &&
            precedenceOf(node.name, dialect_) != precedenceOf("eq", dialect_) &&
            precedenceOf(node.name, dialect_) != precedenceOf("lt", dialect_))
            return {};
        if (auto done = fit(right, left); !done)
            return done;
        return fit(left, right);
    }

    Result<void> fit(Expression& literal, const Expression& property) {
        if (literal.kind != ExpressionKind::literal || property.kind != ExpressionKind::property)
            return {};
        const std::string wanted = typeOf_(withoutVariables(property.name, variables_));
        auto fitted = fitLiteral(literal, wanted, model_, dialect_, '"' + property.name + '"');
        if (!fitted)
            return std::move(fitted).error();
        if (*fitted == literal)
            return {};
        literal = std::move(*fitted);
        hasChanged_ = true;
        return {};
    }

    Dialect dialect_;
    const Model& model_;
    const TypeOfPath& typeOf_;
    LambdaVariables variables_;
    bool hasChanged_ = false;
};

} // namespace

Error notOfType(std::string_view what, std::string_view type, std::string_view written) {
    const auto found = std::ranges::find(typesInWords, type, &TypeInWords::type);
    const std::string words =
        found == typesInWords.end() ? std::string() : fmt::format(", {}", found->words);
    return {ErrorKind::wrongUsage, fmt::format("{} is of type {}{}; {} is none.", what, type, words,
                                               cleaned(written, maxShownValue))};
}

Result<Expression> fitLiteral(const Expression& literal, std::string_view wanted,
                              const Model& model, Dialect dialect, std::string_view what) {
    if (wanted.empty() || literal.name == "null")
        return literal;
    if (const EnumType* const type = model.findEnum(wanted))
        return fitEnum(literal, *type, dialect, what);
    if (literal.name == wanted)
        return literal;
    if (wanted == "Edm.String") {
        const bool isBareText = isNumber(literal.name) || literal.name == "Edm.Boolean" ||
                                literal.name == "Edm.Guid" || literal.name == "Edm.Date" ||
                                literal.name == "Edm.TimeOfDay";
        return isBareText ? literalOf(wanted, literal.value) : literal;
    }
    if (literal.name == "Edm.String")
        return fitText(literal, wanted, dialect, what);
    if ((isMoment(literal.name) && isMoment(wanted)) || (isTime(literal.name) && isTime(wanted))) {
        auto carried = translateLiteral(literal, dialect, wanted);
        return carried && carried->name == wanted ? *carried : literal;
    }
    const bool isPlain = isNumber(literal.name) || literal.name == "Edm.Boolean";
    const bool isPlainWanted = isNumber(wanted) || wanted == "Edm.Boolean" ||
                               wanted == "Edm.Guid" || isMoment(wanted) || isTime(wanted);
    if (isPlain && isPlainWanted && !(isNumber(literal.name) && isNumber(wanted)))
        return notOfType(what, wanted, writeLiteral(literal.name, literal.value, dialect));
    return literal;
}

Result<std::string> fitFilter(std::string_view filter, Dialect dialect, const Model& model,
                              const TypeOfPath& typeOf) {
    FilterParser parser(filter, dialect);
    parser.acceptForeignFunctions();
    auto tree = parser.readWhole();
    if (!tree || !typeOf)
        return std::string(filter);
    FilterFit fit(dialect, model, typeOf);
    if (auto done = fit.run(*tree); !done)
        return std::move(done).error();
    return fit.hasChanged() ? writeFilter(*tree, dialect) : std::string(filter);
}

} // namespace odc::odata
