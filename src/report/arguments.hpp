// SPDX-License-Identifier: MPL-2.0
// What a person gave for a report's parameters, checked and filled up with defaults.
#pragma once

#include "base/result.hpp"
#include "report/placeholders.hpp"
#include "report/refresh.hpp"
#include "report/report.hpp"

namespace odc::report {

/// Errors: wrongUsage: an unknown parameter, a refused choice (with the report's own sentence), a
/// value of the wrong form, a missing one.
Result<Values> checkArguments(const Report& report, const Arguments& arguments);

/// Only those of the arguments that the report has a parameter for.
Arguments knownArguments(const Report& report, const Arguments& arguments);

} // namespace odc::report
