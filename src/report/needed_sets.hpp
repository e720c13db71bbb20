// SPDX-License-Identifier: MPL-2.0
// Which entity sets a report reads.
#pragma once

#include "report/placeholders.hpp"
#include "report/report.hpp"

#include <string>
#include <vector>

namespace odc::report {

/// The sets that these values lead to, one a source.
std::vector<std::string> neededSets(const Report& report, const Values& values);
/// The same for every combination of the choices that stand in a set's name (at most 1,000).
std::vector<std::vector<std::string>> neededSets(const Report& report);

} // namespace odc::report
