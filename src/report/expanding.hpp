// SPDX-License-Identifier: MPL-2.0
// What a source brings along.
#pragma once

#include "odata/query.hpp"
#include "report/report.hpp"

#include <vector>

namespace odc::report {

/// The source's `expand`, each item with how it is shown.
/// Errors: wrongUsage (no such syntax; a path that is not expanded; rows beside rows).
Result<std::vector<odata::ExpandItem>> expandOf(const Source& source);

} // namespace odc::report
