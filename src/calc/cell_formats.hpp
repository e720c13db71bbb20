// SPDX-License-Identifier: MPL-2.0
// The formats that a user gave to cells, kept to be put back.
#pragma once

#include "calc/cells.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include <vector>

namespace odc::calc {

/// Cells that look alike, and what makes them differ from their style.
struct CellFormats {
    std::vector<cells::Area> areas;
    std::vector<css::beans::PropertyValue> properties;
};

/// Only of cells whose looks are not all their style's.
std::vector<CellFormats> formatsOf(const Reference<css::sheet::XSpreadsheet>& sheet,
                                   const cells::Area& area);
void setFormats(const Reference<css::sheet::XSpreadsheet>& sheet,
                const std::vector<CellFormats>& formats);

} // namespace odc::calc
