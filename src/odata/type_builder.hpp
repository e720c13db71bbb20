// SPDX-License-Identifier: MPL-2.0
// The types of a model: members resolved and inherited. The part of model_builder.hpp before entity
// sets and annotations from outside.
#pragma once

#include "odata/csdl_names.hpp"

#include <map>
#include <string>
#include <utility>

namespace odc::odata::csdl {

/// An association and the role that a navigation property leads to.
using Relationship = std::pair<std::string, std::string>;

struct BuiltTypes {
    std::map<std::string, StructuredType, std::less<>> types;
    /// Type → navigation property → where it leads, own and inherited.
    std::map<std::string, std::map<std::string, Relationship>> relationships;
    std::vector<ModelWarning> warnings;
};

/// Errors: tooLarge (inheritance that multiplies the properties beyond all use).
base::Result<BuiltTypes> buildTypes(const Document& document, const Names& names);

/// Puts terms, their aliases resolved, into annotations; a later one of the same name wins.
void addTerms(const Names& names, const Schema& schema, const WrittenAnnotations& terms,
              Annotations& annotations);

} // namespace odc::odata::csdl
