// SPDX-License-Identifier: MPL-2.0
// The report that a pasted URL is.
#pragma once

#include "base/result.hpp"
#include "report/range_definition.hpp"
#include "report/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

struct UrlReport {
    std::string serviceUrl; ///< the service's root
    Report report;          ///< named and titled after the set
    bool operator==(const UrlReport&) const = default;
};

/// The options behind the question mark stay as the URL has them. {NAME} in a $filter becomes a
/// parameter of the report, for a value that comes from a cell.
/// Errors: wrongUsage (no URL; an account in it; a service without a set; options that cannot be).
Result<UrlReport> reportOfUrl(std::string_view url);

/// Where the values of such a report come from: each from the cell after which it is called.
std::vector<RangeArgument> argumentsFromCells(const Report& report);

/// The address whose report this is; nothing where the report says more than an address can.
std::optional<std::string> urlOf(std::string_view serviceUrl, const Report& report);

/// What a report asks of a service first, for a person who has to allow it.
std::string firstAddressOf(std::string_view serviceUrl, const Report& report);

} // namespace odc::report
