// SPDX-License-Identifier: MPL-2.0
// addPeriodColumns: what the days of a row are, as columns.
#include "report/present.hpp"

#include <fmt/format.h>

#include <array>

namespace odc::report {
namespace {

bool isMoment(base::ValueKind kind) {
    return kind == base::ValueKind::dateTime || kind == base::ValueKind::dateTimeOffset ||
           kind == base::ValueKind::date;
}

} // namespace

Result<void> addPeriodColumns(const Report& report, const Prepared& prepared,
                              std::string_view language, base::Table& table) {
    if (!report.period)
        return {};
    const auto date = base::indexOf(table.schema, report.period->dateColumn);
    if (!date)
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("The report's period is told by {}, a column that its "
                                       "sources do not have.",
                                       report.period->dateColumn)};
    if (table.rowCount() > 0 && !isMoment(table.schema[*date].kind))
        return base::Error{base::ErrorKind::badResponse,
                           fmt::format("The service's column {} holds no dates, so the days of the "
                                       "report cannot be told.",
                                       report.period->dateColumn)};
    if (report.period->stamp != Period::Stamp::end)
        return {};
    for (const std::string_view path : {firstDayPath, lastDayPath, periodPath}) {
        if (base::indexOf(table.schema, path))
            return base::Error{base::ErrorKind::wrongUsage,
                               fmt::format("A source has a column {}, which the report needs for "
                                           "its own days. Leave it out of “select”.",
                                           path)};
    }
    for (base::Batch& batch : table.batches) {
        base::Column first;
        base::Column last;
        base::Column text;
        const base::Column& dates = batch.columns[*date];
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            if (dates.isNull[row]) {
                first.appendNull(base::Storage::integers);
                last.appendNull(base::Storage::integers);
                text.appendNull(base::Storage::texts);
                continue;
            }
            const Days days =
                daysOf(dates.integers[row], report.period->stamp, prepared.granularity);
            first.appendInteger(base::ticksOf(days.first));
            last.appendInteger(base::ticksOf(days.last));
            text.appendText(periodText(prepared.granularity, days, language));
        }
        batch.columns.push_back(std::move(first));
        batch.columns.push_back(std::move(last));
        batch.columns.push_back(std::move(text));
    }
    table.schema.push_back({std::string(firstDayPath), base::ValueKind::date});
    table.schema.push_back({std::string(lastDayPath), base::ValueKind::date});
    table.schema.push_back({std::string(periodPath), base::ValueKind::text});
    return {};
}

} // namespace odc::report
