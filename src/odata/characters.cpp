// SPDX-License-Identifier: MPL-2.0
#include "odata/characters.hpp"

#include "text/utf8.hpp"

namespace odc::odata {

namespace {

constexpr char32_t invalid = 0xFFFFFFFF;
constexpr char32_t replacement = 0xFFFD;

struct Character {
    char32_t codePoint = invalid;
    std::size_t size = 1;
};

/// The character at the text's begin; `invalid` with size 1 where there is none. Text not empty.
Character firstOf(std::string_view text) {
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byteAt(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size)
        return {};
    char32_t codePoint = lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byteAt(i) & 0xC0u) != 0x80u)
            return {};
        codePoint = codePoint << 6 | (byteAt(i) & 0x3Fu);
    }
    const bool isOverlong = (size == 3 && codePoint < 0x800) || (size == 4 && codePoint < 0x10000);
    const bool isSurrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (isOverlong || isSurrogate || codePoint > 0x10FFFF)
        return {};
    return {codePoint, size};
}

bool isWithin(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// Blocks where a capital letter has an even number and its small one follows.
bool isEvenPair(char32_t c) {
    return (isWithin(c, 0x100, 0x137) && c != 0x130 && c != 0x131) || isWithin(c, 0x14A, 0x177) ||
           isWithin(c, 0x460, 0x481) || isWithin(c, 0x48A, 0x4BF) || isWithin(c, 0x4D0, 0x52F);
}

/// Blocks where a capital letter has an odd number.
bool isOddPair(char32_t c) {
    return isWithin(c, 0x139, 0x148) || isWithin(c, 0x179, 0x17E);
}

char32_t lowerOf(char32_t c) {
    if (isWithin(c, 'A', 'Z') || (isWithin(c, 0xC0, 0xDE) && c != 0xD7) ||
        (isWithin(c, 0x391, 0x3A9) && c != 0x3A2) || isWithin(c, 0x410, 0x42F))
        return c + 32;
    if (isWithin(c, 0x400, 0x40F))
        return c + 80;
    if (isEvenPair(c))
        return c | 1u;
    if (isOddPair(c))
        return c % 2 == 1 ? c + 1 : c;
    if (c == 0x178)
        return 0xFF;
    if (c == 0x386)
        return 0x3AC;
    if (isWithin(c, 0x388, 0x38A))
        return c + 37;
    if (c == 0x38C)
        return 0x3CC;
    if (isWithin(c, 0x38E, 0x38F))
        return c + 63;
    return c;
}

char32_t upperOf(char32_t c) {
    if (isWithin(c, 'a', 'z') || (isWithin(c, 0xE0, 0xFE) && c != 0xF7) ||
        (isWithin(c, 0x3B1, 0x3C9) && c != 0x3C2) || isWithin(c, 0x430, 0x44F))
        return c - 32;
    if (isWithin(c, 0x450, 0x45F))
        return c - 80;
    if (isEvenPair(c))
        return c & ~char32_t{1};
    if (isOddPair(c))
        return c % 2 == 0 ? c - 1 : c;
    if (c == 0xFF)
        return 0x178;
    if (c == 0x3AC)
        return 0x386;
    if (isWithin(c, 0x3AD, 0x3AF))
        return c - 37;
    if (c == 0x3C2)
        return 0x3A3;
    if (c == 0x3CC)
        return 0x38C;
    if (isWithin(c, 0x3CD, 0x3CE))
        return c - 63;
    return c;
}

template <typename Map>
std::string mapped(std::string_view text, Map map) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Character character = firstOf(text);
        if (character.codePoint == invalid)
            result.push_back(text.front());
        else
            text::appendCodePoint(result, map(character.codePoint));
        text.remove_prefix(character.size);
    }
    return result;
}

bool isSpace(char32_t c) {
    return c == ' ' || isWithin(c, 0x09, 0x0D) || c == 0x85 || c == 0xA0 ||
           isWithin(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

} // namespace

std::size_t countCharacters(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count)
        text.remove_prefix(firstOf(text).size);
    return count;
}

std::size_t offsetOfCharacter(std::string_view text, std::size_t number) {
    std::size_t offset = 0;
    for (; number > 0 && offset < text.size(); --number)
        offset += firstOf(text.substr(offset)).size;
    return offset;
}

std::string toLowerCase(std::string_view text) {
    return mapped(text, lowerOf);
}

std::string toUpperCase(std::string_view text) {
    return mapped(text, upperOf);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const Character character = firstOf(text);
        if (!isSpace(character.codePoint))
            break;
        text.remove_prefix(character.size);
    }
    std::size_t end = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const Character character = firstOf(text.substr(offset));
        offset += character.size;
        if (!isSpace(character.codePoint))
            end = offset;
    }
    return text.substr(0, end);
}

std::string cleaned(std::string_view text, std::size_t limit) {
    std::string result;
    while (!text.empty()) {
        const Character character = firstOf(text);
        text.remove_prefix(character.size);
        char32_t codePoint = character.codePoint == invalid ? replacement : character.codePoint;
        if (isWithin(codePoint, 0x09, 0x0D))
            codePoint = ' ';
        // Controls, and what would turn the direction of the text around it.
        if (codePoint < 0x20 || isWithin(codePoint, 0x7F, 0x9F) ||
            isWithin(codePoint, 0x202A, 0x202E) || isWithin(codePoint, 0x2066, 0x2069) ||
            codePoint == 0xFEFF)
            continue;
        if (codePoint == ' ' && (result.empty() || result.back() == ' '))
            continue;
        const std::size_t size = result.size();
        text::appendCodePoint(result, codePoint);
        if (result.size() > limit) {
            result.resize(size);
            break;
        }
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

} // namespace odc::odata
