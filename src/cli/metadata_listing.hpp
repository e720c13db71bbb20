// SPDX-License-Identifier: MPL-2.0
// A model as a table for a person: a row for each set, singleton, function, type and enumeration,
// and for what belongs to it.
#pragma once

#include "base/table.hpp"
#include "odata/edm.hpp"

namespace odc::cli {

/// Columns: set, column, what, type, key, nullable, maxLength, precision, scale, title, unit,
/// value (of enumeration members), limits (what cannot be asked).
base::Table listingOf(const odata::Model& model);

} // namespace odc::cli
