// SPDX-License-Identifier: MPL-2.0
// What rows are sorted by: the text of $orderby.
#pragma once

#include "odata/expression.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

struct OrderItem {
    Expression expression; ///< most often a property
    bool isDescending = false;

    bool operator==(const OrderItem&) const = default;
};

/// "Date desc,TotalConferences": expressions with asc or desc, between commas. An empty text has no
/// items. Errors: as parseFilter.
Result<std::vector<OrderItem>> parseOrderBy(std::string_view text, Dialect dialect);
std::string writeOrderBy(const std::vector<OrderItem>& items, Dialect dialect);
Result<std::vector<OrderItem>> parseOrderByV2(std::string_view text);
std::string writeOrderByV2(const std::vector<OrderItem>& items);

} // namespace odc::odata
