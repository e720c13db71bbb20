// SPDX-License-Identifier: MPL-2.0
// What the cases of living ranges share: a service that changes, a document, and short words for
// both.
#pragma once

#include "office/orders_service.hpp"
#include "office/session.hpp"

#include <com/sun/star/document/XUndoManager.hpp>
#include <org/calcodata/XRanges.hpp>

#include <functional>
#include <string>
#include <vector>

namespace odc::test {

using Rows = std::vector<std::vector<std::string>>;

/// The service's host is allowed in the office's profile.
class RangeCase {
public:
    RangeCase();

    OrdersService service;
    NewDocument document;
    Sheet sheet; ///< the document's first

    [[nodiscard]] css::uno::Reference<org::calcodata::XRanges> ranges() const;
    /// The set's rows at a cell of the sheet; the name of the range.
    std::string insertAt(int column, int row, const Values& properties = {});
    org::calcodata::RangeStatus refresh(const std::string& name = "Orders");
    [[nodiscard]] css::uno::Reference<css::document::XUndoManager> undo() const;
    [[nodiscard]] std::vector<std::string> undoTitles() const;
    /// Texts of a rectangle, as shown.
    [[nodiscard]] Rows shown(int column, int row, int lastColumn, int lastRow) const;
};

/// The Kind of the ReportException that this throws; empty where it throws none.
std::string kindThrown(const std::function<void()>& call);
std::string messageThrown(const std::function<void()>& call);
std::string written(const Rows& rows);

} // namespace odc::test
