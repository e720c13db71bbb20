// SPDX-License-Identifier: MPL-2.0
// A query as a person wrote it, in any version's words, becomes one in the words of the version at
// hand. Not for: the URL (query.hpp).
#pragma once

#include "odata/edm.hpp"
#include "odata/query.hpp"

namespace odc::odata {

/// filter, orderby: as filterFor, fitFilter and orderByFor, also inside of expand.
/// expand:  v4: "Orders/Lines" becomes Orders($expand=Lines) where Orders is a navigation property,
///          and without a model wherever it could be one; items of one path become one.
///          v1 to v3: as paths. What items select becomes "Orders/Id" among the query's own names.
/// select:  v4: "Orders/Id" goes into the item that expands Orders.
///          v1 to v3: a part of a complex property is asked for as the whole of it; what is
///          expanded is selected too, because it is left out otherwise.
/// apply, search, compute: text for the service, whose brackets and quotation marks must have their
///          partners.
/// parameters: those of a function become literals where the version has them (writeCall).
/// resource: a bound function gets the namespace that it was written without.
/// `model` and `type` (the resource's) may be null; without a model there is no type.
/// Errors: as filterFor, fitFilter and writeCall; unsupported, with the name of what the version
/// has not.
Result<Query> carryOver(const Query& query, Version version, const Model* model,
                        const StructuredType* type);

} // namespace odc::odata
