// SPDX-License-Identifier: MPL-2.0
// One undo step that holds what Calc records (cells moved, formulas filled) and one action of ours
// for the values. For a refresh, which must leave the steps before it as they are.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include <com/sun/star/document/XActionLockable.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>

#include <string_view>

namespace odc::calc::ranges {

/// Also holds the locks of views and recalculation. Destroyed without close or takeBack, it takes
/// back.
class UndoContext {
public:
    UndoContext(const Document& document, const OUString& title);
    ~UndoContext();
    UndoContext(const UndoContext&) = delete;
    UndoContext& operator=(const UndoContext&) = delete;

    [[nodiscard]] const OUString& title() const { return title_; }
    /// An action that is undone after all that Calc records from here on.
    void add(const Reference<css::document::XUndoAction>& action);
    /// Lets the windows paint what was written so far. Cells that wait for it are kept in a
    /// list meanwhile, and each that comes is compared with all of it: with 200,000 cells far apart
    /// that takes a hundred times as long as to write them (7.4.7).
    void paint();
    /// Calc recorded all of it.
    void close();
    /// Ours comes last: it is undone first, while the cells stand where it wrote them.
    void close(const Reference<css::document::XUndoAction>& ours);
    /// Undoes what Calc recorded; what was written unrecorded must be back already.
    void takeBack();

private:
    void lock();
    void unlock();

    OUString title_;
    Reference<css::frame::XModel> model_;
    Reference<css::document::XActionLockable> actions_;
    Reference<css::document::XUndoManager> manager_;
    bool wasModified_ = false;
    bool isOpen_ = false;
};

/// Titles of undo steps.
OUString undoTitle(std::string_view language, bool isNew, const OUString& name);
OUString removalTitle(std::string_view language, const OUString& name);
OUString propertiesTitle(std::string_view language, const OUString& name);

} // namespace odc::calc::ranges
