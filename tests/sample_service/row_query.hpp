// SPDX-License-Identifier: MPL-2.0
// $filter and $orderby over rows of any kind: the sample's own, and rows read from a service that
// somebody else wrote, whose answers are then compared.
#pragma once

#include "base/result.hpp"
#include "odata/evaluate.hpp"
#include "odata/expression.hpp"
#include "odata/orderby.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::sample {

/// The value that a row has at a path; the path is one that the rows have.
using RowReader = std::function<odata::Value(std::size_t row, std::string_view path)>;

/// A question about rows, read and ready.
struct RowQuery {
    std::optional<odata::Expression> filter = {};
    std::vector<odata::OrderItem> orderby = {};

    /// The property paths that it names, each once.
    [[nodiscard]] std::vector<std::string> paths() const;
};

/// Both texts as they stand in a URL once decoded; empty ones ask for nothing.
/// Errors: those of the two readers.
base::Result<RowQuery> readRowQuery(std::string_view filter, std::string_view orderby);

/// The rows that match, in the order asked for; rows that are equal in it keep theirs.
/// Errors: wrongUsage, where types do not go together.
base::Result<std::vector<std::size_t>> runRowQuery(const RowQuery& query, std::size_t rowCount,
                                                   const RowReader& valueAt);

} // namespace odc::sample
