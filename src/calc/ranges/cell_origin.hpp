// SPDX-License-Identifier: MPL-2.0
// Where a cell's value comes from: range, row, property, request. For a person.
#pragma once

#include "calc/ranges/document_ranges.hpp"

#include <org/calcodata/CellOrigin.hpp>

#include <string_view>

namespace odc::calc::ranges {

/// Errors: notFound (the cell belongs to no range), and what the definition's text says.
base::Result<org::calcodata::CellOrigin> originOf(const Document& document, const Sheet& sheet,
                                                  std::int32_t column, std::int32_t row);

/// Lines for a message, in the office's language.
OUString describeOrigin(const org::calcodata::CellOrigin& origin, std::string_view language);

} // namespace odc::calc::ranges
