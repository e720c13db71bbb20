// SPDX-License-Identifier: MPL-2.0
#include "report/row_order.hpp"

#include <algorithm>
#include <utility>

namespace odc::report {

std::vector<std::int32_t>
orderAsBefore(std::size_t count, const RowAlignment* alignment,
              const std::function<bool(std::int32_t, std::int32_t)>& isStill,
              const std::function<bool(std::int32_t, std::int32_t)>& isLess) {
    std::vector<std::pair<std::int32_t, std::int32_t>> staying; // old row, new row
    std::vector<std::int32_t> others;
    for (std::size_t index = 0; index < count; ++index) {
        const auto row = static_cast<std::int32_t>(index);
        const std::int32_t old = alignment ? alignment->oldRows[index] : noRow;
        if (old != noRow && isStill(row, old))
            staying.emplace_back(old, row);
        else
            others.push_back(row);
    }
    std::ranges::sort(staying);
    std::ranges::stable_sort(others, isLess);
    // Each goes behind its equals among those that stay: sought, because these are many.
    std::vector<std::int32_t> order;
    order.reserve(count);
    auto next = staying.begin();
    for (const std::int32_t row : others) {
        const auto place =
            std::upper_bound(next, staying.end(), row, [&](std::int32_t value, const auto& stay) {
                return isLess(value, stay.second);
            });
        for (; next != place; ++next)
            order.push_back(next->second);
        order.push_back(row);
    }
    for (; next != staying.end(); ++next)
        order.push_back(next->second);
    return order;
}

} // namespace odc::report
