// SPDX-License-Identifier: MPL-2.0
#include "sample_service/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace odc::sample {

namespace {

/// The documented sentence names the type and the property.
Refusal noSuchProperty(const EntitySet& set, std::string_view property) {
    return {
        400, RefusalShape::odata,
        fmt::format("Type '{}' does not have a property named '{}'.", set.typeName(), property)};
}

} // namespace

Outcome<std::vector<std::size_t>> selectColumns(const EntitySet& set, const QueryOptions& options) {
    std::set<std::size_t> columns;
    for (const std::string& name : options.select) {
        if (name == "*") {
            for (std::size_t column = 0; column < set.properties.size(); ++column)
                columns.insert(column);
        } else if (set.find(name)) {
            columns.insert(set.indexOf(name));
        } else {
            return noSuchProperty(set, name);
        }
    }
    if (options.select.empty()) {
        for (std::size_t column = 0; column < set.properties.size(); ++column)
            columns.insert(column);
    }
    return std::vector<std::size_t>(columns.begin(), columns.end());
}

Outcome<Selection> selectRows(const EntitySet& set, const std::vector<Row>& rows,
                              const QueryOptions& options, int pageSize) {
    if (!options.filter.empty())
        return Refusal{501, RefusalShape::odata, "This sample cannot filter yet."};
    std::vector<const Row*> matching;
    for (const Row& row : rows)
        matching.push_back(&row);

    std::vector<std::pair<std::size_t, bool>> keys;
    for (const OrderKey& key : options.orderby) {
        if (!set.find(key.property))
            return noSuchProperty(set, key.property);
        keys.emplace_back(set.indexOf(key.property), key.isDescending);
    }
    // The variant's order is what is wanted: null before all else, then the values.
    std::ranges::stable_sort(matching, [&](const Row* a, const Row* b) {
        for (const auto& [column, isDescending] : keys) {
            const Value& left = (*a)[column];
            const Value& right = (*b)[column];
            if (left != right)
                return isDescending ? right < left : left < right;
        }
        return false;
    });

    Selection selection;
    selection.matching = static_cast<std::int64_t>(matching.size());
    const std::int64_t begin = std::min(
        selection.matching, options.skipToken ? *options.skipToken + 1 : options.skip.value_or(0));
    const std::int64_t wanted =
        std::min(selection.matching - begin, options.top.value_or(selection.matching));
    const std::int64_t sent = pageSize > 0 ? std::min<std::int64_t>(wanted, pageSize) : wanted;
    selection.rows.assign(matching.begin() + begin, matching.begin() + begin + sent);
    selection.hasMore = sent < wanted;
    selection.lastPosition = begin + sent - 1;
    if (options.top)
        selection.topLeft = *options.top - sent;
    return selection;
}

} // namespace odc::sample
