// SPDX-License-Identifier: MPL-2.0
// $metadata: types, container and the localised titles, for what an account may read.
#pragma once

#include "sample_service/model.hpp"

#include <span>
#include <string>

namespace odc::sample {

std::string writeMetadata(std::span<const EntitySet> sets, Account account, Language language);

} // namespace odc::sample
