// SPDX-License-Identifier: MPL-2.0
// The types of a model: members resolved and inherited. The part of model_builder.hpp before entity
// sets and annotations from outside.
#pragma once

#include "odata/annotator.hpp"

#include <map>
#include <string>
#include <utility>

namespace odc::odata::csdl {

/// An association and the role that a navigation property leads to.
using Relationship = std::pair<std::string, std::string>;
/// Type → navigation property → where it leads, own and inherited; v1 to v3.
using Relationships = std::map<std::string, std::map<std::string, Relationship>>;

/// Puts types, enumerations, definitions and terms into the model.
/// Errors: tooLarge (inheritance that multiplies the properties beyond all use).
Result<Relationships> buildTypes(const Document& document, const Names& names, Annotator& annotator,
                                 Model& model);

} // namespace odc::odata::csdl
