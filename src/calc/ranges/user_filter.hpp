// SPDX-License-Identifier: MPL-2.0
// The AutoFilter that a user set on a range: after a refresh it hides the rows that it should.
#pragma once

#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/not_recorded.hpp"

namespace odc::calc::ranges {

/// Whether the range has criteria at present.
bool isFiltered(const Document& document, const OUString& name);

/// Applies the range's own criteria again, unrecorded; nothing where it has none.
void filterAgain(const Document& document, const OUString& name, NotRecorded& quiet);

} // namespace odc::calc::ranges
