// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/user_filter.hpp"

#include "calc/ranges/document_parts.hpp"

#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor2.hpp>
#include <com/sun/star/sheet/XSheetFilterDescriptor3.hpp>
#include <com/sun/star/sheet/XSheetFilterable.hpp>

namespace odc::calc::ranges {

namespace {

Reference<css::sheet::XSheetFilterDescriptor> filterOf(const Document& document,
                                                       const OUString& name) {
    const Areas areas = areasOf(document);
    if (!areas->hasByName(name))
        return {};
    return Reference<css::sheet::XDatabaseRange>(areas->getByName(name), UNO_QUERY_THROW)
        ->getFilterDescriptor();
}

} // namespace

bool isFiltered(const Document& document, const OUString& name) {
    const Reference<css::sheet::XSheetFilterDescriptor3> filter(filterOf(document, name),
                                                                UNO_QUERY);
    return filter.is() && filter->getFilterFields3().hasElements();
}

void filterAgain(const Document& document, const OUString& name, NotRecorded& quiet) {
    if (!isFiltered(document, name))
        return;
    const RangePlace place = placeOf(document, areasOf(document), name);
    const Reference<css::sheet::XSheetFilterable> rows(cells::range(place.sheet, place.area),
                                                       UNO_QUERY_THROW);
    quiet.hold();
    rows->filter(filterOf(document, name));
}

} // namespace odc::calc::ranges
