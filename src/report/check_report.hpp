// SPDX-License-Identifier: MPL-2.0
// What a report's parts must have to do with each other, beyond each line being right by itself.
#pragma once

#include "base/result.hpp"
#include "report/document.hpp"
#include "report/report.hpp"

namespace odc::report {

/// `document` is what the report was read from: it knows the lines.
/// Errors: wrongUsage.
Result<void> checkReport(const Report& report, const Document& document);

} // namespace odc::report
