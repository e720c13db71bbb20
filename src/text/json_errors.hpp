// SPDX-License-Identifier: MPL-2.0
// The sentences that both JSON readers use. Private to this room.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string_view>

namespace odc::text {

/// `what` is a few words on what is wrong; `offset` is the byte at which it was met.
base::Error notJson(std::string_view what, std::int64_t offset);
base::Error jsonCut(std::int64_t offset);
base::Error jsonTooDeep(int maxDepth, std::int64_t offset);
/// A byte-order mark of UTF-16 or UTF-32, or their zero bytes, where JSON should begin.
bool looksLikeUtf16(std::string_view start);
base::Error jsonNotUtf8();

} // namespace odc::text
