// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "odata/translate.hpp"

#include <fmt/format.h>

namespace odc::cli {

Result<void> runTranslate(const CommandLine& line, const Console& console, const base::Task&) {
    const auto to = line.valueOf("to");
    if (!to)
        return base::Error{base::ErrorKind::wrongUsage,
                           "odata translate needs --to v2 or --to v4."};
    if (*to != "v2" && *to != "v4")
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("--to takes v2 or v4, not \"{}\".", *to)};
    auto written = odata::translateFilter(line.operands.front(),
                                          *to == "v2" ? odata::Dialect::v2 : odata::Dialect::v4);
    if (!written)
        return std::move(written).error();
    return console.out(*written + "\n");
}

} // namespace odc::cli
