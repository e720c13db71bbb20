// SPDX-License-Identifier: MPL-2.0
// The query part of a request, taken apart. What stands in $filter and $orderby is not looked at
// here: that needs the set (selection.hpp).
#pragma once

#include "sample_service/errors.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::sample {

struct QueryOptions {
    std::vector<std::string> select = {};
    std::string filter = {};
    std::string orderby = {};
    std::optional<std::int64_t> top = {};
    std::optional<std::int64_t> skip = {};
    /// Position of the last row already sent.
    std::optional<std::int64_t> skipToken = {};
    bool wantsCount = false;
    std::optional<std::string> format = {};
    std::optional<std::string> serviceVersion = {}; ///< rws-version
    /// Every option as it was sent, percent-encoding and all: what next links repeat.
    std::vector<std::pair<std::string, std::string>> sent = {};
};

/// `query` is what follows the question mark, as sent.
Outcome<QueryOptions> readQueryOptions(std::string_view query);

/// The query of the next page: what was sent, without $skip, with the token of the last row and
/// with $top less the rows sent.
std::string nextQuery(const QueryOptions& options, std::int64_t lastPosition,
                      std::optional<std::int64_t> topLeft);

} // namespace odc::sample
