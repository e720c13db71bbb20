// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/row_heights.hpp"

#include "calc/log.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellOrientation.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include <algorithm>

namespace odc::calc::ranges {

namespace {

constexpr float standardPoints = 10;
constexpr std::int32_t widestMargin = 50; // hundredths of a millimetre; Calc's own are 35

/// Of more than one line, or of a script with a font of its own: Asian ones, those written from the
/// right, those of India. Everything before Hebrew is low, and so are the signs from the Latin
/// additions to the arrows and lines.
bool isHigh(char16_t unit) {
    if (unit == u'\n' || unit == u'\r')
        return true;
    return unit >= 0x0590 && !(unit >= 0x1E00 && unit < 0x2C00);
}

bool isLow(const Any& cell) {
    if (cell.getValueTypeClass() != css::uno::TypeClass_STRING)
        return true;
    const OUString& text = *static_cast<const OUString*>(cell.getValue());
    const sal_Unicode* const begin = text.getStr();
    return std::none_of(begin, begin + text.getLength(), isHigh);
}

/// Of an area whose cells differ in it Calc gives no value.
template <typename Value, typename Accepts>
bool holds(const Reference<css::beans::XPropertySet>& cells, const char* name, Accepts accepts) {
    Value value{};
    return (cells->getPropertyValue(OUString::createFromAscii(name)) >>= value) && accepts(value);
}

bool isColumnLow(const Reference<css::beans::XPropertySet>& column) {
    const auto isNarrow = [](std::int32_t margin) { return margin <= widestMargin; };
    return holds<bool>(column, "IsTextWrapped", [](bool isWrapped) { return !isWrapped; }) &&
           holds<float>(column, "CharHeight",
                        [](float points) { return points <= standardPoints; }) &&
           holds<css::table::CellHoriJustify>(
               column, "HoriJustify",
               [](auto justify) { return justify != css::table::CellHoriJustify_BLOCK; }) &&
           holds<css::table::CellOrientation>(
               column, "Orientation",
               [](auto way) { return way == css::table::CellOrientation_STANDARD; }) &&
           holds<std::int32_t>(column, "RotateAngle",
                               [](std::int32_t angle) { return angle == 0; }) &&
           holds<std::int32_t>(column, "ParaTopMargin", isNarrow) &&
           holds<std::int32_t>(column, "ParaBottomMargin", isNarrow);
}

} // namespace

HeightsKept::HeightsKept(const Document& document) : document_(document) {
    enable(false);
}

HeightsKept::~HeightsKept() {
    try {
        enable(true);
    } catch (const css::uno::Exception& e) {
        log("could not let the office measure rows again", e.Message); // the document was closed
    }
}

void HeightsKept::enable(bool isEnabled) {
    cells::set(document_, "IsAdjustHeightEnabled", Any(isEnabled));
}

bool areLow(const Sequence<Any>& row) {
    return std::all_of(row.begin(), row.end(), isLow);
}

bool isFormattedLow(const Sheet& sheet, const cells::Area& area) {
    for (std::int32_t column = area.column; column <= area.lastColumn; ++column)
        if (!isColumnLow(Reference<css::beans::XPropertySet>(
                cells::range(sheet, {column, area.row, column, area.lastRow}), UNO_QUERY_THROW)))
            return false;
    return true;
}

void measureRows(const Sheet& sheet, std::int32_t first, std::int32_t last) {
    constexpr const char* isOptimal = "OptimalHeight";
    const auto rowsOf = [&](std::int32_t from, std::int32_t to) {
        const Reference<css::table::XColumnRowRange> rows(cells::range(sheet, {0, from, 0, to}),
                                                          UNO_QUERY_THROW);
        return Reference<css::beans::XPropertySet>(rows->getRows(), UNO_QUERY_THROW);
    };
    std::int32_t start = first; // of a run of rows whose height is Calc's business
    for (std::int32_t row = first; row <= last + 1; ++row) {
        if (row <= last && holds<bool>(rowsOf(row, row), isOptimal, [](bool isSo) { return isSo; }))
            continue;
        if (start < row)
            cells::set(rowsOf(start, row - 1), isOptimal, Any(true));
        start = row + 1;
    }
}

} // namespace odc::calc::ranges
