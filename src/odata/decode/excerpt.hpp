// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::odata {

/// The beginning of a value, for messages: at most 60 bytes, whole characters.
inline std::string excerpt(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most)
        return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

} // namespace odc::odata
