// SPDX-License-Identifier: MPL-2.0
// The URL and the query options of a command line as a Query.
#pragma once

#include "cli/command_line.hpp"
#include "feed/service.hpp"

namespace odc::cli {

/// An option given with -- takes the place of the same one in the URL.
/// Errors: wrongUsage (no URL, a name or password in it, --top that is no number, …);
///         unsupported (--accept csv).
Result<feed::LocatedQuery> readQuery(const CommandLine& line);

} // namespace odc::cli
