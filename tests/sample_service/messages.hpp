// SPDX-License-Identifier: MPL-2.0
// The rows of MessageTrace: mail of the last ten days that have figures.
#pragma once

#include "base/date.hpp"
#include "sample_service/row.hpp"

#include <vector>

namespace odc::sample {

/// In order of receipt; Index counts from 0; StartDate and EndDate are null (see mail_window.hpp).
std::vector<Row> makeMessages(base::Day lastDay);

} // namespace odc::sample
