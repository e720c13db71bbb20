// SPDX-License-Identifier: MPL-2.0
// The list of entity sets that an account may read.
#pragma once

#include "sample_service/message.hpp"
#include "sample_service/page.hpp"

#include <span>
#include <string>

namespace odc::sample {

std::string writeServiceDocument(std::span<const EntitySet> sets, Account account,
                                 const Addresses& addresses, Format format);

} // namespace odc::sample
