// SPDX-License-Identifier: MPL-2.0
// Type names as metadata and payloads write them.
#pragma once

#include <string>
#include <string_view>

namespace odc::odata {

/// As the model writes it: "Edm.Int64" for "Int64" and "#Int64", "Collection(Edm.String)" for
/// "#Collection(String)" and early v3's "Bag(Edm.String)", a type of the service's own without #.
std::string fullTypeName(std::string_view written);

/// What is inside "Collection(…)", or early v3's "Bag(…)"; empty where it is no collection.
std::string_view itemTypeOf(std::string_view type);
bool isCollectionType(std::string_view type);
/// Of a collection what is inside it, of any other the type as it is.
std::string_view elementTypeOf(std::string_view type);

/// Geography and geometry, of any kind.
bool isShapeType(std::string_view type);

} // namespace odc::odata
