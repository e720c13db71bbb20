// SPDX-License-Identifier: MPL-2.0
#include "calc/page_style.hpp"

#include "calc/cells.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>

#include <algorithm>

namespace odc::calc {

namespace {

using cells::set;

void appendField(const Reference<css::lang::XMultiServiceFactory>& factory,
                 const Reference<css::text::XText>& text, const char* service) {
    const Reference<css::text::XTextContent> field(
        factory->createInstance(OUString::createFromAscii(service)), UNO_QUERY_THROW);
    const Reference<css::text::XTextCursor> cursor(text->createTextCursor(), UNO_SET_THROW);
    cursor->gotoEnd(false);
    text->insertTextContent(Reference<css::text::XTextRange>(cursor, UNO_QUERY_THROW), field,
                            false);
}

void setSmall(const Reference<css::text::XText>& text) {
    const Reference<css::text::XTextCursor> cursor(text->createTextCursor(), UNO_SET_THROW);
    cursor->gotoStart(false);
    cursor->gotoEnd(true);
    set(cursor, "CharHeight", Any(8.0F));
    set(cursor, "CharColor", Any(cells::colour::quiet));
}

/// Three texts, left, middle and right. The property is a copy: it must be set back.
void fillHeader(const Reference<css::lang::XMultiServiceFactory>& factory,
                const Reference<css::beans::XPropertySet>& style, const OUString& workbookTitle) {
    Reference<css::sheet::XHeaderFooterContent> content;
    style->getPropertyValue("RightPageHeaderContent") >>= content;
    content->getLeftText()->setString(workbookTitle);
    content->getCenterText()->setString(OUString());
    content->getRightText()->setString(OUString());
    appendField(factory, content->getRightText(), "com.sun.star.text.TextField.SheetName");
    setSmall(content->getLeftText());
    setSmall(content->getRightText());
    style->setPropertyValue("RightPageHeaderContent", Any(content));
}

void fillFooter(const Reference<css::lang::XMultiServiceFactory>& factory,
                const Reference<css::beans::XPropertySet>& style) {
    Reference<css::sheet::XHeaderFooterContent> content;
    style->getPropertyValue("RightPageFooterContent") >>= content;
    content->getLeftText()->setString(OUString());
    content->getCenterText()->setString(OUString());
    const Reference<css::text::XText> right = content->getRightText();
    right->setString(OUString());
    appendField(factory, right, "com.sun.star.text.TextField.PageNumber");
    const Reference<css::text::XTextCursor> cursor(right->createTextCursor(), UNO_SET_THROW);
    cursor->gotoEnd(false);
    right->insertString(Reference<css::text::XTextRange>(cursor, UNO_QUERY_THROW), " / ", false);
    appendField(factory, right, "com.sun.star.text.TextField.PageCount");
    setSmall(right);
    style->setPropertyValue("RightPageFooterContent", Any(content));
}

void fill(const Reference<css::lang::XMultiServiceFactory>& factory,
          const Reference<css::beans::XPropertySet>& style, PaperFit fit,
          const OUString& workbookTitle) {
    sal_Int32 width = 0;
    sal_Int32 height = 0;
    style->getPropertyValue("Width") >>= width;
    style->getPropertyValue("Height") >>= height;
    style->setPropertyValue("IsLandscape", Any(true));
    style->setPropertyValue("Width", Any(std::max(width, height)));
    style->setPropertyValue("Height", Any(std::min(width, height)));
    for (const char* margin : {"LeftMargin", "RightMargin", "TopMargin", "BottomMargin"})
        set(style, margin, Any(sal_Int32{1'200}));
    // Pages are counted on where the style changes from sheet to sheet.
    style->setPropertyValue("FirstPageNumber", Any(sal_Int16{0}));
    style->setPropertyValue("ScaleToPagesX", Any(sal_Int16{1}));
    style->setPropertyValue("ScaleToPagesY",
                            Any(sal_Int16{fit == PaperFit::onePage ? sal_Int16{1} : sal_Int16{0}}));
    style->setPropertyValue("HeaderIsOn", Any(true));
    style->setPropertyValue("FooterIsOn", Any(true));
    fillHeader(factory, style, workbookTitle);
    fillFooter(factory, style);
}

} // namespace

void setPageStyle(const Reference<css::sheet::XSpreadsheetDocument>& document,
                  const Reference<css::sheet::XSpreadsheet>& sheet, PaperFit fit,
                  const OUString& workbookTitle, std::vector<OUString>& made) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
    const Reference<css::container::XNameContainer> styles(
        supplier->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW);
    const OUString kind = fit == PaperFit::onePage ? OUString("overview") : OUString("report");
    const OUString name = workbookTitle + " (" + kind + ")";
    if (!styles->hasByName(name)) {
        const Reference<css::lang::XMultiServiceFactory> factory(document, UNO_QUERY_THROW);
        const Reference<css::beans::XPropertySet> style(
            factory->createInstance("com.sun.star.style.PageStyle"), UNO_QUERY_THROW);
        styles->insertByName(name, Any(style));
        made.push_back(name);
        fill(factory, style, fit, workbookTitle);
    }
    set(sheet, "PageStyle", Any(name));
}

void repeatRows(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t firstRow,
                std::int32_t lastRow) {
    const Reference<css::sheet::XPrintAreas> areas(sheet, UNO_QUERY_THROW);
    areas->setTitleRows(cells::addressOf(sheet, {0, firstRow, 0, lastRow}));
    areas->setPrintTitleRows(true);
}

} // namespace odc::calc
