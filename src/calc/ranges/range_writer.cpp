// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_writer.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/range_marks.hpp"
#include "calc/ranges/range_writer_impl.hpp"
#include "calc/ranges/user_filter.hpp"

#include <cmath>
#include <set>

namespace odc::calc::ranges {

namespace {

/// Columns of a row that differ and stand side by side.
struct Span {
    sal_Int32 first = 0;
    sal_Int32 last = 0;
    bool operator==(const Span&) const = default;
};

template <typename IsFormula>
std::vector<Span> differingSpans(const Sequence<Any>& wanted, const Sequence<Any>& present,
                                 IsFormula isFormula) {
    std::vector<Span> spans;
    for (sal_Int32 column = 0; column < wanted.getLength(); ++column) {
        if (isSameCell(wanted[column], present[column]) && !isFormula(column))
            continue;
        if (!spans.empty() && spans.back().last == column - 1)
            spans.back().last = column;
        else
            spans.push_back({column, column});
    }
    return spans;
}

std::vector<Span> spansIn(const std::vector<bool>& columns) {
    std::vector<Span> spans;
    for (sal_Int32 column = 0; std::cmp_less(column, columns.size()); ++column) {
        if (!columns[static_cast<std::size_t>(column)])
            continue;
        if (!spans.empty() && spans.back().last == column - 1)
            spans.back().last = column;
        else
            spans.push_back({column, column});
    }
    return spans;
}

/// So many rows that differ one after the other are written by columns, not by cells.
constexpr std::int32_t manyRows = 64;

/// Cells that one call writes in far less than 100 ms.
constexpr std::int32_t cellsAtOnce = 20'000;

/// Those in the rows that were written.
std::vector<report::ExactCell> exactAmong(const std::vector<report::ExactCell>& cells,
                                          const std::vector<report::RowRun>& runs) {
    std::vector<report::ExactCell> found;
    auto run = runs.begin();
    for (const report::ExactCell& cell : cells) {
        while (run != runs.end() && run->first + run->count <= cell.row)
            ++run;
        if (run != runs.end() && run->first <= cell.row)
            found.push_back(cell);
    }
    return found;
}

/// Rows from `first` to before `end`, these columns of them.
CellRows cut(const CellRows& from, sal_Int32 first, sal_Int32 end, const Span& span) {
    CellRows part(end - first);
    for (sal_Int32 row = first; row < end; ++row)
        part.getArray()[row - first] =
            Sequence<Any>(from[row].getConstArray() + span.first, span.last - span.first + 1);
    return part;
}

} // namespace

RangeWriter::RangeWriter(RangeToWrite work) : impl_(std::make_unique<Impl>(std::move(work))) {}

RangeWriter::~RangeWriter() {
    takeBack();
}

base::Result<void> RangeWriter::look() {
    return impl_->look();
}

const OUString& RangeWriter::name() const {
    return impl_->work.name;
}

base::Result<bool> RangeWriter::step(std::chrono::milliseconds budget) {
    const RangeWatch::Ours ours(impl_->watch.get());
    if (!impl_->context) {
        impl_->begin();
        impl_->addSteps();
    }
    const bool isMore = impl_->steps.run(budget);
    if (impl_->feedError)
        return *impl_->feedError;
    return isMore;
}

void RangeWriter::Impl::begin() {
    const OUString title = undoTitle(work.language, isNew(), work.name);
    context = std::make_unique<UndoContext>(work.document, title);
    // Before rows move: what is taken out with a mark would come back with a dead one.
    if (!isNew())
        clearMarks(work.document, work.name);
    undo->document = work.document;
    undo->sheet = cells::nameOf(sheet);
    undo->name = work.name;
    undo->otherArea = before;
    undo->otherText = ranges.text(work.name); // none of a new range
    looks = looksOf(work.document, work.fetched);
    undo->isFiltered = !isNew() && isFiltered(work.document, work.name);
    if (undo->isFiltered)
        context->add(makeFilterUndo(undo->document, work.name, title));
}

void RangeWriter::Impl::addSteps() {
    findChanges();
    addChangeSteps(true);
    steps.add([this] {
        if (isNew()) {
            ranges.add(work.name, sheet, before, headingRows > 0);
            formatRows(sheet, newRowsArea(), looks, 0);
        } else {
            changeHeading();
            changeColumns();
            changeHeight();
            fillFormulas();
            // Calc moved it along as far as it goes with the moves that it recorded.
            if (const auto moved = ranges.place(work.name))
                undo->otherArea = moved->area;
        }
        writeHeading();
        if (!watch || !watch->isOf(newRowsArea()))
            watch = range_store::watch(sheet, newRowsArea());
    });
    if (newRows > 0) {
        const std::int32_t most = std::max(1, cellsAtOnce / width());
        std::vector<report::RowRun> pieces;
        for (const report::RowRun& run : planned.differing)
            for (std::int32_t first = 0; first < run.count; first += most)
                pieces.push_back({run.first + first, std::min(most, run.count - first)});
        feeder = std::make_unique<RowFeeder>(work.fetched.rows, pieces);
        for (const report::RowRun& piece : pieces)
            steps.add([this, piece] {
                writeRows(piece);
                context->paint();
            });
    }
    steps.add([this] {
        feeder.reset();
        writeNotes();
        settle();
    });
    addChangeSteps(false);
}

void RangeWriter::Impl::writeHeading() {
    const report::ArrangedColumns& arranged = work.fetched.arranged;
    const bool isWhole = isNew() || !hadHeading;
    if (headingRows == 0 || (!isWhole && arranged.added == 0))
        return;
    NotRecorded quiet(work.document);
    const auto first = isWhole ? 0 : static_cast<std::size_t>(width()) - arranged.added;
    const cells::Area heading{before.column, before.row, before.column + width() - 1, before.row};
    const cells::Area added{before.column + static_cast<std::int32_t>(first), before.row,
                            heading.lastColumn, before.row};
    CellRows texts(1);
    texts.getArray()[0].realloc(columnsOf(added));
    Any* out = texts.getArray()[0].getArray();
    for (std::size_t i = first; i < work.fetched.columns.size(); ++i)
        *out++ <<= toUno(work.fetched.columns[i].heading);
    if (isWhole)
        formatHeading(sheet, heading, looks, 0);
    undo->changes.writeNew(quiet, sheet, added, texts);
}

void RangeWriter::Impl::writeRows(const report::RowRun& run) {
    if (feedError)
        return;
    const RangeWatch::Ours ours(watch.get());
    const base::Result<CellRows> rows = feeder->next();
    if (!rows) {
        feedError = rows.error();
        return;
    }
    if (!isNew()) {
        writeDiffering(run, *rows);
        return;
    }
    NotRecorded quiet(work.document);
    const cells::Area all = newRowsArea();
    undo->changes.writeNew(
        quiet, sheet,
        {all.column, all.row + run.first, all.lastColumn, all.row + run.first + run.count - 1},
        *rows);
    status.cellsWritten += static_cast<std::int64_t>(run.count) * width();
}

/// Only the columns that differ from what stands there, whoever wrote that.
void RangeWriter::Impl::writeDiffering(const report::RowRun& run, const CellRows& wanted) {
    NotRecorded quiet(work.document);
    const cells::Area rows = newRowsArea();
    const std::int32_t firstRow = rows.row + run.first;
    const cells::Area area{rows.column, firstRow, rows.lastColumn, firstRow + run.count - 1};
    const CellRows present = readCells(sheet, area);
    std::set<std::pair<std::int32_t, std::int32_t>> formulas;
    if (mayHoldFormulas)
        for (const FormulaCell& cell : formulasIn(sheet, area))
            formulas.emplace(cell.row - firstRow, cell.column - rows.column);
    const auto spansOf = [&](sal_Int32 row) {
        return differingSpans(wanted[row], present[row], [&](sal_Int32 column) {
            return formulas.contains({row, column});
        });
    };
    const auto writeSpans = [&](sal_Int32 row, sal_Int32 end, const std::vector<Span>& spans) {
        for (const Span& span : spans) {
            const cells::Area changed{rows.column + span.first, firstRow + row,
                                      rows.column + span.last, firstRow + end - 1};
            undo->changes.write(quiet, sheet, changed, cut(wanted, row, end, span),
                                cut(present, row, end, span), mayHoldFormulas);
            status.cellsWritten += static_cast<std::int64_t>(end - row) * columnsOf(changed);
        }
    };
    if (run.count >= manyRows) {
        // A cell that happens to be the same is written too: one call instead of one a row.
        std::vector<bool> differs(static_cast<std::size_t>(width()));
        for (sal_Int32 row = 0; row < run.count; ++row)
            for (const Span& span : spansOf(row))
                std::fill(differs.begin() + span.first, differs.begin() + span.last + 1, true);
        writeSpans(0, run.count, spansIn(differs));
        return;
    }
    for (sal_Int32 row = 0; row < run.count;) {
        const std::vector<Span> spans = spansOf(row);
        sal_Int32 end = row + 1;
        while (end < run.count && spansOf(end) == spans)
            ++end;
        writeSpans(row, end, spans);
        row = end;
    }
}

void RangeWriter::Impl::writeNotes() {
    if (!alignment || isNew() || (oldRows == 0 && newRows == 0))
        return;
    NotRecorded quiet(work.document);
    moveNotes(sheet, beside, *alignment, newRowsArea(), quiet, undo->changes);
    if (kept.lines.hasElements())
        undo->elsewhere.push_back(writeKeptNotes(work.document, kept, work.language, quiet));
}

void RangeWriter::Impl::settle() {
    const cells::Area rows = newRowsArea();
    const cells::Area area{before.column, before.row, rows.lastColumn, rows.lastRow};
    NotRecorded quiet(work.document);
    if (newRows == 0 && oldRows > 0)
        undo->changes.empty(quiet, sheet, rows);
    if (const auto exact = exactAmong(work.fetched.marks->exactCells, planned.differing);
        !exact.empty())
        markExactTexts(sheet, rows, exact, NumberFormats(work.document).textKey());
    if (isNew() || !work.definition.properties.keepsWidths)
        widen(sheet, area);
    if (const auto place = ranges.place(work.name); place && place->area != area) {
        quiet.hold();
        ranges.setArea(work.name, sheet, area);
    }
    if (undo->isFiltered)
        filterAgain(work.document, work.name, quiet);
}

report::RangeDefinition RangeWriter::Impl::written() const {
    report::RangeDefinition definition = work.definition;
    definition.columns = work.fetched.arranged.columns;
    for (std::size_t i = 0; i < definition.columns.size(); ++i)
        definition.columns[i].look = report::writeLook(work.fetched.columns[i].look);
    const cells::Area rows = newRowsArea();
    definition.place =
        fromUno(placeText(sheet, {before.column, before.row, rows.lastColumn, rows.lastRow}));
    definition.status = status;
    return definition;
}

report::RangeDefinition RangeWriter::keep(double seconds) {
    Impl& impl = *impl_;
    const RangeWatch::Ours ours(impl.watch.get());
    impl.status.seconds = std::round(seconds * 1000) / 1000; // as exact as it is worth keeping
    report::RangeDefinition definition = impl.written();
    impl.ranges.setText(impl.work.name, toUno(report::writeRange(definition)));
    impl.context->close(makeRangeUndo(impl.undo, impl.context->title()));
    impl.isOver = true;
    impl.keepChanges();
    followMarks(impl.work.document, impl.work.name);
    StandingRows rows{definition.columns, impl.work.fetched.marks};
    if (impl.newRows == 0)
        rows.marks = std::make_shared<report::RowMarks>(report::RowMarks{impl.wantedDigests()});
    range_store::put(impl.work.document, impl.work.name,
                     {std::make_shared<StandingRows>(std::move(rows)), std::move(impl.watch),
                      std::make_shared<FetchedRange>(std::move(impl.work.fetched))});
    return definition;
}

void RangeWriter::takeBack() {
    if (impl_->isOver)
        return;
    impl_->isOver = true;
    impl_->feeder.reset();
    if (!impl_->context) {
        // What is known of the rows is as true as it was.
        if (impl_->standing && !impl_->reading)
            range_store::put(impl_->work.document, impl_->work.name,
                             {std::move(impl_->standing), std::move(impl_->watch),
                              std::move(impl_->servedBefore)});
        return;
    }
    try {
        impl_->undo->exchange();
    } catch (const css::uno::Exception& e) {
        log("could not take back a range", e.Message);
    }
    impl_->context->takeBack();
    followMarks(impl_->work.document, impl_->work.name);
}

} // namespace odc::calc::ranges
