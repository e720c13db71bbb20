// SPDX-License-Identifier: MPL-2.0
// What a write put into a document, and how all of it goes again: for undo and for a write that
// fails.
#pragma once

#include "calc/cell_formats.hpp"
#include "calc/cells.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace odc::calc {

/// New sheets, by name: what is renamed later is renamed back before this is undone.
struct SheetsMade {
    OUString emptySheet; ///< that made room; empty: none did
    OUString overview;   ///< empty: there is none
    std::vector<OUString> reports;
    std::vector<OUString> pageStyles; ///< that were not there
};

void appendSheet(const Reference<css::sheet::XSpreadsheetDocument>& document, const OUString& name);
Reference<css::sheet::XSpreadsheet>
sheetNamed(const Reference<css::sheet::XSpreadsheetDocument>& document, const OUString& name);
/// Those that are still there, and page styles that nothing else uses.
void removeSheets(const Reference<css::sheet::XSpreadsheetDocument>& document,
                  const SheetsMade& made);

/// A report on a sheet that was there: what the sheet was like before.
struct CellsMade {
    OUString sheet;
    cells::Area area;                 ///< held nothing
    std::vector<std::int32_t> widths; ///< of the area's columns
    std::int32_t shapes = 0;          ///< on the sheet
    std::vector<OUString> ranges;     ///< the document's database ranges
    std::vector<CellFormats> formats; ///< of the area
};

CellsMade lookBefore(const Reference<css::sheet::XSpreadsheetDocument>& document,
                     const Reference<css::sheet::XSpreadsheet>& sheet, const cells::Area& area);
/// Empties the area, gives it its looks back, and takes away the charts and ranges that were not
/// there.
void removeCells(const Reference<css::sheet::XSpreadsheetDocument>& document,
                 const CellsMade& before);

} // namespace odc::calc
