// SPDX-License-Identifier: MPL-2.0
#include "text/json_unescape.hpp"

#include "text/utf8.hpp"

#include <charconv>
#include <optional>

namespace odc::text {

namespace {

/// "\u263a" at the beginning; nothing where there is no such escape.
std::optional<unsigned> unitAt(std::string_view escaped) {
    if (escaped.size() < 6 || !escaped.starts_with("\\u"))
        return std::nullopt;
    unsigned unit = 0;
    const char* const end = escaped.data() + 6;
    const auto read = std::from_chars(escaped.data() + 2, end, unit, 16);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return unit;
}

bool isHigh(unsigned unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLow(unsigned unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

/// The character that an escape of one letter stands for; 0 where there is none.
char plainOf(char letter) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
    const auto at = letters.find(letter);
    return at == std::string_view::npos ? '\0' : characters[at];
}

} // namespace

bool unescapeLeniently(std::string_view escaped, std::string& text) {
    text.clear();
    while (!escaped.empty()) {
        const auto plain = escaped.substr(0, escaped.find('\\'));
        text += plain;
        escaped.remove_prefix(plain.size());
        if (escaped.empty())
            return true;
        if (const auto unit = unitAt(escaped)) {
            escaped.remove_prefix(6);
            const auto low = isHigh(*unit) ? unitAt(escaped) : std::nullopt;
            if (low && isLow(*low)) {
                escaped.remove_prefix(6);
                appendCodePoint(text, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
            } else {
                appendCodePoint(text, *unit);
            }
            continue;
        }
        const char character = escaped.size() < 2 ? '\0' : plainOf(escaped[1]);
        if (character == '\0')
            return false;
        text += character;
        escaped.remove_prefix(2);
    }
    return true;
}

} // namespace odc::text
