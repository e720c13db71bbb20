// SPDX-License-Identifier: MPL-2.0
#include "report/row_alignment.hpp"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

namespace odc::report {
namespace {

using Places = std::unordered_map<std::string_view, std::int32_t>;

/// A key's parts, which a separator that no text holds keeps apart, for a person.
std::string readable(std::string_view key) {
    std::string text;
    for (const char character : key) {
        if (character == '\x1f')
            text += ", ";
        else
            text += character;
    }
    return text.substr(0, 100);
}

} // namespace

bool RowAlignment::isInPlace() const {
    for (std::size_t row = 0; row < oldRows.size(); ++row) {
        if (oldRows[row] != noRow && oldRows[row] != static_cast<std::int32_t>(row))
            return false;
    }
    return true;
}

Result<RowAlignment> alignRows(std::span<const std::string> oldKeys,
                               std::span<const std::string> newKeys) {
    Places places;
    places.reserve(newKeys.size());
    for (std::size_t row = 0; row < newKeys.size(); ++row) {
        const auto [place, isNew] = places.emplace(newKeys[row], static_cast<std::int32_t>(row));
        if (!isNew)
            return base::Error{
                base::ErrorKind::badResponse,
                fmt::format("Rows {} and {} have the same key, {}, so they cannot be told apart. "
                            "Name other key columns in the range's properties.",
                            place->second + 1, row + 1, readable(newKeys[row]))};
    }
    RowAlignment alignment;
    alignment.oldRows.assign(newKeys.size(), noRow);
    alignment.added = static_cast<std::int64_t>(newKeys.size());
    for (std::size_t row = 0; row < oldKeys.size(); ++row) {
        const auto place = places.find(oldKeys[row]);
        if (place == places.end() ||
            alignment.oldRows[static_cast<std::size_t>(place->second)] != noRow) {
            alignment.gone.push_back(static_cast<std::int32_t>(row));
            continue;
        }
        alignment.oldRows[static_cast<std::size_t>(place->second)] = static_cast<std::int32_t>(row);
        --alignment.added;
    }
    return alignment;
}

} // namespace odc::report
