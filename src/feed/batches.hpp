// SPDX-License-Identifier: MPL-2.0
// Parts of a batch.
#pragma once

#include "base/table.hpp"

#include <cstddef>

namespace odc::feed {

/// Keeps the first rows; count is at most rowCount.
void keepFirst(base::Batch& batch, std::size_t count);
/// Takes the first rows away; count is at most rowCount.
void dropFirst(base::Batch& batch, std::size_t count);
/// Adds columns of nulls at the end, up to those of the schema.
void widen(base::Batch& batch, const base::Schema& schema);

} // namespace odc::feed
