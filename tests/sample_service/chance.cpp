// SPDX-License-Identifier: MPL-2.0
#include "sample_service/chance.hpp"

#include <fmt/format.h>

namespace odc::sample {

std::string guidOf(std::initializer_list<std::int64_t> parts) {
    const std::uint64_t high = mixed(parts);
    const std::uint64_t low = mixed({static_cast<std::int64_t>(high), 11});
    return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff,
                       high & 0xfff, 0x8000 | (low >> 48 & 0x3fff), low & 0xffff'ffff'ffffULL);
}

} // namespace odc::sample
