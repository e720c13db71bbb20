// SPDX-License-Identifier: MPL-2.0
#include "report/range_keeping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace odc::report {
namespace {

bool holdsDates(base::ValueKind kind) {
    return kind == base::ValueKind::date || kind == base::ValueKind::dateTime ||
           kind == base::ValueKind::dateTimeOffset;
}

base::Error refusal(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

} // namespace

Result<std::string> dateColumnOf(std::span<const RangeColumn> columns,
                                 const RangeProperties& properties) {
    if (!properties.dateColumn.empty()) {
        const auto named = std::ranges::find(columns, properties.dateColumn, &RangeColumn::path);
        if (named != columns.end() && holdsDates(named->kind))
            return named->path;
        return refusal(
            fmt::format("Appending goes by the column {}, which {}. Name a column of "
                        "dates in the range's properties (DateColumn).",
                        properties.dateColumn,
                        named == columns.end() ? "the rows do not have" : "holds no dates"));
    }
    std::vector<std::string> dates;
    for (const RangeColumn& column : columns)
        if (holdsDates(column.kind))
            dates.push_back(column.path);
    if (dates.size() == 1)
        return dates.front();
    if (dates.empty())
        return refusal("Appending asks for rows that are newer than the newest, but no column of "
                       "these rows holds dates. Let the range replace its rows, or add snapshots.");
    return refusal(fmt::format("Appending asks for rows that are newer than the newest, and "
                               "several columns hold dates: {}. Name the one that counts in the "
                               "range's properties (DateColumn).",
                               fmt::join(dates, ", ")));
}

Result<void> canKeep(std::span<const RangeColumn> columns, const RangeProperties& properties) {
    if (properties.keeping != Keeping::append)
        return {};
    if (auto date = dateColumnOf(columns, properties); !date)
        return std::move(date).error();
    if (std::ranges::none_of(columns, &RangeColumn::isKey))
        return refusal("Appending must know a row again that comes a second time, and nothing says "
                       "which row is which: the service names no key, or its columns are not in "
                       "the range. Name key columns in the range's properties (Keys).");
    return {};
}

} // namespace odc::report
