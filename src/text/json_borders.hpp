// SPDX-License-Identifier: MPL-2.0
// Where one item of a JSON array ends and the next begins, found without reading the items: 64
// bytes at a time only quotes, backslashes and brackets are looked at. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace odc::text {

/// Goes over the inside of an array. Keeps its place between pieces: inside a string, after a
/// backslash, inside so many brackets.
class JsonBorderScanner {
public:
    /// What a piece held; positions are in the piece.
    struct Found {
        std::size_t lastItemEnd = 0; ///< one past the last bracket that closed an item; 0: none
        bool isArrayClosed = false;
        std::size_t closedAt = 0; ///< of the array's own closing bracket; the rest is not looked at
    };
    Found scan(std::string_view bytes);
    /// The most brackets that were open around a byte so far, the array's own not counted.
    [[nodiscard]] std::int64_t deepest() const { return deepest_; }

private:
    struct Masks {
        std::uint64_t quotes = 0;
        std::uint64_t backslashes = 0;
        std::uint64_t brackets = 0; ///< and a few letters, which only strings have
    };
    template <bool isWide>
    static Masks masksOf(const char* block);
    template <bool isWide>
    static std::uint64_t insideOf(std::uint64_t quotes);
    /// True where the array's own bracket closed.
    template <bool isWide>
    bool take(const Masks& masks, const char* block, std::size_t blockAt, Found& found);
    /// All whole blocks; the number of bytes gone over.
    template <bool isWide>
    std::size_t takeBlocks(std::string_view bytes, Found& found);
    std::size_t takeBlocksWide(std::string_view bytes, Found& found);

    std::int64_t depth_ = 0;
    std::int64_t deepest_ = 0;
    bool isInString_ = false;
    bool isEscaped_ = false; ///< the next byte follows an odd backslash
};

} // namespace odc::text
