// SPDX-License-Identifier: MPL-2.0
// Which new row is which old one, by their keys: what lets a note stay with its row, and what says
// which rows are new, and which are gone.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace odc::report {

using base::Result;

inline constexpr std::int32_t noRow = -1;

struct RowAlignment {
    /// For each new row the old one with its key, or noRow.
    std::vector<std::int32_t> oldRows = {};
    std::vector<std::int32_t> gone = {}; ///< old rows without a new one, in order
    std::int64_t added = 0;              ///< new rows without an old one

    /// Whether every old row that is still there is at its old place.
    [[nodiscard]] bool isInPlace() const;
    bool operator==(const RowAlignment&) const = default;
};

/// Keys are digests of the rows' key cells (row_digest.hpp). `keyText` says a new row's key for a
/// person.
/// Errors: badResponse, where two new rows have one key: it would not say which row is meant.
/// Of old rows with one key (somebody copied a row) the first counts, the others are gone.
Result<RowAlignment> alignRows(std::span<const std::uint64_t> oldKeys,
                               std::span<const std::uint64_t> newKeys,
                               const std::function<std::string(std::int32_t row)>& keyText);

} // namespace odc::report
