// SPDX-License-Identifier: MPL-2.0
// refresh, for as many periods as the caller says: what a workbook's latest figures are read with.
#pragma once

#include "report/refresh.hpp"

#include <optional>

namespace odc::report {

/// As refresh; without a first day `newest` periods that have figures are shown, instead of the
/// report's own number.
Result<Refreshed> refreshNewest(const Report& report, const Arguments& arguments,
                                std::optional<int> newest, feed::Service& service,
                                const base::Task& task);

} // namespace odc::report
