// SPDX-License-Identifier: MPL-2.0
// The inside of RangeWriter, for its files: looking, reading and planning, moving cells, writing.
#pragma once

#include "calc/ranges/kept_notes.hpp"
#include "calc/ranges/kept_rows.hpp"
#include "calc/ranges/range_store.hpp"
#include "calc/ranges/range_undo.hpp"
#include "calc/ranges/range_writer.hpp"
#include "calc/ranges/row_feeder.hpp"
#include "calc/ranges/undo_context.hpp"
#include "calc/ranges/user_order.hpp"

#include "report/range_changes.hpp"
#include "report/range_plan.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

/// Cells that one call reads in far less than 100 ms.
inline constexpr std::int32_t cellsRead = 20'000;

/// Rows that the refresh changes, as they are before and after it.
struct ChangedRows {
    std::vector<report::RangeColumn> columns; ///< that were there and still are
    std::vector<std::size_t> oldAt;           ///< where each stood
    std::vector<std::size_t> newAt;           ///< where each stands now
    std::vector<report::RowMatch> matches;
    std::vector<report::RowPair> pairs; ///< one for each match
};

/// What a refresh brought, as it came.
struct CameRows {
    std::shared_ptr<const report::SheetRows> rows;
    std::shared_ptr<const report::RowMarks> marks;
};

/// Of the rows that stand, what the new ones' order and company depend on.
struct RowsBefore {
    std::int32_t read = 0;                ///< how many so far
    std::vector<report::OwnRow> own = {}; ///< where they are kept
    std::vector<SortRow> sorted = {};     ///< where the user sorted them
    std::vector<std::uint64_t> keys = {}; ///< beside `sorted`
};

struct RangeWriter::Impl {
    explicit Impl(RangeToWrite toWrite)
        : work(std::move(toWrite)), ranges(work.document), undo(std::make_shared<RangeUndo>()) {}

    RangeToWrite work;
    DocumentRanges ranges;
    std::shared_ptr<RangeUndo> undo;
    std::unique_ptr<UndoContext> context;
    Steps steps;
    bool isOver = false;

    Sheet sheet;
    cells::Area before; ///< of the range, heading included
    cells::Area room;   ///< the whole sheet
    std::string corner; ///< the range's, for a person
    std::int32_t headingRows = 0;
    bool hadHeading = false;    ///< the properties may have changed since
    std::int32_t oldRows = 0;   ///< rows of data; a range without any has one empty row
    std::int32_t oldHeight = 0; ///< at least 1
    std::int32_t newRows = 0;
    std::int32_t newHeight = 0;
    Beside beside;
    std::optional<report::RowAlignment> alignment;
    RangeLooks looks;
    report::RangeStatus status;
    KeptNotes kept; ///< of rows that go

    CameRows came;
    bool keepsRows = false;
    std::vector<SortedColumn> sort;
    std::optional<RowComparer> comparer; ///< by `sort`; none where the user did not sort
    RowsBefore rowsBefore;

    std::shared_ptr<const StandingRows> standing; ///< of the old rows
    std::shared_ptr<report::RowMarks> reading;    ///< the same while it is read
    std::shared_ptr<const FetchedRange> servedBefore;
    std::unique_ptr<RangeWatch> watch;
    bool isReading = false;
    std::deque<report::RowRun> unread;
    bool mayHoldFormulas = false; ///< cells that we did not write are among them
    report::RangePlan planned;
    std::unique_ptr<RowFeeder> feeder;
    std::optional<base::Error> feedError;
    std::optional<ChangedRows> changedRows;

    [[nodiscard]] bool isNew() const { return work.target.has_value(); }
    [[nodiscard]] std::int32_t width() const {
        return static_cast<std::int32_t>(work.fetched.columns.size());
    }
    /// The rows' area as it stands now, of `height` rows.
    [[nodiscard]] cells::Area rowsArea(std::int32_t columns, std::int32_t height) const {
        const std::int32_t first = before.row + headingRows;
        return {before.column, first, before.column + columns - 1, first + height - 1};
    }
    /// The same before a heading row came or went.
    [[nodiscard]] cells::Area oldRowsArea(std::int32_t columns, std::int32_t height) const {
        const std::int32_t first = before.row + (hadHeading ? 1 : 0);
        return {before.column, first, before.column + columns - 1, first + height - 1};
    }
    [[nodiscard]] cells::Area newRowsArea() const { return rowsArea(width(), newHeight); }

    base::Result<void> look();
    base::Result<void> lookForNew();
    base::Result<void> lookAtOld();
    base::Result<void> lookForRoom() const;
    void lookForOrder();
    [[nodiscard]] std::vector<std::size_t>
    sortedAt(std::span<const report::RangeColumn> columns) const;
    [[nodiscard]] bool isMoreToCollect() const;
    void collectRows();
    base::Result<void> arrangeRows();
    base::Result<void> orderAsUser();
    void arrange(std::vector<report::OwnRow> own, std::vector<std::int64_t> order);

    void findUnread();
    void readRows(const report::RowRun& run);
    base::Result<void> plan();
    base::Result<void> align();
    [[nodiscard]] std::vector<std::size_t> oldKeyColumns() const;
    [[nodiscard]] std::vector<std::uint64_t> wantedDigests() const;
    [[nodiscard]] std::vector<std::uint64_t> standingAfterHeading() const;

    void begin();
    void addSteps();
    void changeHeading();
    void changeColumns();
    /// Of the first `stayed` columns.
    void followFormats(std::size_t stayed);
    void formatBelow(const cells::Area& rest);
    void changeHeight();
    void overwriteHeight();
    void fillFormulas();
    void fillFormulas(std::int32_t from, std::int32_t last);
    void writeHeading();
    base::Result<void> lookAtLostNotes();
    void writeRows(const report::RowRun& run);
    void writeDiffering(const report::RowRun& run, const CellRows& rows);
    void findChanges();
    void addChangeSteps(bool isBefore);
    void readChange(std::size_t index, bool isBefore);
    void keepChanges();
    void writeNotes();
    void settle();
    report::RangeDefinition written() const;
};

} // namespace odc::calc::ranges
