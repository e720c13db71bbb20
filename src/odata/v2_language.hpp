// SPDX-License-Identifier: MPL-2.0
// The operators and functions of OData v2's filter language, each in one table.
// Source: OData v2 URI conventions, section 4.5.
#pragma once

#include <cstddef>
#include <string_view>

namespace odc::odata::v2 {

/// How tightly a binary operator binds: 1 (or) to 6 (mul, div, mod); 0: no such operator.
int precedenceOf(std::string_view name);

/// Tighter than every binary operator.
inline constexpr int unaryPrecedence = 7;

struct Function {
    std::string_view name;
    std::size_t minArguments;
    std::size_t maxArguments;
};

/// Nothing (null) where version 2 has no such function. Names are compared as written.
const Function* findFunction(std::string_view name);

/// Brackets, functions and signs may be nested this deep.
inline constexpr int maxNesting = 100;
/// A tree's height; chains of `and` and `or` lean to the left and count.
inline constexpr int maxHeight = 2'000;

} // namespace odc::odata::v2
