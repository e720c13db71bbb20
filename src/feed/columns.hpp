// SPDX-License-Identifier: MPL-2.0
// Which columns a resource's rows will have, as far as the model tells.
#pragma once

#include "base/table.hpp"
#include "odata/edm.hpp"
#include "odata/feed_mapping.hpp"
#include "odata/query.hpp"
#include "odata/resource.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::feed {

/// What the path leads to. No model (null): judged by its end and its brackets alone.
odata::Resource resourceOf(const odata::Model* model, std::string_view path);

/// The type that a resource path leads to. Null where the model does not say.
const odata::StructuredType* typeOf(const odata::Model& model, std::string_view resource);

/// Whether the path names one entity by its key, or one value, so that there is no further page;
/// where no model is at hand.
bool isSingleEntity(std::string_view resource);

/// The first name of a resource path: of the set that it begins with, as a rule.
std::string_view setOf(std::string_view resource);

/// The key's columns, by which rows can be put into one order and told apart: none where the
/// resource is no collection of a set's entities, where a row may come several times, or where
/// `columns` lack a part of the key.
std::vector<std::string> keyColumnsOf(const odata::Model& model, const odata::Query& query,
                                      const base::Schema& columns);

/// Empty where the model does not know the resource: rows are then typed from the payload.
base::Schema columnsOf(const odata::Model& model, const odata::Query& query);

/// Columns that only some rows have, as their type is derived from the resource's own: none where
/// the query selects.
base::Schema possibleColumnsOf(const odata::Model& model, const odata::Query& query);

/// Those of the columns that an Atom answer holds outside of its entries' content.
std::vector<odata::FeedMapping> mappingsOf(const odata::Model& model, const odata::Query& query);

/// Whether the metadata lets a set be read by $skip and $top in the order of its key, and be
/// counted. What lies behind another set's entities, and what is not said, is taken as possible.
bool canSkip(const odata::Model& model, std::string_view resource,
             const std::vector<std::string>& key);
bool canCount(const odata::Model& model, std::string_view resource);

/// The columns of an entity's own properties that have a default value, for answers that leave it
/// out (Prefer: omit-values=defaults). Source: OData 4.01 Protocol, 8.2.8.6.
std::vector<std::pair<std::string, std::string>> defaultsOf(const odata::Model& model,
                                                            const odata::Query& query);

/// Paths of the columns that a user named, in his order, for rows whose columns no model tells: his
/// selection but for stars and for what lies inside of something expanded.
std::vector<std::string> selectedColumnsOf(const odata::Query& query);

} // namespace odc::feed
