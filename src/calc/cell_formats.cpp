// SPDX-License-Identifier: MPL-2.0
#include "calc/cell_formats.hpp"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>

#include <algorithm>
#include <array>

namespace odc::calc {

namespace {

using css::beans::PropertyState_DIRECT_VALUE;

/// What Calc calls set on every cell, and is no format; a style is not changed by a report.
bool isFormat(const css::beans::Property& property) {
    constexpr std::array others = {"CellStyle", "ChartColumnAsLabel", "ChartRowAsLabel",
                                   "FormatID"};
    return (property.Attributes & css::beans::PropertyAttribute::READONLY) == 0 &&
           std::ranges::none_of(others,
                                [&](const char* name) { return property.Name.equalsAscii(name); });
}

std::vector<css::beans::PropertyValue>
directProperties(const Reference<css::uno::XInterface>& cells) {
    const Reference<css::beans::XPropertySet> properties(cells, UNO_QUERY_THROW);
    const Reference<css::beans::XPropertyState> states(cells, UNO_QUERY_THROW);
    std::vector<css::beans::PropertyValue> found;
    for (const css::beans::Property& property : properties->getPropertySetInfo()->getProperties())
        if (isFormat(property) &&
            states->getPropertyState(property.Name) == PropertyState_DIRECT_VALUE)
            found.emplace_back(property.Name, -1, properties->getPropertyValue(property.Name),
                               PropertyState_DIRECT_VALUE);
    return found;
}

} // namespace

std::vector<CellFormats> formatsOf(const Reference<css::sheet::XSpreadsheet>& sheet,
                                   const cells::Area& area) {
    const Reference<css::sheet::XUniqueCellFormatRangesSupplier> supplier(cells::range(sheet, area),
                                                                          UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> groups(supplier->getUniqueCellFormatRanges(),
                                                         UNO_SET_THROW);
    std::vector<CellFormats> formats;
    for (sal_Int32 i = 0; i < groups->getCount(); ++i) {
        const Reference<css::sheet::XSheetCellRanges> group(groups->getByIndex(i), UNO_QUERY_THROW);
        CellFormats alike;
        alike.properties = directProperties(group);
        if (alike.properties.empty())
            continue;
        for (const css::table::CellRangeAddress& address : group->getRangeAddresses())
            alike.areas.push_back(
                {address.StartColumn, address.StartRow, address.EndColumn, address.EndRow});
        formats.push_back(std::move(alike));
    }
    return formats;
}

void setFormats(const Reference<css::sheet::XSpreadsheet>& sheet,
                const std::vector<CellFormats>& formats) {
    for (const CellFormats& alike : formats)
        for (const cells::Area& area : alike.areas) {
            const Reference<css::beans::XPropertySet> properties(cells::range(sheet, area),
                                                                 UNO_QUERY_THROW);
            for (const css::beans::PropertyValue& property : alike.properties)
                properties->setPropertyValue(property.Name, property.Value);
        }
}

} // namespace odc::calc
