// SPDX-License-Identifier: MPL-2.0
// Functions, actions and what a container offers of them. The part of model_builder.hpp that needs
// the types and no entity sets.
#pragma once

#include "odata/annotator.hpp"

#include <string>

namespace odc::odata::csdl {

/// All overloads of v4 into the model.
void addOperations(const Document& document, const Names& names, Annotator& annotator,
                   Model& model);

/// The import with all that a caller needs to know; one of v4 takes it from the first overload of
/// its operation, which the model must have already. `container` is for warnings.
FunctionImport importOf(const Schema& schema, const WrittenImport& written, const Names& names,
                        Annotator& annotator, Model& model, const std::string& container);

/// Once all annotations are there: which parameters may be left out, for imports as well.
void finishOperations(Model& model);

} // namespace odc::odata::csdl
