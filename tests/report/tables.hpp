// SPDX-License-Identifier: MPL-2.0
// Small tables written down as text, for tests.
#pragma once

#include "base/table.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace odc::test {

using Cell = std::optional<std::string>; ///< as the command line prints it; nothing: null
using Cells = std::vector<std::vector<Cell>>;

/// Rows of texts, read as the kinds say; cut into batches of `batchRows`.
base::Table tableOf(const std::vector<std::pair<std::string, base::ValueKind>>& columns,
                    const Cells& rows, std::size_t batchRows);
Cells cellsOf(const base::Table& table);
/// For messages: one row a line, "-" for null.
std::string written(const Cells& cells);

} // namespace odc::test
