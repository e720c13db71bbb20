// SPDX-License-Identifier: MPL-2.0
// A Report and a Workbook as sections and keys, in the grammar's own order; what has its default is
// left out.
#pragma once

#include "report/document.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"

namespace odc::report {

Document toDocument(const Report& report);
Document toDocument(const Workbook& workbook);

} // namespace odc::report
