// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "cli/metadata_listing.hpp"
#include "cli/operand.hpp"

namespace odc::cli {

Result<void> runMetadata(const CommandLine& line, const Console& console, const base::Task& task) {
    auto located = locateOperand(line.operands.front());
    if (!located)
        return located.error();
    auto format = outputFormatOf(line);
    if (!format)
        return format.error();
    auto service = openService(line, located->root, located->headers);
    if (!service)
        return service.error();
    auto model = (*service)->metadata(task);
    if (!model)
        return model.error();
    for (const odata::ModelWarning& warning : (*model)->warnings)
        console.message(warning.element.empty() ? warning.message
                                                : warning.element + ": " + warning.message);
    return writeTable(*makeRowWriter(*format, console.out), listingOf(**model));
}

} // namespace odc::cli
