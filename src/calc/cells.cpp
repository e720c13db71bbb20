// SPDX-License-Identifier: MPL-2.0
#include "calc/cells.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/TableBorder2.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>

#include <string>

namespace odc::calc::cells {

namespace {

css::table::BorderLine2 thinLine(std::int32_t lineColour) {
    css::table::BorderLine2 line;
    line.Color = lineColour;
    line.OuterLineWidth = 18;
    line.LineWidth = 18;
    return line;
}

} // namespace

Reference<css::table::XCellRange> range(const Reference<css::sheet::XSpreadsheet>& sheet,
                                        const Area& area) {
    return sheet->getCellRangeByPosition(area.column, area.row, area.lastColumn, area.lastRow);
}

css::table::CellRangeAddress addressOf(const Reference<css::sheet::XSpreadsheet>& sheet,
                                       const Area& area) {
    return Reference<css::sheet::XCellRangeAddressable>(range(sheet, area), UNO_QUERY_THROW)
        ->getRangeAddress();
}

OUString nameOf(const Reference<css::sheet::XSpreadsheet>& sheet) {
    return Reference<css::container::XNamed>(sheet, UNO_QUERY_THROW)->getName();
}

OUString absoluteName(std::int32_t column, std::int32_t row) {
    std::string letters;
    for (std::int32_t rest = column; rest >= 0; rest = rest / 26 - 1)
        letters.insert(letters.begin(), static_cast<char>('A' + rest % 26));
    return "$" + OUString::createFromAscii(letters.c_str()) + "$" + OUString::number(row + 1);
}

void set(const Reference<css::uno::XInterface>& object, const char* property, const Any& value) {
    Reference<css::beans::XPropertySet>(object, UNO_QUERY_THROW)
        ->setPropertyValue(OUString::createFromAscii(property), value);
}

OUString shownText(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
                   std::int32_t row) {
    return Reference<css::text::XTextRange>(sheet->getCellByPosition(column, row), UNO_QUERY_THROW)
        ->getString();
}

void setText(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
             std::int32_t row, const OUString& text) {
    Reference<css::text::XText>(sheet->getCellByPosition(column, row), UNO_QUERY_THROW)
        ->setString(text);
}

void setNumber(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
               std::int32_t row, double number) {
    sheet->getCellByPosition(column, row)->setValue(number);
}

void setFormula(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
                std::int32_t row, const OUString& formula) {
    sheet->getCellByPosition(column, row)->setFormula(formula);
}

void setLink(const Reference<css::sheet::XSpreadsheetDocument>& document,
             const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
             std::int32_t row, const OUString& text, const OUString& toSheet) {
    const Reference<css::lang::XMultiServiceFactory> factory(document, UNO_QUERY_THROW);
    const Reference<css::text::XTextContent> field(
        factory->createInstance("com.sun.star.text.TextField.URL"), UNO_QUERY_THROW);
    // A quote in a sheet's name is written twice, as in a formula.
    set(field, "URL", Any("#'" + toSheet.replaceAll("'", "''") + "'.A1"));
    set(field, "Representation", Any(text));
    const Reference<css::text::XText> cell(sheet->getCellByPosition(column, row), UNO_QUERY_THROW);
    cell->setString(OUString());
    const Reference<css::text::XTextRange> start(cell->createTextCursor(), UNO_QUERY_THROW);
    cell->insertTextContent(start, field, false);
}

void setNote(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t column,
             std::int32_t row, const OUString& text) {
    const css::table::CellRangeAddress place = addressOf(sheet, {column, row, column, row});
    Reference<css::sheet::XSheetAnnotationsSupplier>(sheet, UNO_QUERY_THROW)
        ->getAnnotations()
        ->insertNew({place.Sheet, column, row}, text);
}

void setFont(const Reference<css::uno::XInterface>& cells, double points, bool isBold,
             std::int32_t fontColour) {
    set(cells, "CharHeight", Any(static_cast<float>(points)));
    set(cells, "CharWeight",
        Any(isBold ? css::awt::FontWeight::BOLD : css::awt::FontWeight::NORMAL));
    set(cells, "CharColor", Any(fontColour));
}

void padSides(const Reference<css::uno::XInterface>& cells) {
    set(cells, "ParaLeftMargin", Any(std::int32_t{150}));
    set(cells, "ParaRightMargin", Any(std::int32_t{150}));
}

void setLineBelow(const Reference<css::uno::XInterface>& cells, std::int32_t lineColour) {
    set(cells, "BottomBorder2", Any(thinLine(lineColour)));
}

void setLineAbove(const Reference<css::uno::XInterface>& cells, std::int32_t lineColour) {
    set(cells, "TopBorder2", Any(thinLine(lineColour)));
}

void setRowLines(const Reference<css::uno::XInterface>& cells, std::int32_t lineColour) {
    css::table::TableBorder2 border;
    border.HorizontalLine = thinLine(lineColour);
    border.IsHorizontalLineValid = true;
    border.BottomLine = thinLine(lineColour);
    border.IsBottomLineValid = true;
    set(cells, "TableBorder2", Any(border));
}

} // namespace odc::calc::cells
