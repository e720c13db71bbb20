// SPDX-License-Identifier: MPL-2.0
// What the user typed, taken apart. A table of our own instead of a library, because a report's
// parameters are options that only the report's file knows.
#pragma once

#include "base/result.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace odc::cli {

using base::Result;

struct CommandLine {
    std::string command;               ///< "fetch"; empty: none was given
    std::vector<std::string> operands; ///< URL, report name or file
    /// By name without dashes, in the order given. Names that no command has are in `parameters`.
    std::map<std::string, std::vector<std::string>> options;
    /// Options of `report` and `plan` that are not the program's own: a report's parameters.
    std::vector<std::pair<std::string, std::string>> parameters;
    bool wantsHelp = false;

    [[nodiscard]] std::optional<std::string> valueOf(const std::string& option) const;
    /// Whether the operand is a URL or a file that names one, not a report.
    [[nodiscard]] bool namesFeed() const;
    bool operator==(const CommandLine&) const = default;
};

/// `arguments` without the program's name.
/// Errors: wrongUsage (unknown command or option, a missing value, an option given twice).
Result<CommandLine> parseCommandLine(std::span<const std::string> arguments);

/// What --help prints: only what works.
std::string helpText();

} // namespace odc::cli
