// SPDX-License-Identifier: MPL-2.0
// What the operand of fetch, plan and metadata names: a URL, a file that holds one, or a text that
// a feed was copied out of another program with.
#pragma once

#include "feed/service.hpp"

#include <string_view>

namespace odc::cli {

using base::Result;

/// Errors: as feed::locate and feed::locatePasted; storageFailed (a file that cannot be read).
Result<feed::LocatedQuery> locateOperand(std::string_view operand);

} // namespace odc::cli
