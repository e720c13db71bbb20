// SPDX-License-Identifier: MPL-2.0
#include "report/row_alignment.hpp"

#include <fmt/format.h>

#include <bit>
#include <optional>

namespace odc::report {
namespace {

/// Where each key stands: rows by the low bits of their keys, which are digests already. Four bytes
/// a place, so that a million rows stay small.
class Places {
public:
    explicit Places(std::span<const std::uint64_t> keys)
        : keys_(keys), rows_(std::bit_ceil(keys.size() * 2 + 1), noRow) {}

    /// The row that has this row's key already; else it is noted.
    std::optional<std::int32_t> note(std::int32_t row) {
        std::int32_t& place = placeOf(keys_[static_cast<std::size_t>(row)]);
        if (place != noRow)
            return place;
        place = row;
        return std::nullopt;
    }
    [[nodiscard]] std::int32_t find(std::uint64_t key) { return placeOf(key); }

private:
    std::int32_t& placeOf(std::uint64_t key) {
        std::size_t at = key & (rows_.size() - 1);
        while (rows_[at] != noRow && keys_[static_cast<std::size_t>(rows_[at])] != key)
            at = (at + 1) & (rows_.size() - 1);
        return rows_[at];
    }

    std::span<const std::uint64_t> keys_;
    std::vector<std::int32_t> rows_;
};

} // namespace

bool RowAlignment::isInPlace() const {
    for (std::size_t row = 0; row < oldRows.size(); ++row) {
        if (oldRows[row] != noRow && oldRows[row] != static_cast<std::int32_t>(row))
            return false;
    }
    return true;
}

Result<RowAlignment> alignRows(std::span<const std::uint64_t> oldKeys,
                               std::span<const std::uint64_t> newKeys,
                               const std::function<std::string(std::int32_t row)>& keyText) {
    Places places(newKeys);
    for (std::size_t row = 0; row < newKeys.size(); ++row) {
        if (const auto other = places.note(static_cast<std::int32_t>(row)))
            return base::Error{
                base::ErrorKind::badResponse,
                fmt::format("Rows {} and {} have the same key, {}, so they cannot be told apart. "
                            "Name other key columns in the range's properties.",
                            *other + 1, row + 1, keyText(static_cast<std::int32_t>(row)))};
    }
    RowAlignment alignment;
    alignment.oldRows.assign(newKeys.size(), noRow);
    alignment.added = static_cast<std::int64_t>(newKeys.size());
    for (std::size_t row = 0; row < oldKeys.size(); ++row) {
        const std::int32_t place = places.find(oldKeys[row]);
        if (place == noRow || alignment.oldRows[static_cast<std::size_t>(place)] != noRow) {
            alignment.gone.push_back(static_cast<std::int32_t>(row));
            continue;
        }
        alignment.oldRows[static_cast<std::size_t>(place)] = static_cast<std::int32_t>(row);
        --alignment.added;
    }
    return alignment;
}

} // namespace odc::report
