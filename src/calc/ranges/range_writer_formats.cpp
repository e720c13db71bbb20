// SPDX-License-Identifier: MPL-2.0
// RangeWriter: number formats of columns that stay. A format that the user gave is his; one that is
// still ours follows what the service and its values say.
#include "calc/cell_formats.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/range_writer_impl.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>

namespace odc::calc::ranges {

namespace {

/// Nothing where the cells differ in it.
std::optional<std::int32_t> numberFormatOf(const Reference<css::uno::XInterface>& cells) {
    const Reference<css::beans::XPropertyState> states(cells, UNO_QUERY_THROW);
    if (states->getPropertyState("NumberFormat") == css::beans::PropertyState_AMBIGUOUS_VALUE)
        return std::nullopt;
    std::int32_t key = 0;
    Reference<css::beans::XPropertySet>(cells, UNO_QUERY_THROW)
        ->getPropertyValue("NumberFormat") >>= key;
    return key;
}

} // namespace

void RangeWriter::Impl::followFormats(std::size_t stayed) {
    const NumberFormats formats(work.document);
    const cells::Area rows = rowsArea(width(), oldHeight);
    for (std::size_t i = 0; i < stayed; ++i) {
        const auto& known = work.definition.columns;
        const auto old = std::ranges::find(known, work.fetched.arranged.columns[i].path,
                                           &report::RangeColumn::path);
        if (old == known.end())
            continue;
        const std::int32_t column = before.column + static_cast<std::int32_t>(i);
        const auto cells = cells::range(sheet, {column, rows.row, column, rows.lastRow});
        const bool isOther = old->kind != work.fetched.arranged.columns[i].kind;
        if (!isOther && work.definition.properties.keepsFormats) {
            const auto look = report::readLook(old->look);
            const auto present = numberFormatOf(cells);
            const bool isOurs = look && !old->look.empty() && present &&
                                *present == formats.keyOf(*look, old->kind);
            if (!isOurs || *present == looks.numberFormats[i])
                continue;
        }
        cells::set(cells, "NumberFormat", Any(looks.numberFormats[i]));
    }
}

/// Cells below the last row look as those of that row, whose formats may be the user's.
void RangeWriter::Impl::formatBelow(const cells::Area& rest) {
    if (oldRows == 0 || !work.definition.properties.keepsFormats) {
        formatRows(sheet, rest, looks, 0);
        return;
    }
    for (std::int32_t column = rest.column; column <= rest.lastColumn; ++column) {
        auto formats = formatsOf(sheet, {column, rest.row - 1, column, rest.row - 1});
        for (CellFormats& alike : formats)
            alike.areas = {{column, rest.row, column, rest.lastRow}};
        setFormats(sheet, formats);
    }
}

} // namespace odc::calc::ranges
