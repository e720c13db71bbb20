// SPDX-License-Identifier: MPL-2.0
// Rows whose height Calc need not measure: that takes a third of the time in which it writes cells,
// for it makes the shown text of each to learn its script.
#pragma once

#include "calc/ranges/range_cells.hpp"

namespace odc::calc::ranges {

/// While it lives Calc leaves rows as high as they are, whatever is written into them. It must end
/// before the office's main loop turns.
class HeightsKept {
public:
    explicit HeightsKept(const Document& document);
    ~HeightsKept();
    HeightsKept(const HeightsKept&) = delete;
    HeightsKept& operator=(const HeightsKept&) = delete;

private:
    void enable(bool isEnabled);

    Document document_;
};

/// Whether these cells of a row fit one of the standard height in every font of ten points: one
/// line each, in scripts that are no higher than Latin.
bool areLow(const Sequence<Any>& row);
/// Whether the cells of an area are so formatted that texts of one line fit such rows.
bool isFormattedLow(const Sheet& sheet, const cells::Area& area);
/// Makes rows as high as their cells need, but for those whose height somebody has set.
void measureRows(const Sheet& sheet, std::int32_t first, std::int32_t last);

} // namespace odc::calc::ranges
