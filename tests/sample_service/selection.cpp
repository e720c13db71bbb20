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

Refusal badQuery(const base::Error& error) {
    return {400, RefusalShape::odata, error.message};
}

odata::Value typed(Edm type, const Value& value) {
    if (std::holds_alternative<std::monostate>(value))
        return {};
    switch (type) {
    case Edm::int32:
        return odata::Value::makeInt32(std::get<std::int64_t>(value));
    case Edm::int64:
        return odata::Value::makeInt64(std::get<std::int64_t>(value));
    case Edm::dateTime:
        return odata::Value::makeDateTime(std::get<std::int64_t>(value));
    case Edm::guid:
        return odata::Value::makeGuid(std::get<std::string>(value));
    case Edm::string:
        return odata::Value::makeText(std::get<std::string>(value));
    case Edm::decimal:
        return odata::Value::makeDecimal(std::get<std::string>(value));
    }
    return {};
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

Outcome<RowQuery> readQuery(const EntitySet& set, const QueryOptions& options) {
    base::Result<RowQuery> query = readRowQuery(options.filter, options.orderby);
    if (!query)
        return badQuery(query.error());
    for (const std::string& path : query->paths()) {
        if (!set.find(path))
            return noSuchProperty(set, path);
    }
    return std::move(query).value();
}

Outcome<Selection> selectRows(const EntitySet& set, const std::vector<Row>& rows,
                              const RowQuery& query, const QueryOptions& options, int pageSize) {
    const auto valueAt = [&](std::size_t row, std::string_view path) {
        const std::size_t column = set.indexOf(path);
        return typed(set.properties[column].type, rows[row][column]);
    };
    const base::Result<std::vector<std::size_t>> matching =
        runRowQuery(query, rows.size(), valueAt);
    if (!matching)
        return badQuery(matching.error());

    Selection selection;
    selection.matching = static_cast<std::int64_t>(matching->size());
    const std::int64_t begin =
        options.skipToken ? *options.skipToken + 1 : options.skip.value_or(0);
    const std::int64_t left = std::max<std::int64_t>(0, selection.matching - begin);
    const std::int64_t wanted = std::min(left, options.top.value_or(left));
    const std::int64_t sent = pageSize > 0 ? std::min<std::int64_t>(wanted, pageSize) : wanted;
    for (std::int64_t at = begin; at < begin + sent; ++at)
        selection.rows.push_back(&rows[(*matching)[static_cast<std::size_t>(at)]]);
    selection.hasMore = sent < wanted;
    selection.lastPosition = begin + sent - 1;
    if (options.top)
        selection.topLeft = *options.top - sent;
    return selection;
}

} // namespace odc::sample
