// SPDX-License-Identifier: MPL-2.0
// What a range's last refresh came to, in sentences.
#pragma once

#include "calc/dialog/texts.hpp"

#include "report/range_definition.hpp"

namespace odc::calc::dialog {

/// A line each; numbers and times as the machine's locale writes them.
OUString statusText(const Texts& texts, const report::RangeStatus& status, bool isRefreshing);

/// A moment of a status ("2026-11-24T16:40:00Z") in the machine's own time: "2026-11-24 17:40".
OUString localTime(const std::string& utc);

} // namespace odc::calc::dialog
