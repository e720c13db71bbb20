// SPDX-License-Identifier: MPL-2.0
#include "text/utf8.hpp"

namespace odc::text {

std::size_t characterLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = byte(1);
    const bool isOverlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool isSurrogate = lead == 0xED && second > 0x9F;
    const bool isTooHigh = lead == 0xF4 && second > 0x8F;
    return isOverlong || isSurrogate || isTooHigh ? 0 : length;
}

void appendCodePoint(std::string& text, char32_t codePoint) {
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        codePoint = 0xFFFD;
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0u | codePoint >> 6);
        put(0x80u | (codePoint & 0x3Fu));
    } else if (codePoint < 0x10000) {
        put(0xE0u | codePoint >> 12);
        put(0x80u | (codePoint >> 6 & 0x3Fu));
        put(0x80u | (codePoint & 0x3Fu));
    } else {
        put(0xF0u | codePoint >> 18);
        put(0x80u | (codePoint >> 12 & 0x3Fu));
        put(0x80u | (codePoint >> 6 & 0x3Fu));
        put(0x80u | (codePoint & 0x3Fu));
    }
}

} // namespace odc::text
