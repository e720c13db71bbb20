// SPDX-License-Identifier: MPL-2.0
// How a range's cells look when it is new: number formats by column, a heading row, widths.
#pragma once

#include "calc/ranges/range_cells.hpp"
#include "calc/ranges/range_fetch.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace odc::calc::ranges {

struct RangeLooks {
    std::vector<std::int32_t> numberFormats; ///< keys of the document, one a column
    std::vector<bool> isLeft;                ///< texts stand at the left, numbers at the right
};

RangeLooks looksOf(const Document& document, const FetchedRange& fetched);
/// Formats of the rows' columns `first` and behind; `rows` is without the heading.
void formatRows(const Sheet& sheet, const cells::Area& rows, const RangeLooks& looks,
                std::size_t first);
/// The look of a heading row's cells.
void formatHeading(const Sheet& sheet, const cells::Area& heading, const RangeLooks& looks,
                   std::size_t first);
/// Texts that are kept for their digits are shown as such.
void markExactTexts(const Sheet& sheet, const cells::Area& rows,
                    std::span<const report::ExactCell> exactCells, std::int32_t textFormat);

/// Makes columns wider where headings and first rows want it, never narrower: the sheet is the
/// user's.
void widen(const Sheet& sheet, const cells::Area& area);

} // namespace odc::calc::ranges
