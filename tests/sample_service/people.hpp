// SPDX-License-Identifier: MPL-2.0
// Names for the invented organisation's people, made from two short lists.
#pragma once

#include <cstdint>
#include <string>

namespace odc::sample {

/// "anna.keller@birchwood.onmicrosoft.com": one of the organisation.
std::string ownAddress(std::uint64_t which);
/// Somebody elsewhere, at a domain reserved for examples.
std::string foreignAddress(std::uint64_t which);

} // namespace odc::sample
