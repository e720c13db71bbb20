// SPDX-License-Identifier: MPL-2.0
// RangeWriter: what a refresh changes, read from the sheet before and after it is written.
#include "calc/convert.hpp"
#include "calc/ranges/last_changes.hpp"
#include "calc/ranges/range_writer_impl.hpp"

namespace odc::calc::ranges {

namespace {

/// Read one by one, in the middle of a million rows: so many take a moment.
constexpr std::size_t rowsAtOnce = 250;

report::SheetValue valueOf(const Any& cell) {
    double number = 0;
    OUString text;
    if (cell >>= number)
        return number;
    if ((cell >>= text) && !text.isEmpty())
        return fromUno(text);
    return {};
}

/// The cells of one row that stand in `columns`, counted from the area's first.
report::SheetRow rowAt(const Sheet& sheet, const cells::Area& rows, std::int32_t row,
                       const std::vector<std::size_t>& columns) {
    const std::int32_t line = rows.row + row;
    const CellRows read = readCells(sheet, {rows.column, line, rows.lastColumn, line});
    report::SheetRow values;
    for (const std::size_t column : columns)
        values.push_back(valueOf(read[0][static_cast<sal_Int32>(column)]));
    return values;
}

} // namespace

/// Only rows that differ are looked at, and no more than are listed.
void RangeWriter::Impl::findChanges() {
    if (isNew() || !standing)
        return;
    ChangedRows found;
    const auto& now = work.fetched.arranged.columns;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto old =
            std::ranges::find(work.definition.columns, now[i].path, &report::RangeColumn::path);
        if (old == work.definition.columns.end())
            continue;
        found.columns.push_back(now[i]);
        found.oldAt.push_back(static_cast<std::size_t>(old - work.definition.columns.begin()));
        found.newAt.push_back(i);
    }
    const std::vector<std::uint64_t> wanted = wantedDigests();
    const auto first = [](const std::vector<std::uint64_t>& digests, std::int32_t count) {
        return std::span(digests).first(std::min(digests.size(), static_cast<std::size_t>(count)));
    };
    found.matches = report::rowsToCompare(first(standing->marks->digests, oldRows),
                                          first(wanted, newRows), alignment);
    found.pairs.resize(found.matches.size());
    changedRows = std::move(found);
}

/// `isBefore`: nothing is written yet.
void RangeWriter::Impl::addChangeSteps(bool isBefore) {
    if (!changedRows)
        return;
    for (std::size_t begin = 0; begin < changedRows->matches.size(); begin += rowsAtOnce)
        steps.add([this, begin, isBefore] {
            const std::size_t end = std::min(begin + rowsAtOnce, changedRows->matches.size());
            for (std::size_t i = begin; i < end; ++i)
                readChange(i, isBefore);
        });
}

void RangeWriter::Impl::readChange(std::size_t index, bool isBefore) {
    const report::RowMatch& match = changedRows->matches[index];
    report::RowPair& pair = changedRows->pairs[index];
    pair.row = match.after == report::noRow ? match.before : match.after;
    if (isBefore && match.before != report::noRow)
        pair.before = rowAt(sheet, oldRowsArea(columnsOf(before), oldHeight), match.before,
                            changedRows->oldAt);
    if (!isBefore && match.after != report::noRow)
        pair.after = rowAt(sheet, newRowsArea(), match.after, changedRows->newAt);
}

void RangeWriter::Impl::keepChanges() {
    if (!changedRows)
        return;
    report::RangeChanges changes =
        report::listChanges(std::move(changedRows->columns), changedRows->pairs);
    changes.when = status.when;
    rememberChanges(work.document, work.name, std::move(changes));
}

} // namespace odc::calc::ranges
