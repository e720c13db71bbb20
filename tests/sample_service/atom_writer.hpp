// SPDX-License-Identifier: MPL-2.0
// Rows as an Atom feed, or one row as an entry.
#pragma once

#include "sample_service/page.hpp"

#include <string>

namespace odc::sample {

/// In every entry `content` comes last and the properties are its first child: the service's own
/// clients rely on it. Strings carry no m:type.
std::string writeAtom(const Page& page);

} // namespace odc::sample
