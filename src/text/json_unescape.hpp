// SPDX-License-Identifier: MPL-2.0
// Strings with half of a surrogate pair, which the library refuses: services that cut texts at a
// number of UTF-16 units write them (JavaScript's JSON.stringify does). Private to this room.
#pragma once

#include <string>
#include <string_view>

namespace odc::text {

/// What stands between a string's quotation marks, without its escapes, half a pair as U+FFFD.
/// False where an escape is none.
bool unescapeLeniently(std::string_view escaped, std::string& text);

} // namespace odc::text
