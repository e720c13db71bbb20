// SPDX-License-Identifier: MPL-2.0
// Which function of the model a segment of a path calls.
#pragma once

#include "odata/edm.hpp"
#include "odata/resource.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// The names before the equals signs of "a=1,b='x,y'".
std::vector<std::string_view> argumentNames(std::string_view arguments);

/// What an import gives back; in v4 by the overload that takes these arguments.
std::string returnTypeOf(const Model& model, const FunctionImport& import,
                         std::string_view arguments);

/// Every overload bound to this type (or to a collection of it) that is called so, with or without
/// its namespace.
std::vector<const Operation*> boundOverloads(const Model& model, std::string_view name,
                                             std::string_view bindingType, bool isCollection);

/// The function or action bound to this type (or to a collection of it) that the segment names,
/// with or without its namespace; null where there is none.
const Operation* boundOperation(const Model& model, const PathSegment& segment,
                                std::string_view bindingType, bool isCollection);

} // namespace odc::odata
