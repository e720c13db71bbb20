// SPDX-License-Identifier: MPL-2.0
// A filter as a tree: read from and written to the filter language of any version.
// Functions and operators keep the names of the dialect that they were read from; translate
// (translate.hpp) makes another dialect's tree of them.
#pragma once

#include "base/result.hpp"
#include "odata/version.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

using base::Result;

/// The three filter languages. v1 speaks v2's, 4.01 is read and written as v4.
enum class Dialect { v2, v3, v4 };
Dialect dialectOf(Version version);

enum class ExpressionKind {
    literal,
    property,
    unary,
    binary,
    call,
    lambda,     ///< v3, v4: a collection, and a condition on its members unless it is any()
    path,       ///< v4: steps between slashes, at least one of them an invocation
    invocation, ///< v4: a key, a function of the service's own, $filter(…), $count(…)
    named,      ///< v4: one argument with its name, or one member of an object
    list,       ///< v4: [1,2] or (1,2)
    object,     ///< v4: {"Street":"NE 40th"}
};

/// The literal's Edm type and its value in the form without quotes or prefix:
/// datetime'2014-07-15T00:00:00' is {"Edm.DateTime", "2014-07-15T00:00:00"}; null is {"null", ""}.
/// Binary is hexadecimal in every dialect; an enumeration's members bear its name as their type;
/// geography'SRID=0;Point(1 2)' is {"Edm.Geography", "SRID=0;Point(1 2)"}.
struct Expression {
    ExpressionKind kind = ExpressionKind::literal;
    /// literal: Edm type; property: path with slashes ("Address/City", "$it/Name", "o/Total",
    /// "Orders/$count", "Price/@Measures.Currency", "@alias"); unary: "not" or "-";
    /// binary: eq ne gt ge lt le and or add sub mul div mod divby in has; call: function name;
    /// lambda: "any" or "all"; invocation, named: name.
    std::string name;
    /// literal; lambda: the range variable; named: the text of $search
    std::string value = {};
    std::vector<Expression> operands = {}; ///< arguments, left to right

    bool operator==(const Expression&) const = default;
};

/// Not percent-encoded. `not` binds as tightly as a minus sign: `not a eq b` is `(not a) eq b`.
/// v2 and v3: a whole number without a suffix is Edm.Int32, or Edm.Int64 where it needs that; one
/// with a point or an exponent is Edm.Double.
/// v4: the same, but a number with a point alone is Edm.Decimal, and so is a whole one that
/// Edm.Int64 cannot hold. `in` and `has` bind tighter than `not`. Operators and functions may be
/// written in any case and are held in lower case.
/// Errors: wrongUsage, with the position (in characters from 1) and what was expected there;
///         unsupported (what only another version has); tooLarge (brackets, functions and signs
///         nested over 100 deep, or a chain of over 2,000 operators).
/// Source: OData v2 and v3 URI conventions, section 4.5; ABNF of MS-ODATA 2.2.3.6; OData ABNF 4.01,
///         section 4.
Result<Expression> parseFilter(std::string_view text, Dialect dialect);
Result<Expression> parseFilterV2(std::string_view text);
Result<Expression> parseFilterV4(std::string_view text);

/// A spelling that reads back as the same tree, where the tree is one that parseFilter gave for the
/// dialect; not percent-encoded. v2's is the shortest one; v4's has brackets too where services
/// are known to differ about what binds tighter (`not`, `in`, `has`, a comparison in another).
std::string writeFilter(const Expression& expression, Dialect dialect);
std::string writeFilterV2(const Expression& expression);
std::string writeFilterV4(const Expression& expression);

/// One literal in the dialect's spelling: ("Edm.Int64","5") → 5L in v2, 5 in v4; strings with ''
/// for each '. A value that is none of its type, or of a type that the dialect lacks, is written as
/// a string literal, so that whatever it holds stays a value and never becomes part of the filter;
/// the service then refuses it.
std::string writeLiteral(std::string_view edmType, std::string_view value, Dialect dialect);
std::string writeLiteralV2(std::string_view edmType, std::string_view value);

/// Every property path that the expression names, once each, in order of appearance; what a
/// lambda's variable stands for is not among them.
std::vector<std::string> pathsOf(const Expression& expression);

} // namespace odc::odata
