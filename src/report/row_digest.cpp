// SPDX-License-Identifier: MPL-2.0
#include "report/row_digest.hpp"

#include <bit>
#include <cstring>

namespace odc::report {

namespace {

/// All 128 bits of the product matter.
std::uint64_t multiplied(std::uint64_t left, std::uint64_t right) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

} // namespace

void RowDigest::add(std::uint64_t word, std::uint64_t kind) {
    state_ = multiplied(state_ ^ word ^ 0xA076'1D64'78BD'642FULL,
                        0xE703'7ED1'A0B4'28DBULL + (kind << 1U) + (state_ << 7U));
}

void RowDigest::addNumber(double number) {
    add(std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number), 2);
}

void RowDigest::addText(std::string_view text) {
    if (text.empty()) {
        addEmpty();
        return;
    }
    const std::size_t size = text.size();
    while (text.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        add(word, 3);
        text.remove_prefix(sizeof word);
    }
    std::uint64_t last = 0;
    std::memcpy(&last, text.data(), text.size());
    add(last ^ (static_cast<std::uint64_t>(size) << 56U), 4 + size);
}

} // namespace odc::report
