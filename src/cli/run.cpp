// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"

#include <array>

namespace odc::cli {

namespace {

struct Entry {
    std::string_view name;
    Result<void> (*run)(const CommandLine&, const Console&, const base::Task&);
};

constexpr std::array entries{
    Entry{"fetch", runFetch},     Entry{"plan", runPlan},     Entry{"metadata", runMetadata},
    Entry{"reports", runReports}, Entry{"report", runReport}, Entry{"translate", runTranslate},
};

} // namespace

Result<void> run(const CommandLine& line, const Console& console, const base::Task& task) {
    if (line.wantsHelp)
        return console.out(helpText());
    for (const Entry& entry : entries)
        if (entry.name == line.command)
            return entry.run(line, console, task);
    return base::Error{base::ErrorKind::wrongUsage, "There is no command of that name."};
}

} // namespace odc::cli
