// SPDX-License-Identifier: MPL-2.0
// Small words for cells: where they are, what they say, how they look.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include <cstdint>
#include <string_view>

namespace odc::calc::cells {

namespace colour {
inline constexpr std::int32_t accent = 0x0B4F8A;
inline constexpr std::int32_t accentLight = 0xE6F0F8;
inline constexpr std::int32_t white = 0xFFFFFF;
inline constexpr std::int32_t quiet = 0x5F6B7A;
inline constexpr std::int32_t line = 0xD5DEE7;
} // namespace colour

/// Columns and rows count from 0; both ends belong to the range.
struct Area {
    std::int32_t column = 0;
    std::int32_t row = 0;
    std::int32_t lastColumn = 0;
    std::int32_t lastRow = 0;
    bool operator==(const Area&) const = default;
};

Reference<css::table::XCellRange> range(const Reference<css::sheet::XSpreadsheet>& sheet,
                                        const Area& area);
css::table::CellRangeAddress addressOf(const Reference<css::sheet::XSpreadsheet>& sheet,
                                       const Area& area);
OUString nameOf(const Reference<css::sheet::XSpreadsheet>& sheet);
/// "$B$4", for a formula on the same sheet.
OUString absoluteName(std::int32_t column, std::int32_t row);

void set(const Reference<css::uno::XInterface>& object, const char* property, const Any& value);

/// As the cell's format shows it.
OUString shownText(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
                   std::int32_t row);
/// A text that stays text.
void setText(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
             std::int32_t row, const OUString& text);
void setNumber(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
               std::int32_t row, double number);
/// English function names, semicolons between arguments.
void setFormula(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
                std::int32_t row, const OUString& formula);
/// A text that leads to the first cell of another sheet of the document.
void setLink(const Reference<css::sheet::XSpreadsheetDocument>& document,
             const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
             std::int32_t row, const OUString& text, const OUString& toSheet);
void setNote(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
             std::int32_t row, const OUString& text);

/// Bold, in points, in a colour.
void setFont(const Reference<css::uno::XInterface>& range, double points, bool isBold,
             std::int32_t fontColour);
/// Air between a cell's border and its text.
void padSides(const Reference<css::uno::XInterface>& range);
void setLineBelow(const Reference<css::uno::XInterface>& range, std::int32_t lineColour);
void setLineAbove(const Reference<css::uno::XInterface>& range, std::int32_t lineColour);
/// Thin lines between rows.
void setRowLines(const Reference<css::uno::XInterface>& range, std::int32_t lineColour);

} // namespace odc::calc::cells
