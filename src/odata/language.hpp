// SPDX-License-Identifier: MPL-2.0
// The operators and functions of each version's filter language, in one table each.
// Source: OData v2 and v3 URI conventions, section 4.5; OData 4.01 URL conventions, section 5.1.1.
#pragma once

#include "odata/expression.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::odata {

/// How tightly a binary operator binds: 1 (or) to 6 (mul, div, mod), and 8 (in, has), which bind
/// tighter than `not`; 0: this dialect has no such operator. Lower case.
int precedenceOf(std::string_view name, Dialect dialect);

/// Tighter than every binary operator but in and has.
inline constexpr int unaryPrecedence = 7;
inline constexpr int membershipPrecedence = 8;

struct Function {
    std::string_view name;
    std::size_t minArguments;
    std::size_t maxArguments;
    bool isInV2 = true; ///< and in v3
    bool isInV3 = true;
    bool isInV4 = true;
};

/// Nothing (null) where the dialect has no such function. v4's names may be written in any case,
/// the others' are compared as written; Function::name is the one spelling that every service
/// reads.
const Function* findFunction(std::string_view name, Dialect dialect);

/// ASCII letters only.
std::string lowerCase(std::string_view text);

/// "OData version 2".
std::string_view nameOf(Dialect dialect);

/// Brackets, functions and signs may be nested this deep.
inline constexpr int maxNesting = 100;
/// A tree's height; chains of `and` and `or` lean to the left and count.
inline constexpr int maxHeight = 2'000;

} // namespace odc::odata
