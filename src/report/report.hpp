// SPDX-License-Identifier: MPL-2.0
// A Report as plain data, and its text: one written, versioned grammar (src/report/GRAMMAR.md) that
// round-trips byte for byte and keeps the keys that it does not know.
#pragma once

#include "base/result.hpp"
#include "report/grid.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

using base::Result;

enum class ParameterType { text, choice, date, count };

/// Something that the user fills in before the report runs.
struct Parameter {
    std::string name;  ///< "ReportType"; `--report-type` on the command line
    std::string label; ///< for a dialog
    ParameterType type = ParameterType::text;
    std::vector<std::string> choices = {};
    std::string defaultValue = {};
    bool operator==(const Parameter&) const = default;
};

/// One Query of a report; texts may hold {Parameter} placeholders, escaped as literals.
struct Source {
    std::string name;
    std::string entitySet;
    std::vector<std::string> select = {};
    std::string filter = {};
    std::string orderby = {};
    std::string top = {};
    bool operator==(const Source&) const = default;
};

struct Report {
    std::string name;
    std::string title;
    std::string description;
    std::vector<Parameter> parameters;
    std::vector<Source> sources;
    /// The file as it was read; writeReport changes only what differs from it.
    std::string text;

    bool operator==(const Report&) const = default;
};

/// Errors: wrongUsage, with the line and what was expected there.
Result<Report> readReport(std::string_view text);
std::string writeReport(const Report& report);

} // namespace odc::report
