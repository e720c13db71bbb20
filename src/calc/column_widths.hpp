// SPDX-License-Identifier: MPL-2.0
// Columns as wide as what they hold, so that no figure becomes ###.
#pragma once

#include "calc/sheet_writer.hpp"

namespace odc::calc {

/// About the width of a text at 10 points in 1/100 mm, rather too much than too little.
std::int32_t widthOfText(const OUString& text, bool isBold);

/// Fits the table's columns to headings (which may wrap), rows and totals, and the heading row's
/// height to its text. On a sheet that is not ours, columns only become wider.
void fitColumns(const Reference<css::sheet::XSpreadsheet>& sheet, const TableToWrite& table);
/// Fits one column to all texts of an area, the heading on top.
void fitColumn(const Reference<css::sheet::XSpreadsheet>& sheet, const cells::Area& area,
               bool mayShrink);

} // namespace odc::calc
