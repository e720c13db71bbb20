// SPDX-License-Identifier: MPL-2.0
// How the members of expanded collections are shown, and which columns that makes.
// Not for: how $expand is written (odata/expand.hpp).
#pragma once

#include "odata/edm.hpp"
#include "odata/query.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

/// By the path that an expanded entity or collection has in a payload: "Orders/Lines".
using Expansions = std::vector<std::pair<std::string, Expansion>>;

/// All of a query's, an item inside another behind it.
Expansions expansionsOf(const std::vector<ExpandItem>& items);

/// Whether a row of the service may become several.
bool repeatsRows(const std::vector<ExpandItem>& items);

/// Sets how one of the items is shown: "Orders/Lines" is the Lines of Orders.
/// Errors: wrongUsage (nothing of that path is expanded).
Result<void> showAs(std::vector<ExpandItem>& items, std::string_view path, Expansion expansion);

/// "count", "rows", "text", "json". Errors: wrongUsage, with the words that there are.
Result<Expansion> parseExpansion(std::string_view word);
std::string_view nameOf(Expansion expansion);

/// Rows of two collections beside each other would be every member of the one with every member of
/// the other: only one chain of collections ("Orders", "Orders/Lines") may be rows.
/// Errors: wrongUsage, naming both.
Result<void> checkExpansions(const std::vector<ExpandItem>& items);

/// schemaOf with the columns of what is expanded behind the others: "Owner/Name" of a single
/// entity, and by its Expansion "Orders/$count", "Orders/Total" or "Orders" of a collection. A name
/// of `select` that is expanded is no column of its own; "Orders/Total" (v2's way) selects inside.
/// What the model does not know of is left to the payload.
base::Schema schemaOf(const Model& model, const StructuredType& type,
                      const std::vector<std::string>& select,
                      const std::vector<ExpandItem>& expand);

} // namespace odc::odata
