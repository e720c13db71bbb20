// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/document_parts.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <algorithm>

namespace odc::calc::ranges {

const OUString propertyBegin("OData range ");

Areas areasOf(const Document& document) {
    Areas areas;
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= areas;
    return Areas(areas, UNO_SET_THROW);
}

Reference<css::beans::XPropertyContainer> propertiesOf(const Document& document) {
    return Reference<css::document::XDocumentPropertiesSupplier>(document, UNO_QUERY_THROW)
        ->getDocumentProperties()
        ->getUserDefinedProperties();
}

std::vector<OUString> definedNames(const Document& document) {
    std::vector<OUString> names;
    const Reference<css::beans::XPropertySet> properties(propertiesOf(document), UNO_QUERY_THROW);
    for (const css::beans::Property& property : properties->getPropertySetInfo()->getProperties())
        if (property.Name.startsWith(propertyBegin))
            names.push_back(property.Name.copy(propertyBegin.getLength()));
    std::sort(names.begin(), names.end());
    return names;
}

RangePlace placeOf(const Document& document, const Areas& areas, const OUString& name) {
    const css::table::CellRangeAddress at =
        Reference<css::sheet::XDatabaseRange>(areas->getByName(name), UNO_QUERY_THROW)
            ->getDataArea();
    const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
    return {Sheet(sheets->getByIndex(at.Sheet), UNO_QUERY_THROW),
            {at.StartColumn, at.StartRow, at.EndColumn, at.EndRow}};
}

} // namespace odc::calc::ranges
