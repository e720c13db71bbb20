// SPDX-License-Identifier: MPL-2.0
// Properties…: how a range behaves, and what its last refresh came to.
#pragma once

#include "calc/dialog/frame_dialog.hpp"

#include "report/range_definition.hpp"

#include <cstdint>
#include <optional>

namespace odc::calc::dialog {

/// Thread: main only.
class RangePropertiesDialog final : public FrameDialog {
public:
    RangePropertiesDialog(const Reference<css::uno::XComponentContext>& context,
                          const Reference<css::frame::XFrame>& frame, const Texts& texts,
                          const OUString& range, report::RangeDefinition definition);

protected:
    void arrange() override;
    void pressed(const std::string& button) override;

private:
    void addControls();
    /// A whole number from 0; 0 where nothing stands. Nothing where something else stands, which
    /// is told as the text `complaint` says.
    std::optional<std::int64_t> number(const char* name, std::int64_t most, const char* complaint);
    /// Nothing where a field says something that cannot be.
    std::optional<report::RangeProperties> wanted();
    void accept();

    OUString range_;
    report::RangeDefinition definition_; ///< as it was when the window was opened
};

} // namespace odc::calc::dialog
