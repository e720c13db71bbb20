// SPDX-License-Identifier: MPL-2.0
// What the variables of lambdas stand for.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace odc::odata {

/// A lambda's variables and the paths of the collections that they walk, innermost last.
using LambdaVariables = std::vector<std::pair<std::string, std::string>>;

/// "o/Total" → "Orders/Total", where o walks Orders.
std::string withoutVariables(std::string path, const LambdaVariables& variables);

} // namespace odc::odata
