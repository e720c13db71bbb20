// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::text {

/// Bytes of the UTF-8 character at the front of a text that is not empty; 0 where the bytes are no
/// character (overlong, surrogate, beyond U+10FFFF, cut). Source: RFC 3629.
std::size_t characterLength(std::string_view text);

/// Appends a code point as UTF-8; U+FFFD for what is none.
void appendCodePoint(std::string& text, char32_t codePoint);

} // namespace odc::text
