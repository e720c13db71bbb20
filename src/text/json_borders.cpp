// SPDX-License-Identifier: MPL-2.0
#include "text/json_borders.hpp"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace odc::text {

namespace {

constexpr std::size_t blockBytes = 64;

/// Every bit becomes the parity of itself and all bits below: 1 from an opening quote up to, but
/// not including, its closing one.
std::uint64_t insideOf(std::uint64_t quotes) {
    quotes ^= quotes << 1;
    quotes ^= quotes << 2;
    quotes ^= quotes << 4;
    quotes ^= quotes << 8;
    quotes ^= quotes << 16;
    quotes ^= quotes << 32;
    return quotes;
}

} // namespace

// The brackets differ from the braces in one bit: [ ] are 5B 5D, { } are 7B 7D.
JsonBorderScanner::Masks JsonBorderScanner::masksOf(const char* block) {
    Masks masks;
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i opening = _mm_set1_epi8('{');
    const __m128i closing = _mm_set1_epi8('}');
    const __m128i bracketBit = _mm_set1_epi8(0x20);
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + std::ptrdiff_t{16} * part));
        const __m128i braces = _mm_or_si128(bytes, bracketBit);
        const auto bits = [part](__m128i equal) {
            return std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(equal))}
                   << (16 * part);
        };
        masks.quotes |= bits(_mm_cmpeq_epi8(bytes, quote));
        masks.backslashes |= bits(_mm_cmpeq_epi8(bytes, backslash));
        masks.opening |= bits(_mm_cmpeq_epi8(braces, opening));
        masks.closing |= bits(_mm_cmpeq_epi8(braces, closing));
    }
#else
    for (std::size_t i = 0; i < blockBytes; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const char c = block[i];
        masks.quotes |= c == '"' ? bit : 0;
        masks.backslashes |= c == '\\' ? bit : 0;
        masks.opening |= (c | 0x20) == '{' ? bit : 0;
        masks.closing |= (c | 0x20) == '}' ? bit : 0;
    }
#endif
    return masks;
}

bool JsonBorderScanner::take(const Masks& masks, std::size_t blockAt, Found& found) {
    std::uint64_t escaped = isEscaped_ ? 1 : 0;
    isEscaped_ = false;
    std::uint64_t backslashes = masks.backslashes & ~escaped;
    while (backslashes != 0) {
        const int at = std::countr_zero(backslashes);
        if (at == 63)
            isEscaped_ = true;
        else
            escaped |= std::uint64_t{2} << at;
        // This one, and the one after it, which it escapes, begin nothing.
        backslashes &= ~(std::uint64_t{3} << at);
    }
    std::uint64_t inside = insideOf(masks.quotes & ~escaped);
    if (isInString_)
        inside = ~inside;
    isInString_ = (inside >> 63) != 0;

    std::uint64_t brackets = (masks.opening | masks.closing) & ~inside;
    while (brackets != 0) {
        const int at = std::countr_zero(brackets);
        const std::uint64_t bit = std::uint64_t{1} << at;
        brackets ^= bit;
        if ((masks.opening & bit) != 0) {
            ++depth_;
            continue;
        }
        --depth_;
        if (depth_ > 0)
            continue;
        const std::size_t place = blockAt + static_cast<std::size_t>(at);
        if (depth_ < 0) {
            found.isArrayClosed = true;
            found.closedAt = place;
            return true;
        }
        found.lastItemEnd = place + 1;
    }
    return false;
}

JsonBorderScanner::Found JsonBorderScanner::scan(std::string_view bytes) {
    Found found;
    std::size_t at = 0;
    for (; at + blockBytes <= bytes.size(); at += blockBytes)
        if (take(masksOf(bytes.data() + at), at, found))
            return found;
    const std::size_t rest = bytes.size() - at;
    if (rest == 0)
        return found;
    // A short block is filled up with spaces; what a backslash or an open string does beyond the
    // end is put right afterwards.
    std::array<char, blockBytes> block{};
    block.fill(' ');
    std::memcpy(block.data(), bytes.data() + at, rest);
    const Masks masks = masksOf(block.data());
    const bool wasEscaped = isEscaped_;
    if (take(masks, at, found))
        return found;
    std::size_t slashes = 0;
    while (slashes < rest && ((masks.backslashes >> (rest - 1 - slashes)) & 1) != 0)
        ++slashes;
    // Backslashes up to the very start continue those of the piece before.
    isEscaped_ = (slashes + (slashes == rest && wasEscaped ? 1 : 0)) % 2 == 1;
    return found;
}

} // namespace odc::text
