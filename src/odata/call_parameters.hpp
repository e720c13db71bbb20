// SPDX-License-Identifier: MPL-2.0
// A function's parameters as the version at hand takes them.
#pragma once

#include "odata/edm.hpp"
#include "odata/expression.hpp"
#include "odata/query.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// Where the query's resource calls a function that the model knows, the query's parameters of its
/// names become literals of their types: text gets its apostrophes, a date the version's spelling;
/// what is a literal already stays.
///   v4: they go behind the function's name, Sum(a=40,b=2), beside what stands there already, which
///     they replace where they bear the same name. Lists, objects, long texts and texts with
///     characters that web servers refuse in a path go by an alias: F(a=@a)?@a=[1,2]. A bound
///     function that was written without its namespace gets it.
///   v1 to v3: among the options.
/// Other parameters are left as they are.
/// Errors: wrongUsage (a value that is none of its type; v4: a parameter that no overload can do
///         without is missing); unsupported (an action, which changes what it is called on).
Result<void> writeCall(Query& query, Dialect dialect, const Model& model);

/// The parameters of the function that a resource calls, of all its overloads; empty where it calls
/// none.
std::vector<std::string> parametersOf(std::string_view resource, const Model& model);

} // namespace odc::odata
