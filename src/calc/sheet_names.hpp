// SPDX-License-Identifier: MPL-2.0
// Names for new sheets.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

namespace odc::calc {

/// The wanted name without what a sheet's name may not hold, at most 31 characters (Excel's limit),
/// with a number behind where it is taken.
OUString freeSheetName(const Reference<css::sheet::XSpreadsheetDocument>& document,
                       const OUString& wanted);

/// The name of the document's only sheet where nothing was ever put on it, else an empty text.
OUString onlyEmptySheet(const Reference<css::sheet::XSpreadsheetDocument>& document);

} // namespace odc::calc
