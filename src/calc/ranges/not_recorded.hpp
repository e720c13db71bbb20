// SPDX-License-Identifier: MPL-2.0
// Writing cells without a step in the document's undo list.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include <com/sun/star/document/XUndoManager.hpp>

namespace odc::calc::ranges {

/// While it lives nothing is recorded, if `hold` is called before each single change: setDataArray,
/// and inserting a sheet, end a lock of the undo manager (7.4.7). It must end before the office's
/// main loop turns.
class NotRecorded {
public:
    explicit NotRecorded(const Document& document);
    ~NotRecorded();
    NotRecorded(const NotRecorded&) = delete;
    NotRecorded& operator=(const NotRecorded&) = delete;

    void hold();
    [[nodiscard]] const Document& document() const { return document_; }

private:
    void release();

    Document document_;
    Reference<css::document::XUndoManager> manager_;
    bool isHeld_ = false;
};

} // namespace odc::calc::ranges
