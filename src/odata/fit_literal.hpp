// SPDX-License-Identifier: MPL-2.0
// A value as the model's type wants it written, where a person wrote it otherwise: a member of an
// enumeration, a date or a number between apostrophes, a code of digits without them.
// Not for: other versions' filters (translate.hpp).
#pragma once

#include "odata/edm.hpp"
#include "odata/expression.hpp"
#include "odata/translate.hpp"

#include <string>
#include <string_view>

namespace odc::odata {

/// The literal as one of type `wanted` (an Edm type or an enumeration's full name); as it is where
/// nothing has to be changed, and where `wanted` is empty or unknown. `what` is the property or
/// parameter that an Error names.
/// Errors: wrongUsage, with the type and an example; of an enumeration, with its members.
Result<Expression> fitLiteral(const Expression& literal, std::string_view wanted,
                              const Model& model, Dialect dialect, std::string_view what);

/// The same for each literal of a filter that stands beside a property: compared with it, in a list
/// behind `in`, behind `has`. A filter in which nothing has to be changed, or that `dialect` does
/// not read, stays letter by letter.
/// Errors: as fitLiteral.
Result<std::string> fitFilter(std::string_view filter, Dialect dialect, const Model& model,
                              const TypeOfPath& typeOf);

/// "The parameter "n" is of type Edm.Int32, a whole number such as 5; "x" is none."
base::Error notOfType(std::string_view what, std::string_view type, std::string_view written);

} // namespace odc::odata
