// SPDX-License-Identifier: MPL-2.0
// Where in a JSON document of one value or of links the value stands.
#pragma once

#include "text/json_value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odc::odata {

struct JsonValueFound {
    const text::JsonValue* value; ///< a scalar, null, an object, or the array of a collection
    std::string name = {};        ///< as the answer calls it; may be empty
    std::string edmType = {};     ///< of the value or the members, where the context names it
};

/// Out of "d", "results", "value" and a single member that is named `name` or holds a typed object.
/// What is found lives in `root`, or for ever.
JsonValueFound findValue(const text::JsonValue& root, std::string_view name);

/// The address in one item of a list of links; empty where there is none.
std::string_view linkOf(const text::JsonValue& item);

} // namespace odc::odata
