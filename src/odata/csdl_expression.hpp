// SPDX-License-Identifier: MPL-2.0
// The value of an annotation as it is written, the same for XML and JSON, and the words that the
// model keeps of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata::csdl {

struct Expression {
    enum class Kind {
        null,       ///< nothing is said; what the term's default is, its reader knows
        constant,   ///< text, number, truth, date
        enumMember, ///< "NS.Color/Red NS.Color/Blue", as XML writes it
        path,
        list,   ///< items
        record, ///< items, each with its name
        call,   ///< a function or an operator, `text` its name; items are its arguments
    };
    Kind kind = Kind::null;
    std::string text = {};
    std::vector<Expression> items = {};
    std::string name = {}; ///< of a record's member

    /// A record's member of this name, or null.
    [[nodiscard]] const Expression* find(std::string_view memberName) const;
    bool operator==(const Expression&) const = default;
};

/// A term as written, with its qualifier after #, what it says, and what is said about that.
struct WrittenAnnotation {
    std::string term;
    Expression value = {};
    std::vector<WrittenAnnotation> annotations = {};
};
using WrittenAnnotations = std::vector<WrittenAnnotation>;

/// "a, b" of a list, "Name: a; Other: b" of a record, "if(IsSold, Price, 0)" and "Price gt 10" of
/// what is computed, "Red,Blue" of enumeration members, as JSON writes them. Members that say
/// nothing are left out.
std::string summaryOf(const Expression& expression);

/// "eq" of $Eq and Eq; empty where this is no operator between two values.
std::string_view operatorNamed(std::string_view elementName);

} // namespace odc::odata::csdl
