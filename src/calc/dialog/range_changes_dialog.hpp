// SPDX-License-Identifier: MPL-2.0
// What changed…: rows that the last refresh brought, changed and took; they can be gone to, and
// written to a sheet.
#pragma once

#include "calc/dialog/frame_dialog.hpp"

#include "report/range_changes.hpp"

#include <optional>

namespace odc::calc::dialog {

/// Thread: main only.
class RangeChangesDialog final : public FrameDialog {
public:
    RangeChangesDialog(const Reference<css::uno::XComponentContext>& context,
                       const Reference<css::frame::XFrame>& frame, const Texts& texts,
                       const OUString& range, std::optional<report::RangeChanges> changes);

protected:
    void arrange() override;
    void pressed(const std::string& button) override;

private:
    [[nodiscard]] OUString summary() const;
    [[nodiscard]] OUString lineOf(const report::RowChange& row) const;
    [[nodiscard]] OUString fateOf(const report::RowChange& row) const;
    [[nodiscard]] bool hasRows() const { return changes_ && !changes_->rows.empty(); }
    void goTo() const;
    void writeSheet();

    OUString range_;
    std::optional<report::RangeChanges> changes_; ///< nothing where they are not known
    base::Day nullDate_;
};

} // namespace odc::calc::dialog
