// SPDX-License-Identifier: MPL-2.0
// Rows as a table for the eye.
#pragma once

#include "cli/row_writer.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace odc::cli {

std::unique_ptr<RowWriter> makeTableWriter(Put put);

/// Line breaks and tabs become spaces, other control characters (a terminal would obey them) and
/// broken UTF-8 become U+FFFD.
std::string harmless(std::string_view text);

} // namespace odc::cli
