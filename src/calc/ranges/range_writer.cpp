// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_writer.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/range_writer_impl.hpp"

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

bool RangeWriter::step(std::chrono::milliseconds budget) {
    if (!impl_->context) {
        impl_->begin();
        impl_->plan();
    }
    return impl_->steps.run(budget);
}

void RangeWriter::Impl::begin() {
    const OUString title = undoTitle(work.language, isNew(), work.name);
    context = std::make_unique<UndoContext>(work.document, title);
    undo->document = work.document;
    undo->sheet = cells::nameOf(sheet);
    undo->name = work.name;
    undo->otherArea = before;
    undo->otherText = ranges.text(work.name); // none of a new range
    looks = looksOf(work.document, work.fetched);
}

void RangeWriter::Impl::plan() {
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
    });
    for (const RowBlock& block : work.fetched.rows.blocks)
        steps.add([this, &block] { writeBlock(block); });
    steps.add([this] {
        writeNotes();
        settle();
    });
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

/// Only rows and columns that differ from what stands there, whoever wrote that.
void RangeWriter::Impl::writeBlock(const RowBlock& block) {
    NotRecorded quiet(work.document);
    const sal_Int32 count = block.cells.getLength();
    const cells::Area rows = newRowsArea();
    const std::int32_t firstRow = rows.row + block.firstRow;
    const cells::Area area{rows.column, firstRow, rows.lastColumn, firstRow + count - 1};
    if (isNew()) {
        undo->changes.writeNew(quiet, sheet, area, block.cells);
        status.cellsWritten += static_cast<std::int64_t>(count) * width();
        return;
    }
    const CellRows present = readCells(sheet, area);
    std::set<std::pair<std::int32_t, std::int32_t>> formulas;
    for (const FormulaCell& cell : formulasIn(sheet, area))
        formulas.emplace(cell.row - firstRow, cell.column - rows.column);
    const auto spansOf = [&](sal_Int32 row) {
        return differingSpans(block.cells[row], present[row], [&](sal_Int32 column) {
            return formulas.contains({row, column});
        });
    };
    for (sal_Int32 row = 0; row < count;) {
        const std::vector<Span> spans = spansOf(row);
        sal_Int32 end = row + 1;
        while (end < count && spansOf(end) == spans)
            ++end;
        for (const Span& span : spans) {
            const cells::Area changed{rows.column + span.first, firstRow + row,
                                      rows.column + span.last, firstRow + end - 1};
            undo->changes.write(quiet, sheet, changed, cut(block.cells, row, end, span),
                                cut(present, row, end, span));
            status.cellsWritten += static_cast<std::int64_t>(end - row) * columnsOf(changed);
        }
        if (!spans.empty())
            rowsChanged += std::clamp(oldRows - block.firstRow - row, 0, end - row);
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
    if (!work.fetched.rows.exactTexts.empty())
        markExactTexts(sheet, rows, work.fetched.rows, NumberFormats(work.document).textKey());
    if (isNew() || !work.definition.properties.keepsWidths)
        widen(sheet, area);
    if (const auto place = ranges.place(work.name); place && place->area != area) {
        quiet.hold();
        ranges.setArea(work.name, sheet, area);
    }
    if (!alignment || oldDigests.empty())
        status.changed = rowsChanged;
    else {
        std::size_t row = 0;
        for (const RowBlock& block : work.fetched.rows.blocks)
            for (const Sequence<Any>& fresh : block.cells) {
                const std::int32_t from = alignment->oldRows[row++];
                if (from != report::noRow &&
                    oldDigests[static_cast<std::size_t>(from)] != digestOf(fresh))
                    ++status.changed;
            }
    }
}

report::RangeDefinition RangeWriter::Impl::written() const {
    report::RangeDefinition definition = work.definition;
    definition.columns = work.fetched.arranged.columns;
    const cells::Area rows = newRowsArea();
    definition.place =
        fromUno(placeText(sheet, {before.column, before.row, rows.lastColumn, rows.lastRow}));
    definition.status = status;
    return definition;
}

report::RangeDefinition RangeWriter::keep(double seconds) {
    Impl& impl = *impl_;
    impl.status.seconds = seconds;
    report::RangeDefinition definition = impl.written();
    impl.ranges.setText(impl.work.name, toUno(report::writeRange(definition)));
    impl.context->close(makeRangeUndo(impl.undo, impl.context->title()));
    impl.isOver = true;
    return definition;
}

void RangeWriter::takeBack() {
    if (!impl_->context || impl_->isOver)
        return;
    impl_->isOver = true;
    try {
        impl_->undo->exchange();
    } catch (const css::uno::Exception& e) {
        log("could not take back a range", e.Message);
    }
    impl_->context->takeBack();
}

} // namespace odc::calc::ranges
