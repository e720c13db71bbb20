// SPDX-License-Identifier: MPL-2.0
#include "sample_service/row_query.hpp"

#include <algorithm>
#include <set>

namespace odc::sample {

using base::Result;

std::vector<std::string> RowQuery::paths() const {
    std::set<std::string> paths;
    if (filter) {
        for (std::string& path : odata::pathsOf(*filter))
            paths.insert(std::move(path));
    }
    for (const odata::OrderItem& item : orderby) {
        for (std::string& path : odata::pathsOf(item.expression))
            paths.insert(std::move(path));
    }
    return {paths.begin(), paths.end()};
}

Result<RowQuery> readRowQuery(std::string_view filter, std::string_view orderby) {
    RowQuery query;
    if (!filter.empty()) {
        Result<odata::Expression> expression = odata::parseFilterV2(filter);
        if (!expression)
            return std::move(expression).error();
        query.filter = std::move(expression).value();
    }
    Result<std::vector<odata::OrderItem>> items = odata::parseOrderByV2(orderby);
    if (!items)
        return std::move(items).error();
    query.orderby = std::move(items).value();
    return query;
}

Result<std::vector<std::size_t>> runRowQuery(const RowQuery& query, std::size_t rowCount,
                                             const RowReader& valueAt) {
    struct Sortable {
        std::size_t row;
        std::vector<odata::Value> keys;
    };
    std::vector<Sortable> found;
    for (std::size_t row = 0; row < rowCount; ++row) {
        const auto property = [&](std::string_view path) { return valueAt(row, path); };
        if (query.filter) {
            const Result<bool> isMatch = odata::matches(*query.filter, property);
            if (!isMatch)
                return isMatch.error();
            if (!*isMatch)
                continue;
        }
        Sortable sortable{row, {}};
        for (const odata::OrderItem& item : query.orderby) {
            Result<odata::Value> key = odata::evaluate(item.expression, property);
            if (!key)
                return std::move(key).error();
            sortable.keys.push_back(std::move(key).value());
        }
        found.push_back(std::move(sortable));
    }
    std::ranges::stable_sort(found, [&](const Sortable& left, const Sortable& right) {
        for (std::size_t key = 0; key < query.orderby.size(); ++key) {
            const int order = odata::compareForOrder(left.keys[key], right.keys[key]);
            if (order != 0)
                return query.orderby[key].isDescending ? order > 0 : order < 0;
        }
        return false;
    });
    std::vector<std::size_t> rows;
    rows.reserve(found.size());
    for (const Sortable& sortable : found)
        rows.push_back(sortable.row);
    return rows;
}

} // namespace odc::sample
