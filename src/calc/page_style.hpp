// SPDX-License-Identifier: MPL-2.0
// How sheets come out on paper: landscape, as wide as the page, with their title and page number.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <vector>

namespace odc::calc {

enum class PaperFit {
    onePage, ///< the whole sheet on one page
    width,   ///< as many pages down as it takes
};

/// Gives the sheet a page style of ours, which is made when the document has none; then its name is
/// added to `made`.
void setPageStyle(const Reference<css::sheet::XSpreadsheetDocument>& document,
                  const Reference<css::sheet::XSpreadsheet>& sheet, PaperFit fit,
                  const OUString& workbookTitle, std::vector<OUString>& made);

/// Repeats the rows at the head of every printed page.
void repeatRows(const Reference<css::sheet::XSpreadsheet>& sheet, std::int32_t firstRow,
                std::int32_t lastRow);

} // namespace odc::calc
