// SPDX-License-Identifier: MPL-2.0
// The window of New from URL… and of Edit…, and what happens in it. Nothing here waits for the
// network.
#pragma once

#include "calc/dialog/frame_dialog.hpp"
#include "calc/ranges/range_session.hpp"

#include <optional>
#include <stop_token>

namespace odc::calc::dialog {

/// What Edit… opens.
struct EditedRange {
    OUString name;
    report::RangeDefinition definition;
    report::Report report;          ///< the definition's, read
    std::optional<std::string> url; ///< where the report is no more than an address
};

/// Thread: main only.
class RangeDialog final : public FrameDialog {
public:
    /// `edited` is empty for a new range.
    RangeDialog(const Reference<css::uno::XComponentContext>& context,
                const Reference<css::frame::XFrame>& frame, const Texts& texts,
                std::optional<EditedRange> edited);

protected:
    void arrange() override;
    void pressed(const std::string& button) override;
    /// While rows are being fetched it stops them and leaves the window; else it closes the window.
    void cancel() override;
    void closing() override;

private:
    void addControls();
    void addArguments();
    void fill();
    /// What the fields say; nothing where they say something that cannot be, which is then told.
    std::optional<ranges::NewRange> wanted();
    std::optional<ranges::NewRange> wantedFromUrl();
    [[nodiscard]] std::vector<report::RangeArgument> arguments() const;
    std::optional<TargetCell> target();
    void preview();
    void previewed(int attempt, const base::Result<ranges::FetchedRange>& rows);
    void accept();
    std::optional<base::Result<ranges::Job>> start(const ranges::NewRange& range);
    void finished(const ranges::RangeOutcome& outcome);
    void setRunning(bool isRunning);
    [[nodiscard]] ranges::Document document() const;

    std::optional<EditedRange> edited_;
    int attempt_ = 0; ///< tells the last preview from older ones
    std::stop_source ask_{std::nostopstate};
    ranges::Job job_;
};

} // namespace odc::calc::dialog
