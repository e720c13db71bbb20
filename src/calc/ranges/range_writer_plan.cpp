// SPDX-License-Identifier: MPL-2.0
// RangeWriter: what stands in the rows, which of them are the new ones, and what must be done.
#include "calc/convert.hpp"
#include "calc/ranges/range_writer_impl.hpp"

#include "report/row_digest.hpp"

#include <fmt/format.h>

namespace odc::calc::ranges {

namespace {

report::RowAlignment asBefore(std::int32_t oldRows, std::int32_t newRows) {
    report::RowAlignment alignment;
    for (std::int32_t row = 0; row < newRows; ++row)
        alignment.oldRows.push_back(row < oldRows ? row : report::noRow);
    alignment.added = newRows - oldRows;
    return alignment;
}

bool hasSamePaths(const std::vector<report::RangeColumn>& left,
                  const std::vector<report::RangeColumn>& right) {
    return std::ranges::equal(left, right, {}, &report::RangeColumn::path,
                              &report::RangeColumn::path);
}

std::string keyText(const report::SheetRows& rows, const std::vector<report::RangeColumn>& columns,
                    std::int32_t row) {
    constexpr std::size_t longest = 100;
    report::RowReader reader(rows);
    const auto cells = reader.cells(row);
    std::string text;
    for (std::size_t i = 0; cells && i < columns.size(); ++i) {
        if (!columns[i].isKey)
            continue;
        const report::CellValue& cell = (*cells)[i];
        text += (text.empty() ? "" : ", ") + (cell.kind == report::CellValue::Kind::number
                                                  ? fmt::format("{}", cell.number)
                                                  : std::string(cell.text()));
    }
    return text.substr(0, longest);
}

} // namespace

/// Positions in the old rows of the columns that name a row now; none where one was not there.
std::vector<std::size_t> RangeWriter::Impl::oldKeyColumns() const {
    std::vector<std::size_t> columns;
    for (const report::RangeColumn& column : work.fetched.arranged.columns) {
        if (!column.isKey)
            continue;
        const auto old =
            std::ranges::find(work.definition.columns, column.path, &report::RangeColumn::path);
        if (old == work.definition.columns.end())
            return {};
        columns.push_back(static_cast<std::size_t>(old - work.definition.columns.begin()));
    }
    return columns;
}

/// What is known stays known; the rest is to be read.
void RangeWriter::Impl::findUnread() {
    const auto width = static_cast<std::int32_t>(work.definition.columns.size());
    const cells::Area rows = oldRowsArea(width, oldHeight);
    KnownRange known;
    if (!standing) {
        known = range_store::take(work.document, work.name);
        standing = std::move(known.rows);
        watch = std::move(known.watch);
        servedBefore = std::move(known.served);
    }
    const bool isKnown = standing && watch && watch->isOf(rows) &&
                         std::cmp_equal(standing->marks->digests.size(), oldHeight) &&
                         hasSamePaths(standing->columns, work.definition.columns) &&
                         (oldKeyColumns().empty() || !standing->marks->keys.empty());
    if (!isKnown) {
        watch.reset();
        watch = range_store::watch(sheet, rows);
        unread.push_back({0, oldHeight});
    } else {
        const auto touched = watch->touched(rows);
        unread.assign(touched.begin(), touched.end());
        watch->forget();
    }
    if (unread.empty())
        return;
    reading = std::make_shared<report::RowMarks>();
    if (isKnown)
        *reading = *standing->marks;
    reading->exactCells.clear();
    reading->digests.resize(static_cast<std::size_t>(oldHeight));
    reading->keys.resize(oldKeyColumns().empty() ? 0 : static_cast<std::size_t>(oldHeight));
    mayHoldFormulas = true;
    // In pieces that a moment suffices for.
    const std::int32_t piece = std::max(1, cellsRead / width);
    std::deque<report::RowRun> pieces;
    for (const report::RowRun& run : unread)
        for (std::int32_t first = 0; first < run.count; first += piece)
            pieces.push_back({run.first + first, std::min(piece, run.count - first)});
    unread = std::move(pieces);
}

void RangeWriter::Impl::readRows(const report::RowRun& run) {
    const cells::Area rows = oldRowsArea(columnsOf(before), oldHeight);
    const cells::Area area{rows.column, rows.row + run.first, rows.lastColumn,
                           rows.row + run.first + run.count - 1};
    const std::vector<std::size_t> keyColumns = oldKeyColumns();
    auto at = static_cast<std::size_t>(run.first);
    for (const Sequence<Any>& row : readCells(sheet, area)) {
        reading->digests[at] = digestOf(row);
        if (!keyColumns.empty())
            reading->keys[at] = keyOf(row, keyColumns);
        ++at;
    }
    for (const FormulaCell& cell : formulasIn(sheet, area))
        reading->digests[static_cast<std::size_t>(cell.row - rows.row)] = report::unknownDigest;
}

bool RangeWriter::read(std::chrono::milliseconds budget) {
    Impl& impl = *impl_;
    if (impl.isNew())
        return false;
    const auto end = std::chrono::steady_clock::now() + budget;
    if (!impl.isReading) {
        impl.isReading = true;
        impl.rowsBefore = {};
        impl.findUnread();
    }
    while (!impl.unread.empty() || impl.isMoreToCollect()) {
        if (impl.unread.empty()) {
            impl.collectRows();
        } else {
            impl.readRows(impl.unread.front());
            impl.unread.pop_front();
        }
        if (std::chrono::steady_clock::now() >= end)
            return true;
    }
    if (impl.reading)
        impl.standing = std::make_shared<StandingRows>(
            StandingRows{impl.work.definition.columns, std::move(impl.reading)});
    impl.reading.reset();
    impl.isReading = false;
    return false;
}

bool RangeWriter::isStale() const {
    const Impl& impl = *impl_;
    if (impl.isNew() || !impl.watch)
        return false;
    const cells::Area rows = impl.oldRowsArea(columnsOf(impl.before), impl.oldHeight);
    return !impl.watch->touched(rows).empty();
}

base::Result<void> RangeWriter::plan() {
    if (!impl_->isNew())
        if (auto arranged = impl_->arrangeRows(); !arranged)
            return arranged;
    return impl_->plan();
}

std::vector<std::uint64_t> RangeWriter::Impl::wantedDigests() const {
    if (newRows > 0)
        return work.fetched.marks->digests;
    report::RowDigest empty;
    for (std::int32_t column = 0; column < width(); ++column)
        empty.addEmpty();
    return {empty.value()};
}

/// As they stand behind a heading that came or went.
std::vector<std::uint64_t> RangeWriter::Impl::standingAfterHeading() const {
    std::vector<std::uint64_t> digests = standing->marks->digests;
    const report::ArrangedColumns& arranged = work.fetched.arranged;
    if (!arranged.gone.empty() || arranged.added > 0)
        digests.assign(digests.size(), report::unknownDigest);
    if (hadHeading && headingRows == 0)
        digests.insert(digests.begin(), report::unknownDigest);
    else if (!hadHeading && headingRows > 0)
        digests.erase(digests.begin());
    return digests;
}

base::Result<void> RangeWriter::Impl::plan() {
    if (isNew()) {
        planned.differing = {{0, newHeight}};
        return {};
    }
    const bool isAsBefore = standing->marks == work.fetched.marks && oldRows == newRows &&
                            hasSamePaths(standing->columns, work.fetched.arranged.columns) &&
                            hadHeading == (headingRows > 0);
    if (isAsBefore)
        return {};
    if (auto aligned = align(); !aligned)
        return aligned;
    const std::vector<std::uint64_t> wanted = wantedDigests();
    report::PlanRules rules;
    rules.movesCells = work.definition.properties.growth == report::Growth::insertCells;
    rules.movesInside = hadHeading == (headingRows > 0) && newRows > 0;
    rules.width = width();
    rules.movedWidth = width() + beside.left + beside.right;
    planned = report::planRange(standingAfterHeading(), wanted, alignment, rules);
    status.changed = oldRows > 0 && newRows > 0
                         ? report::changedRows(standing->marks->digests, wanted, alignment)
                         : 0;
    return {};
}

base::Result<void> RangeWriter::lookAtLosses() {
    return impl_->isNew() ? base::Result<void>() : impl_->lookAtLostNotes();
}

/// Notes of rows that go must have a place to go to.
base::Result<void> RangeWriter::Impl::lookAtLostNotes() {
    if (!alignment)
        return {};
    report::RowAlignment going = *alignment;
    if (oldRows == 0 && newRows > 0)
        going.gone = {0}; // the empty row that stood for none
    kept = keptNotes(work.document, work.name, sheet, oldRowsArea(columnsOf(before), oldHeight),
                     hadHeading, oldKeyColumns(), lostNotes(beside, going));
    if (!kept.lines.hasElements())
        return {};
    status.warnings.push_back(keptSentence(kept));
    return canKeep(work.document, kept);
}

base::Result<void> RangeWriter::Impl::align() {
    const report::RowMarks& marks = *work.fetched.marks;
    const bool hasKey = !oldKeyColumns().empty() && std::cmp_equal(marks.keys.size(), newRows);
    const std::span<const std::uint64_t> oldKeys(standing->marks->keys.data(),
                                                 hasKey ? static_cast<std::size_t>(oldRows) : 0);
    alignment.reset();
    if (hasKey) {
        auto found = report::alignRows(oldKeys, marks.keys, [&](std::int32_t row) {
            return keyText(*work.fetched.rows, work.fetched.arranged.columns, row);
        });
        if (found)
            alignment = std::move(found).value();
        else if (beside.hasNotes())
            return std::move(found).error();
        else
            status.warnings.push_back(found.error().message);
    } else if (beside.hasNotes()) {
        const bool standsAsBefore =
            width() == columnsOf(before) && newRows >= oldRows &&
            std::equal(marks.digests.begin(), marks.digests.begin() + oldRows,
                       standing->marks->digests.begin());
        if (!standsAsBefore)
            return base::Error{
                base::ErrorKind::wrongUsage,
                fmt::format(
                    "Notes stand beside the rows of {}, and nothing says which row is which: "
                    "the service names no key, or its columns are not in the range. Name key "
                    "columns in the range's properties, or move the notes away.",
                    fromUno(work.name))};
        alignment = asBefore(oldRows, newRows);
    }
    status.added = alignment ? alignment->added : std::max(0, newRows - oldRows);
    status.gone = alignment ? static_cast<std::int64_t>(alignment->gone.size())
                            : std::max(0, oldRows - newRows);
    return {};
}

} // namespace odc::calc::ranges
