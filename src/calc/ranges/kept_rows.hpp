// SPDX-License-Identifier: MPL-2.0
// Ranges that keep rows which the service has no more: those that stand there go before what a
// refresh brought.
#pragma once

#include "calc/ranges/document_ranges.hpp"

#include "report/sheet_rows.hpp"

#include <optional>
#include <vector>

namespace odc::calc::ranges {

using CellRow = Sequence<Any>;

/// The latest value of the column that Keeping::append goes by, as it is shown: a moment without a
/// zone, cut to its second. Nothing where there is none yet.
/// Errors: those of report::dateColumnOf.
base::Result<std::optional<base::Ticks>> newestShown(const Document& document,
                                                     const RangePlace& place, bool hasHeader,
                                                     const report::RangeDefinition& definition);

/// Rows of the sheet as rows of `columns`; cells of columns that were not there are empty.
std::vector<report::OwnRow> ownRows(const CellRows& rows,
                                    const std::vector<report::RangeColumn>& had,
                                    const std::vector<report::RangeColumn>& columns);

/// `own` rows first, then those that came and whose key none of them has (without keys: all).
std::vector<std::int64_t> orderWithKept(const std::vector<report::OwnRow>& own,
                                        const report::RowMarks& marks,
                                        const std::vector<std::size_t>& keys);

} // namespace odc::calc::ranges
