// SPDX-License-Identifier: MPL-2.0
// A number for a row's cells, so that rows are compared, and found by their key, without holding
// them. The same from what a service sent as from what a sheet says.
#pragma once

#include <cstdint>
#include <string_view>

namespace odc::report {

/// Of two rows that differ, one pair in 2^64 has the same. Not for: anything but comparing within
/// one process.
class RowDigest {
public:
    /// An empty cell or an empty text.
    void addEmpty() { add(0x2D35'8DCC'AA6C'78A5ULL, 1); }
    /// 0 and -0 are the same.
    void addNumber(double number);
    /// UTF-8.
    void addText(std::string_view text);

    /// Never unknownDigest.
    [[nodiscard]] std::uint64_t value() const { return state_ == 0 ? 1 : state_; }

private:
    void add(std::uint64_t word, std::uint64_t kind);

    std::uint64_t state_ = 0x9E37'79B9'7F4A'7C15ULL;
};

/// Of a row of which nothing is known: it differs from every row.
inline constexpr std::uint64_t unknownDigest = 0;

} // namespace odc::report
