// SPDX-License-Identifier: MPL-2.0
// The inside of DocumentRanges: a document's database ranges and its own properties.
#pragma once

#include "calc/ranges/range_anchor.hpp"

#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>

#include <vector>

namespace odc::calc::ranges {

using Areas = Reference<css::sheet::XDatabaseRanges>;

extern const OUString propertyBegin; ///< of a definition's property, before the range's name

Areas areasOf(const Document& document);
Reference<css::beans::XPropertyContainer> propertiesOf(const Document& document);
/// What has a definition, in order, whether it has a database range or not.
std::vector<OUString> definedNames(const Document& document);
RangePlace placeOf(const Document& document, const Areas& areas, const OUString& name);

} // namespace odc::calc::ranges
