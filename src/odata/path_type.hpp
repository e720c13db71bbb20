// SPDX-License-Identifier: MPL-2.0
// What the paths of a query mean on one entity type.
#pragma once

#include "odata/edm.hpp"
#include "odata/translate.hpp"

#include <string_view>

namespace odc::odata {

/// The type that one more segment leads to: a complex property's, a navigation's target, or the
/// type of a cast ("NS.Manager"). Null where the model does not say, and for primitive values.
const StructuredType* stepInto(const Model& model, const StructuredType& type,
                               std::string_view segment);

/// Whether the segment is a navigation property of the type.
bool isNavigation(const StructuredType& type, std::string_view segment);

/// Looks types up for translate; type definitions are what lies under them. Both must outlive it.
TypeOfPath pathTypes(const Model& model, const StructuredType& type);

} // namespace odc::odata
