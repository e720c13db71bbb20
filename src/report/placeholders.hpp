// SPDX-License-Identifier: MPL-2.0
// {Parameter} in the texts of a source, and how values are put there: in a filter only ever as one
// escaped literal, so that no value changes what the query asks.
#pragma once

#include "base/result.hpp"
#include "report/report.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

/// By the parameter's own name, checked, in the parameter's spelling: choices as in the file, days
/// as YYYY-MM-DD, counts as digits; empty: no bound.
using Values = std::map<std::string, std::string, std::less<>>;

/// A text cut at its placeholders.
struct TemplatePart {
    bool isParameter = false;
    std::string text; ///< the name, without braces, where it is a parameter
    bool operator==(const TemplatePart&) const = default;
};

/// `hasQuotes`: braces between apostrophes are text (filters).
/// Errors: wrongUsage (a brace that is not closed).
Result<std::vector<TemplatePart>> splitTemplate(std::string_view text, bool hasQuotes);

/// Entity set, top: the values as they are.
Result<std::string> fillText(std::string_view text, const Values& values);
/// What may stand between the braces of a filter: a parameter, or a cell by its name or address
/// ("Start", "Sheet1.B2", "$'My sheet'.$B$2"). Not the inside of an object of version 4.01's JSON.
bool isPlaceholderName(std::string_view text);
/// The names in the filters of a query and of its $expand, each once, in the order in which they
/// stand.
std::vector<std::string> placeholdersIn(const odata::Query& query);
/// Fills in those filters; what holds no placeholder stays letter by letter.
/// Errors: as fillFilter.
Result<void> fillFilters(odata::Query& query, const Report& report, const Values& values);
/// Filter: the values as literals of OData v2, or of v4 where only that reads the filter then.
/// Errors: wrongUsage (a count that is unlimited, or a
/// day that was not given).
Result<std::string> fillFilter(std::string_view filter, const Report& report, const Values& values);

} // namespace odc::report
