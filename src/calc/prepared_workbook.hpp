// SPDX-License-Identifier: MPL-2.0
// A refreshed workbook with all rows as the values that Calc takes: complete before the first cell
// changes.
#pragma once

#include "calc/prepared_rows.hpp"

#include "report/workbook.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace odc::calc {

struct PreparedReport {
    std::shared_ptr<const report::Grid> grid;
    std::shared_ptr<const PreparedRows> rows;
};

struct PreparedTile {
    std::string title;
    std::size_t sheet = 0;
    std::optional<report::Chart> chart = {};
    PreparedReport figures;
};

struct PreparedWorkbook {
    std::string title;
    std::string overviewName;
    std::string period;
    std::optional<base::Day> latestDay = {};
    std::vector<PreparedReport> sheets;
    std::vector<PreparedTile> tiles;
    std::vector<std::string> notes;
    std::vector<std::string> warnings;
    std::string language;
    base::Day nullDate = {};
};

/// Errors: tooLarge. Thread: any.
base::Result<PreparedWorkbook> prepareWorkbook(report::RefreshedWorkbook&& refreshed,
                                               base::Day nullDate, const std::string& language);
/// One report alone, without an overview.
base::Result<PreparedWorkbook> prepareReport(report::Refreshed&& refreshed, base::Day nullDate,
                                             const std::string& language);

} // namespace odc::calc
