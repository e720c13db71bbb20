// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/argument_cells.hpp"

#include "calc/convert.hpp"
#include "calc/number_formats.hpp"

#include "base/number.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <fmt/format.h>

#include <cmath>

namespace odc::calc::ranges {

namespace {

using Cell = Reference<css::table::XCell>;

Reference<css::table::XCellRange> namedCells(const Document& document, const OUString& name) {
    Reference<css::sheet::XNamedRanges> names;
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    if (!names.is() || !names->hasByName(name))
        return {};
    const Reference<css::sheet::XCellRangeReferrer> referrer(names->getByName(name), UNO_QUERY);
    return referrer.is() ? referrer->getReferredCells() : nullptr;
}

/// "Sheet1.B2", "$'My sheet'.$B$2", "B2"
Reference<css::table::XCellRange> addressedCells(const Document& document, const Sheet& sheet,
                                                 const OUString& address) {
    const sal_Int32 dot = address.lastIndexOf('.');
    Sheet on = sheet;
    if (dot > 0) {
        OUString name = address.copy(0, dot);
        if (name.startsWith("$"))
            name = name.copy(1);
        if (name.getLength() > 1 && name.startsWith("'") && name.endsWith("'"))
            name = name.copy(1, name.getLength() - 2).replaceAll("''", "'");
        if (!document->getSheets()->hasByName(name))
            return {};
        on.set(document->getSheets()->getByName(name), UNO_QUERY_THROW);
    }
    try {
        return on->getCellRangeByName(address.copy(dot + 1));
    } catch (const css::uno::RuntimeException&) {
        return {}; // no address
    }
}

bool isDate(const Document& document, const Cell& cell) {
    sal_Int32 key = 0;
    Reference<css::beans::XPropertySet>(cell, UNO_QUERY_THROW)->getPropertyValue("NumberFormat") >>=
        key;
    sal_Int16 type = 0;
    Reference<css::util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)
        ->getNumberFormats()
        ->getByKey(key)
        ->getPropertyValue("Type") >>= type;
    return (type & css::util::NumberFormat::DATE) != 0;
}

std::string numberText(const Document& document, const Cell& cell) {
    const double value = cell->getValue();
    if (!isDate(document, cell))
        return base::formatReal(value);
    const auto seconds = static_cast<base::Ticks>(std::llround(value * 86'400.0));
    const base::Ticks moment = base::ticksOf(nullDateOf(document)) + seconds * base::ticksPerSecond;
    return moment % base::ticksPerDay == 0 ? base::formatDay(base::dayOf(moment))
                                           : base::formatMoment(moment);
}

base::Result<std::string> valueOf(const Document& document, const Cell& cell,
                                  const report::RangeArgument& argument) {
    if (cell->getError() != 0)
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("The cell {}, which gives {}, shows an error. Put a value "
                                       "into it.",
                                       argument.cell, argument.name)};
    sal_Int32 result = css::sheet::FormulaResult::VALUE;
    if (cell->getType() == css::table::CellContentType_FORMULA)
        Reference<css::beans::XPropertySet>(cell, UNO_QUERY_THROW)
            ->getPropertyValue("FormulaResultType2") >>= result;
    const bool isNumber = cell->getType() == css::table::CellContentType_VALUE ||
                          (cell->getType() == css::table::CellContentType_FORMULA &&
                           result == css::sheet::FormulaResult::VALUE);
    if (isNumber)
        return numberText(document, cell);
    return fromUno(Reference<css::text::XTextRange>(cell, UNO_QUERY_THROW)->getString());
}

} // namespace

Reference<css::table::XCellRange> cellsCalled(const Document& document, const Sheet& sheet,
                                              const OUString& nameOrAddress) {
    const Reference<css::table::XCellRange> cells = namedCells(document, nameOrAddress);
    return cells.is() ? cells : addressedCells(document, sheet, nameOrAddress);
}

base::Result<report::Arguments> readArguments(const Document& document, const Sheet& sheet,
                                              const std::vector<report::RangeArgument>& arguments) {
    report::Arguments values;
    for (const report::RangeArgument& argument : arguments) {
        if (argument.cell.empty()) {
            values[argument.name] = argument.value;
            continue;
        }
        const auto cells = cellsCalled(document, sheet, toUno(argument.cell));
        if (!cells.is())
            return base::Error{base::ErrorKind::wrongUsage,
                               fmt::format("{} shall come from the cell {}, which the document "
                                           "does not have. Name another cell.",
                                           argument.name, argument.cell)};
        auto value = valueOf(document, cells->getCellByPosition(0, 0), argument);
        if (!value)
            return std::move(value).error();
        values[argument.name] = std::move(value).value();
    }
    return values;
}

} // namespace odc::calc::ranges
