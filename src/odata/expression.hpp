// SPDX-License-Identifier: MPL-2.0
// A filter as a tree: read from and written to OData v2's language.
// Operators and functions keep their v2 names; another dialect is another reader and writer of the
// same tree.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

using base::Result;

enum class ExpressionKind { literal, property, unary, binary, call };

/// The literal's Edm type and its value in the form without quotes or prefix:
/// datetime'2014-07-15T00:00:00' is {"Edm.DateTime", "2014-07-15T00:00:00"}; null is {"null", ""}.
struct Expression {
    ExpressionKind kind = ExpressionKind::literal;
    /// literal: Edm type; property: path with slashes; unary: "not" or "-";
    /// binary: eq ne gt ge lt le and or add sub mul div mod; call: function name.
    std::string name;
    std::string value = {};                ///< literals only
    std::vector<Expression> operands = {}; ///< arguments, left to right

    bool operator==(const Expression&) const = default;
};

/// Not percent-encoded. `not` binds as tightly as a minus sign: `not a eq b` is `(not a) eq b`.
/// A whole number without a suffix is Edm.Int32, or Edm.Int64 where it needs that; one with a point
/// or an exponent is Edm.Double.
/// Errors: wrongUsage, with the position (in characters from 1) and what was expected there;
///         unsupported (any, all, v3 and v4 literals); tooLarge (brackets, functions and signs
///         nested over 100 deep, or a chain of over 2,000 operators).
/// Source: OData v2 URI conventions, section 4.5; ABNF of MS-ODATA 2.2.3.6.
Result<Expression> parseFilterV2(std::string_view text);
/// The shortest spelling that reads back as the same tree; not percent-encoded.
std::string writeFilterV2(const Expression& expression);

/// One literal in v2 spelling: ("Edm.Int64","5") → 5L; strings with '' for each '.
/// A value that is none of its type is written as a string literal, so that whatever it holds stays
/// a value and never becomes part of the filter; the service then refuses it.
std::string writeLiteralV2(std::string_view edmType, std::string_view value);

/// Every property path that the expression names, once each, in order of appearance.
std::vector<std::string> pathsOf(const Expression& expression);

} // namespace odc::odata
