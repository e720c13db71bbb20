// SPDX-License-Identifier: MPL-2.0
// Which rows of a set one answer holds: filter, order, skip, top and the page's end.
#pragma once

#include "sample_service/errors.hpp"
#include "sample_service/model.hpp"
#include "sample_service/query_options.hpp"
#include "sample_service/row.hpp"
#include "sample_service/row_query.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace odc::sample {

struct Selection {
    std::vector<const Row*> rows;
    std::int64_t matching = 0; ///< rows that pass the filter, on all pages
    bool hasMore = false;
    std::int64_t lastPosition = -1; ///< of the last row here, among the matching ones
    std::optional<std::int64_t> topLeft = {};
};

/// $filter and $orderby, with every name in them known to the set.
Outcome<RowQuery> readQuery(const EntitySet& set, const QueryOptions& options);

/// Rows in ascending order of the key unless $orderby says otherwise; nulls come first.
/// `rows` must outlive the answer. A page size of 0 means no limit.
Outcome<Selection> selectRows(const EntitySet& set, const std::vector<Row>& rows,
                              const RowQuery& query, const QueryOptions& options, int pageSize);

/// The columns named by $select, in the set's order; all where nothing is named.
Outcome<std::vector<std::size_t>> selectColumns(const EntitySet& set, const QueryOptions& options);

} // namespace odc::sample
