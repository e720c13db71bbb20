// SPDX-License-Identifier: MPL-2.0
// What a service declares that it cannot do, where a query asks for it. Declarations are often
// wrong, so nothing is refused for them: they explain a refusal, and warn where a service may have
// passed over a part of the question without a word.
#pragma once

#include "odata/edm.hpp"
#include "odata/query.hpp"

#include <string>
#include <vector>

namespace odc::odata {

struct DeclaredLimit {
    std::string sentence; ///< "The service declares that "Items" cannot be filtered by "Net"."
    /// A service that passes over this part of the question answers with other rows, in another
    /// order, or without what was to be expanded.
    bool mayGoUnnoticed = false;

    bool operator==(const DeclaredLimit&) const = default;
};

/// In the order of the query's parts; none where the resource is no set or singleton, where
/// $apply or $compute make columns of their own, and where nothing is declared.
std::vector<DeclaredLimit> declaredLimitsOn(const Query& query, const Model& model);

} // namespace odc::odata
