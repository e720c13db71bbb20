// SPDX-License-Identifier: MPL-2.0
// Numbers that look random and are a pure function of what they are asked for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

namespace odc::sample {

/// Thoroughly mixed bits of all parts (the finaliser of SplitMix64, folded).
constexpr std::uint64_t mixed(std::initializer_list<std::int64_t> parts) {
    std::uint64_t bits = 0x243f6a8885a308d3ULL;
    for (const std::int64_t part : parts) {
        bits = (bits ^ static_cast<std::uint64_t>(part)) + 0x9e3779b97f4a7c15ULL;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
        bits ^= bits >> 31;
    }
    return bits;
}

/// At least 0, below 1.
constexpr double chance(std::initializer_list<std::int64_t> parts) {
    return static_cast<double>(mixed(parts) >> 11) * 0x1.0p-53;
}

/// At least low, below high.
constexpr double between(double low, double high, std::initializer_list<std::int64_t> parts) {
    return low + (high - low) * chance(parts);
}

/// A GUID of version 4 in lower case.
std::string guidOf(std::initializer_list<std::int64_t> parts);

} // namespace odc::sample
