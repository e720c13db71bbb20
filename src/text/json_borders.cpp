// SPDX-License-Identifier: MPL-2.0
// Written once, compiled twice where that pays: for any processor, and for those that have AVX2 and
// a carry-less multiplication, which is asked for at run time.
#include "text/json_borders.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <immintrin.h>
#define ODC_WIDE __attribute__((target("avx2,pclmul,bmi")))
#else
#define ODC_WIDE
#endif
#define ODC_INLINE __attribute__((always_inline)) inline

namespace odc::text {

namespace {

constexpr std::size_t blockBytes = 64;

bool hasWideProcessor() {
#ifdef __SSE2__
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
                            __builtin_cpu_supports("bmi");
    return has;
#else
    return false;
#endif
}

} // namespace

/// Every bit becomes the parity of itself and all bits below: 1 from an opening quote up to, but
/// not including, its closing one.
template <>
ODC_INLINE std::uint64_t JsonBorderScanner::insideOf<false>(std::uint64_t quotes) {
    quotes ^= quotes << 1;
    quotes ^= quotes << 2;
    quotes ^= quotes << 4;
    quotes ^= quotes << 8;
    quotes ^= quotes << 16;
    quotes ^= quotes << 32;
    return quotes;
}

// [ ] { } are 5B 5D 7B 7D: with the bits of 26 set, all are 7F. So are Y y _ and DEL, which JSON
// has in strings only.
template <>
ODC_INLINE JsonBorderScanner::Masks JsonBorderScanner::masksOf<false>(const char* block) {
    Masks masks;
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i differing = _mm_set1_epi8(0x26);
    const __m128i bracket = _mm_set1_epi8(0x7F);
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + std::ptrdiff_t{16} * part));
        const auto add = [part](std::uint64_t& mask, __m128i equal) {
            mask |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(equal))}
                    << (16 * part);
        };
        add(masks.quotes, _mm_cmpeq_epi8(bytes, quote));
        add(masks.backslashes, _mm_cmpeq_epi8(bytes, backslash));
        add(masks.brackets, _mm_cmpeq_epi8(_mm_or_si128(bytes, differing), bracket));
    }
#else
    for (std::size_t i = 0; i < blockBytes; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const char c = block[i];
        masks.quotes |= c == '"' ? bit : 0;
        masks.backslashes |= c == '\\' ? bit : 0;
        masks.brackets |= (c | 0x26) == 0x7F ? bit : 0;
    }
#endif
    return masks;
}

#ifdef __SSE2__
template <>
ODC_WIDE inline std::uint64_t JsonBorderScanner::insideOf<true>(std::uint64_t quotes) {
    const __m128i ones = _mm_set1_epi8(static_cast<char>(0xFF));
    const __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(quotes)), ones, 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}

template <>
ODC_WIDE inline JsonBorderScanner::Masks JsonBorderScanner::masksOf<true>(const char* block) {
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i backslash = _mm256_set1_epi8('\\');
    const __m256i differing = _mm256_set1_epi8(0x26);
    const __m256i bracket = _mm256_set1_epi8(0x7F);
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
    Masks masks;
    masks.quotes = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, quote)));
    masks.quotes |= std::uint64_t{static_cast<std::uint32_t>(
                        _mm256_movemask_epi8(_mm256_cmpeq_epi8(high, quote)))}
                    << 32;
    masks.backslashes =
        static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, backslash)));
    masks.backslashes |= std::uint64_t{static_cast<std::uint32_t>(
                             _mm256_movemask_epi8(_mm256_cmpeq_epi8(high, backslash)))}
                         << 32;
    masks.brackets = static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_or_si256(low, differing), bracket)));
    masks.brackets |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(
                          _mm256_cmpeq_epi8(_mm256_or_si256(high, differing), bracket)))}
                      << 32;
    return masks;
}
#endif

template <bool isWide>
ODC_INLINE bool JsonBorderScanner::take(const Masks& masks, const char* block, std::size_t blockAt,
                                        Found& found) {
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
    std::uint64_t inside = insideOf<isWide>(masks.quotes & ~escaped);
    if (isInString_)
        inside = ~inside;
    isInString_ = (inside >> 63) != 0;

    for (std::uint64_t left = masks.brackets & ~inside; left != 0; left &= left - 1) {
        const int at = std::countr_zero(left);
        const char c = block[at];
        if (c == '{' || c == '[') {
            deepest_ = std::max(deepest_, ++depth_);
            continue;
        }
        if (c != '}' && c != ']')
            continue;
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

template <bool isWide>
ODC_INLINE std::size_t JsonBorderScanner::takeBlocks(std::string_view bytes, Found& found) {
    std::size_t at = 0;
    for (; at + blockBytes <= bytes.size(); at += blockBytes)
        if (take<isWide>(masksOf<isWide>(bytes.data() + at), bytes.data() + at, at, found))
            break;
    return at;
}

ODC_WIDE std::size_t JsonBorderScanner::takeBlocksWide(std::string_view bytes, Found& found) {
#ifdef __SSE2__
    return takeBlocks<true>(bytes, found);
#else
    return takeBlocks<false>(bytes, found);
#endif
}

JsonBorderScanner::Found JsonBorderScanner::scan(std::string_view bytes) {
    Found found;
    const std::size_t at =
        hasWideProcessor() ? takeBlocksWide(bytes, found) : takeBlocks<false>(bytes, found);
    const std::size_t rest = bytes.size() - at;
    if (found.isArrayClosed || rest == 0)
        return found;
    // A short block is filled up with spaces; what a backslash does beyond the end is put right
    // afterwards.
    std::array<char, blockBytes> block{};
    block.fill(' ');
    std::memcpy(block.data(), bytes.data() + at, rest);
    const Masks masks = masksOf<false>(block.data());
    const bool wasEscaped = isEscaped_;
    if (take<false>(masks, block.data(), at, found))
        return found;
    std::size_t slashes = 0;
    while (slashes < rest && ((masks.backslashes >> (rest - 1 - slashes)) & 1) != 0)
        ++slashes;
    // Backslashes up to the very start continue those of the piece before.
    isEscaped_ = (slashes + (slashes == rest && wasEscaped ? 1 : 0)) % 2 == 1;
    return found;
}

} // namespace odc::text
