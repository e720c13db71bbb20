// SPDX-License-Identifier: MPL-2.0
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <org/calcodata/Ranges.hpp>
#include <org/calcodata/ReportException.hpp>

namespace odc::test {

namespace {

using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY_THROW;

} // namespace

RangeCase::RangeCase()
    : sheet(Reference<css::container::XIndexAccess>(document.get()->getSheets(), UNO_QUERY_THROW)
                ->getByIndex(0),
            UNO_QUERY_THROW) {
    Session::get().office().allow(service.origin());
}

Reference<org::calcodata::XRanges> RangeCase::ranges() const {
    return org::calcodata::Ranges::create(Session::get().office().context());
}

std::string RangeCase::insertAt(int column, int row, const Values& properties) {
    const Reference<css::table::XCellRange> cells(sheet, UNO_QUERY_THROW);
    return fromUno(ranges()
                       ->insertUrl(toUno(service.url()), "", "", toArguments(properties),
                                   cells->getCellByPosition(column, row))
                       .Name);
}

org::calcodata::RangeStatus RangeCase::refresh(const std::string& name) {
    return ranges()->refresh(document.get(), toUno(name));
}

Reference<css::document::XUndoManager> RangeCase::undo() const {
    return Reference<css::document::XUndoManagerSupplier>(document.get(), UNO_QUERY_THROW)
        ->getUndoManager();
}

std::vector<std::string> RangeCase::undoTitles() const {
    std::vector<std::string> titles;
    for (const rtl::OUString& title : undo()->getAllUndoActionTitles())
        titles.push_back(fromUno(title));
    return titles;
}

Rows RangeCase::shown(int column, int row, int lastColumn, int lastRow) const {
    Rows rows;
    for (int y = row; y <= lastRow; ++y) {
        rows.emplace_back();
        for (int x = column; x <= lastColumn; ++x)
            rows.back().push_back(textAt(sheet, x, y));
    }
    return rows;
}

std::string kindThrown(const std::function<void()>& call) {
    try {
        call();
    } catch (const org::calcodata::ReportException& e) {
        return fromUno(e.Kind);
    }
    return {};
}

std::string messageThrown(const std::function<void()>& call) {
    try {
        call();
    } catch (const org::calcodata::ReportException& e) {
        return fromUno(e.Message);
    }
    return {};
}

std::string written(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) {
        text += '\n';
        for (const std::string& cell : row)
            text += "| " + cell + " ";
    }
    return text;
}

} // namespace odc::test
