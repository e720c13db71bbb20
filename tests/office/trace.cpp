// SPDX-License-Identifier: MPL-2.0
#include "office/trace.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/drawing/XDrawPage.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace odc::test {

namespace {

using calc::fromUno;
using css::beans::XPropertySet;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

std::vector<std::string> toVector(const css::uno::Sequence<rtl::OUString>& names) {
    std::vector<std::string> texts;
    for (const rtl::OUString& name : names)
        texts.push_back(fromUno(name));
    return texts;
}

std::int32_t numberOf(const Reference<css::uno::XInterface>& object, const char* property) {
    std::int32_t number = 0;
    Reference<XPropertySet>(object, UNO_QUERY_THROW)
        ->getPropertyValue(rtl::OUString::createFromAscii(property)) >>= number;
    return number;
}

void traceSheet(const Document& document, int index, std::vector<std::string>& trace) {
    const std::string name = sheetNames(document)[static_cast<std::size_t>(index)];
    const Sheet sheet = sheetOf(document, name);
    const Reference<css::drawing::XDrawPagesSupplier> pages(document, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> shapes(pages->getDrawPages()->getByIndex(index),
                                                         UNO_QUERY_THROW);
    trace.push_back(
        fmt::format("{}: {} shapes, {} charts", name, shapes->getCount(), chartsOf(sheet).size()));
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> columns(all->getColumns(), UNO_QUERY_THROW);
    for (int column = 1; column < 8; ++column) {
        const Reference<css::uno::XInterface> properties(columns->getByIndex(column),
                                                         UNO_QUERY_THROW);
        trace.push_back(
            fmt::format("{}: width {} of {}", name, numberOf(properties, "Width"), column));
        for (int row = 1; row < 20; ++row)
            trace.push_back(fmt::format(
                "{}: colour {:x} of {} {}", name,
                numberOf(sheet->getCellByPosition(column, row), "CellBackColor"), column, row));
    }
}

} // namespace

Reference<css::document::XUndoManager> undoOf(const Document& document) {
    return Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
        ->getUndoManager();
}

std::vector<std::string> undoTitles(const Document& document) {
    return toVector(undoOf(document)->getAllUndoActionTitles());
}

std::vector<std::string> redoTitles(const Document& document) {
    return toVector(undoOf(document)->getAllRedoActionTitles());
}

std::vector<std::string> traceOf(const Document& document) {
    std::vector<std::string> trace = contentOf(document);
    const auto sheets = static_cast<int>(sheetNames(document).size());
    for (int i = 0; i < sheets; ++i)
        traceSheet(document, i, trace);
    Reference<css::container::XNameAccess> ranges;
    Reference<XPropertySet>(document, UNO_QUERY_THROW)->getPropertyValue("DatabaseRanges") >>=
        ranges;
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
    const Reference<css::container::XNameAccess> styles(
        supplier->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW);
    for (const auto& names : {ranges->getElementNames(), styles->getElementNames()})
        for (const std::string& name : toVector(names))
            trace.push_back("range or page style " + name);
    return trace;
}

} // namespace odc::test
