// SPDX-License-Identifier: MPL-2.0
// How the values of one column are shown where there is more than one good way. Every output (a
// cell, CSV, JSON) follows it; src/odata/VALUES.md is the table of all choices.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::base {

struct ValuePolicy {
    /// A number that a double cannot hold exactly.
    enum class Numbers {
        exact,  ///< stays text, digit by digit
        rounded ///< becomes the nearest number
    };
    /// A moment that the service gave with an offset.
    enum class Zone {
        utc,
        local, ///< of the computer that this program runs on
        asSent ///< text, with the offset that the service wrote
    };
    /// The items of a collection property.
    enum class Collections {
        text, ///< joined by `separator`; JSON where an item has parts
        count,
        json
    };

    Numbers numbers = Numbers::exact;
    Zone zone = Zone::utc;
    Collections collections = Collections::text;
    std::string separator = "; ";

    bool operator==(const ValuePolicy&) const = default;
};

/// By the column's path.
using ValuePolicies = std::vector<std::pair<std::string, ValuePolicy>>;

/// The policy of this column; the default where none is given.
ValuePolicy policyOf(const ValuePolicies& policies, std::string_view path);

/// "rounded, local", in any order: exact rounded utc local as-sent text count json, and
/// "text:SEPARATOR" as the last of them, whose separator is all that follows.
/// Errors: wrongUsage, with the words that there are.
Result<ValuePolicy> parseValuePolicy(std::string_view text);
/// What parseValuePolicy reads; empty for the default.
std::string formatValuePolicy(const ValuePolicy& policy);

} // namespace odc::base
