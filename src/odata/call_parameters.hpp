// SPDX-License-Identifier: MPL-2.0
// A function's parameters as the version at hand takes them.
#pragma once

#include "odata/edm.hpp"
#include "odata/expression.hpp"
#include "odata/query.hpp"

#include <string>
#include <string_view>

namespace odc::odata {

/// Where the query's resource is a function that the model knows, its parameters become literals of
/// their types: text gets its apostrophes, a date the version's spelling; what is a literal already
/// stays. v4 writes them behind the function's name, Sum(a=40,b=2), lists and objects by an alias,
/// and brackets in any case; v1 to v3 among the options. Other parameters are left as they are.
void writeCall(Query& query, Dialect dialect, const Model& model);

/// One parameter's value as a literal of its type; what cannot be one stays as it is, for the
/// service to refuse.
std::string parameterLiteral(const Model& model, std::string_view type, std::string_view value,
                             Dialect dialect);

} // namespace odc::odata
