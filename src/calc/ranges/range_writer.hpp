// SPDX-License-Identifier: MPL-2.0
// Writes what a refresh brought into its range, or a new range into a sheet: all of it as one undo
// step, or nothing. Beside the sheet writer of reports the only one that writes many cells.
#pragma once

#include "calc/ranges/beside.hpp"
#include "calc/ranges/cell_changes.hpp"
#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/range_fetch.hpp"
#include "calc/ranges/range_looks.hpp"
#include "calc/steps.hpp"
#include "calc/workbook_writer.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace odc::calc::ranges {

struct RangeToWrite {
    Document document;
    OUString name;                      ///< of a new range: as it will be called
    std::optional<TargetCell> target;   ///< of a new range: its upper left cell
    report::RangeDefinition definition; ///< as it was before this refresh
    FetchedRange fetched;
    std::string language = {};
    Reference<css::uno::XComponentContext> context = {};
};

/// Looks first and refuses before it changes anything; what fails later is taken back whole.
/// Thread: that of who writes the document.
class RangeWriter {
public:
    explicit RangeWriter(RangeToWrite work);
    ~RangeWriter();
    RangeWriter(const RangeWriter&) = delete;
    RangeWriter& operator=(const RangeWriter&) = delete;

    /// Whether the range can be written. Nothing is changed by it.
    /// Errors: wrongUsage (the target is not empty, the range was resized by hand), tooLarge (the
    /// sheet ends), storageFailed (the sheet is protected), notFound.
    base::Result<void> look();
    /// The range's name; of a new one known when it was looked at.
    [[nodiscard]] const OUString& name() const;
    /// Reads for about this long what is not known of the rows that stand. Whether more is left.
    bool read(std::chrono::milliseconds budget);
    /// What is to be moved and written. Thread: any, while nobody else uses this.
    /// Errors: wrongUsage (notes beside the range that no key ties to rows), badResponse (a key
    /// twice), tooLarge (kept rows and new ones do not fit), storageFailed.
    base::Result<void> plan();
    /// Whether notes of rows that go have a place to go to. Errors: those of canKeep.
    base::Result<void> lookAtLosses();
    /// Whether somebody wrote into the range since it was read: then it is read and planned again.
    [[nodiscard]] bool isStale() const;
    /// Writes for about this long. Whether more is left. Throws what Calc throws.
    /// Errors: storageFailed.
    base::Result<bool> step(std::chrono::milliseconds budget);
    /// All is written: one undo step. The definition as it stands in the document now; `seconds` is
    /// what the whole refresh took.
    report::RangeDefinition keep(double seconds);
    /// Without effect after keep.
    void takeBack();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace odc::calc::ranges
