// SPDX-License-Identifier: MPL-2.0
// Which characters make the words of a filter, in every dialect.
#pragma once

namespace odc::odata {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Bytes above ASCII count as letters: names may be of any script.
constexpr bool isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool isWordPart(char c) {
    return isWordStart(c) || isDigit(c);
}

constexpr bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace odc::odata
