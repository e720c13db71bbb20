// SPDX-License-Identifier: MPL-2.0
// Type names as payloads write them.
#pragma once

#include <string>
#include <string_view>

namespace odc::odata {

/// As the model writes it: "Edm.Int64" for "Int64" and "#Int64", "Collection(Edm.String)" for
/// "#Collection(String)" and early v3's "Bag(Edm.String)", a type of the service's own without #.
std::string fullTypeName(std::string_view written);

/// What is inside "Collection(…)"; empty where it is no collection.
std::string_view itemTypeOf(std::string_view type);

/// Geography and geometry, of any kind.
bool isShapeType(std::string_view type);

} // namespace odc::odata
