// SPDX-License-Identifier: MPL-2.0
// Asks of all pages of an answer, several at once, whether they are still the same.
#pragma once

#include "feed/exchange.hpp"
#include "feed/kept_answer.hpp"
#include "feed/page_asked.hpp"

namespace odc::feed {

/// The first page is asked alone: where it has changed, nothing else is asked.
/// False as soon as one has changed, or could not be asked: the usual way will say why.
/// Errors: cancelled.
Result<bool> isStillSame(const Line& line, const KeptAnswer& answer, const PageRules& rules,
                         const base::Task& task);

} // namespace odc::feed
