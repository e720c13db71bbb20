// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_writer.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/range_undo.hpp"
#include "calc/ranges/undo_context.hpp"

#include <com/sun/star/sheet/CellDeleteMode.hpp>
#include <com/sun/star/sheet/CellInsertMode.hpp>
#include <com/sun/star/sheet/FillDirection.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XCellSeries.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace odc::calc::ranges {

namespace {

constexpr std::int32_t cellsRead = 20'000;

base::Error refusal(base::ErrorKind kind, std::string message) {
    return {kind, std::move(message)};
}

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
    std::int32_t headingRows = 0;
    bool hadHeading = false;    ///< the properties may have changed since
    std::int32_t oldRows = 0;   ///< rows of data; a range without any has one empty row
    std::int32_t oldHeight = 0; ///< at least 1
    std::int32_t newRows = 0;
    std::int32_t newHeight = 0;
    Beside beside;
    std::optional<report::RowAlignment> alignment;
    std::vector<std::uint64_t> oldDigests; ///< where rows moved
    RangeLooks looks;
    report::RangeStatus status;
    std::int32_t rowsChanged = 0;

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
    base::Result<void> align();
    bool standsAsBefore();
    std::vector<std::string> oldKeys(const std::vector<std::size_t>& columns) const;
    std::vector<std::string> newKeys(const std::vector<std::size_t>& columns) const;
    template <typename Look>
    void readOldRows(Look look) const;

    void plan();
    void begin();
    void changeHeading();
    void changeColumns();
    void changeHeight();
    void fillFormulas();
    void writeHeading();
    void writeBlock(const RowBlock& block);
    void writeNotes();
    void settle();
    report::RangeDefinition written() const;
};

RangeWriter::RangeWriter(RangeToWrite work) : impl_(std::make_unique<Impl>(std::move(work))) {}

RangeWriter::~RangeWriter() {
    takeBack();
}

base::Result<void> RangeWriter::look() {
    return impl_->look();
}

base::Result<void> RangeWriter::Impl::look() {
    headingRows = work.definition.properties.hasHeader ? 1 : 0;
    newRows = work.fetched.rows.rowCount;
    newHeight = std::max(1, newRows);
    status = work.fetched.status;
    base::Result<void> fits = isNew() ? lookForNew() : lookAtOld();
    if (!fits)
        return fits;
    if (Reference<css::util::XProtectable>(sheet, UNO_QUERY_THROW)->isProtected())
        return refusal(base::ErrorKind::storageFailed,
                       fmt::format("The sheet {} is protected. Take the protection off under "
                                   "Tools > Protect Sheet, then try again.",
                                   fromUno(cells::nameOf(sheet))));
    const cells::Area all = wholeSheet(sheet);
    const cells::Area rows = newRowsArea();
    if (rows.lastRow > all.lastRow || rows.lastColumn > all.lastColumn)
        return refusal(
            base::ErrorKind::tooLarge,
            fmt::format(
                "{} rows of {} columns do not fit below and beside {}: the sheet ends at "
                "row {}. Set a row limit in the range's properties, filter, or put the "
                "range further up.",
                newRows, width(),
                fromUno(placeText(sheet, {before.column, before.row, before.column, before.row})),
                all.lastRow + 1));
    return {};
}

base::Result<void> RangeWriter::Impl::lookForNew() {
    sheet = work.target->sheet;
    before = {work.target->column, work.target->row, work.target->column + width() - 1,
              work.target->row + headingRows + newHeight - 1};
    const cells::Area all = wholeSheet(sheet);
    const cells::Area held{before.column, before.row, std::min(before.lastColumn, all.lastColumn),
                           std::min(before.lastRow, all.lastRow)};
    const std::optional<OUString> other = ranges.otherRangeIn(sheet, held, OUString());
    if (!isEmptyArea(sheet, held) || other)
        return refusal(
            base::ErrorKind::wrongUsage,
            fmt::format("{} rows of {} columns would go to {}, where something stands already{}. "
                        "Choose a cell with room below and beside it, or another sheet.",
                        newRows, width(), fromUno(placeText(sheet, held)),
                        other ? " (" + fromUno(*other) + ")" : std::string()));
    hadHeading = headingRows > 0;
    oldHeight = newHeight;
    status.added = newRows;
    return {};
}

base::Result<void> RangeWriter::Impl::lookAtOld() {
    base::Result<RangePlace> place = ranges.place(work.name);
    if (!place)
        return std::move(place).error();
    sheet = place->sheet;
    before = place->area;
    const auto known = static_cast<std::int32_t>(work.definition.columns.size());
    if (columnsOf(before) != known)
        return refusal(base::ErrorKind::wrongUsage,
                       fmt::format("The range {} was given {} columns by hand, but its report "
                                   "shows {}. Set it back to {} under Data > Define Range.",
                                   fromUno(work.name), columnsOf(before), known,
                                   work.definition.place));
    hadHeading = ranges.hasHeader(work.name);
    oldHeight = std::max(1, rowsOf(before) - (hadHeading ? 1 : 0));
    const bool isPlaceholder = oldHeight == 1 && work.definition.status.rows == 0;
    oldRows = isPlaceholder ? 0 : oldHeight;
    beside = lookBeside(work.document, work.name, sheet, oldRowsArea(known, oldHeight), hadHeading);
    return align();
}

template <typename Look>
void RangeWriter::Impl::readOldRows(Look look) const {
    const std::int32_t width = columnsOf(before);
    const std::int32_t rowsOnce = std::max(1, cellsRead / width);
    const cells::Area rows = oldRowsArea(width, oldRows);
    for (std::int32_t first = rows.row; first <= rows.lastRow; first += rowsOnce) {
        const std::int32_t last = std::min(rows.lastRow, first + rowsOnce - 1);
        for (const Sequence<Any>& row :
             readCells(sheet, {rows.column, first, rows.lastColumn, last}))
            look(row);
    }
}

std::vector<std::string> RangeWriter::Impl::oldKeys(const std::vector<std::size_t>& columns) const {
    std::vector<std::string> keys;
    readOldRows([&](const Sequence<Any>& row) { keys.push_back(keyOf(row, columns)); });
    return keys;
}

std::vector<std::string> RangeWriter::Impl::newKeys(const std::vector<std::size_t>& columns) const {
    std::vector<std::string> keys;
    for (const RowBlock& block : work.fetched.rows.blocks)
        for (const Sequence<Any>& row : block.cells)
            keys.push_back(keyOf(row, columns));
    return keys;
}

/// Whether the rows that there are now are, cell by cell, the first of those that came.
bool RangeWriter::Impl::standsAsBefore() {
    if (width() != columnsOf(before) || newRows < oldRows)
        return false;
    std::size_t block = 0;
    sal_Int32 at = 0;
    bool isSame = true;
    readOldRows([&](const Sequence<Any>& row) {
        if (!isSame)
            return;
        if (at == work.fetched.rows.blocks[block].cells.getLength()) {
            ++block;
            at = 0;
        }
        const Sequence<Any>& fresh = work.fetched.rows.blocks[block].cells[at++];
        isSame = std::equal(row.begin(), row.end(), fresh.begin(), fresh.end(), isSameCell);
    });
    return isSame;
}

base::Result<void> RangeWriter::Impl::align() {
    std::vector<std::size_t> oldColumns;
    std::vector<std::size_t> newColumns;
    const auto& now = work.fetched.arranged.columns;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!now[i].isKey)
            continue;
        const auto old =
            std::ranges::find(work.definition.columns, now[i].path, &report::RangeColumn::path);
        if (old == work.definition.columns.end())
            break;
        newColumns.push_back(i);
        oldColumns.push_back(static_cast<std::size_t>(old - work.definition.columns.begin()));
    }
    const auto keyCount = std::ranges::count(now, true, &report::RangeColumn::isKey);
    const bool hasKey = keyCount > 0 && std::cmp_equal(newColumns.size(), keyCount);
    if (hasKey) {
        auto found = report::alignRows(oldKeys(oldColumns), newKeys(newColumns));
        if (found)
            alignment = std::move(found).value();
        else if (beside.hasNotes())
            return std::move(found).error();
        else
            status.warnings.push_back(found.error().message);
    } else if (beside.hasNotes() && !standsAsBefore()) {
        return refusal(
            base::ErrorKind::wrongUsage,
            fmt::format("Notes stand beside the rows of {}, and nothing says which row is which: "
                        "the service names no key, or its columns are not in the range. Name key "
                        "columns in the range's properties, or move the notes away.",
                        fromUno(work.name)));
    }
    if (alignment && !alignment->isInPlace())
        readOldRows([&](const Sequence<Any>& row) { oldDigests.push_back(digestOf(row)); });
    status.added = alignment ? alignment->added : std::max(0, newRows - oldRows);
    status.gone = alignment ? static_cast<std::int64_t>(alignment->gone.size())
                            : std::max(0, oldRows - newRows);
    return {};
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
    undo->isCreated = isNew();
    undo->hasHeader = headingRows > 0;
    undo->otherArea = before;
    undo->otherText = ranges.text(work.name); // none of a new range
    looks = looksOf(work.document, work.fetched);
    undo->looks = looks;
}

void RangeWriter::Impl::plan() {
    steps.add([this] {
        if (isNew()) {
            const NotRecorded quiet(work.document);
            undo->widths = widthsOf(sheet, before);
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

/// A heading row comes or goes, as the properties were changed to say; Calc records it.
void RangeWriter::Impl::changeHeading() {
    if (hadHeading == (headingRows > 0))
        return;
    const Reference<css::sheet::XCellRangeMovement> moves(sheet, UNO_QUERY_THROW);
    const css::table::CellRangeAddress top =
        cells::addressOf(sheet, {before.column - beside.left, before.row,
                                 before.lastColumn + beside.right, before.row});
    if (hadHeading)
        moves->removeRange(top, css::sheet::CellDeleteMode_UP);
    else
        moves->insertCells(top, css::sheet::CellInsertMode_DOWN);
    before.lastRow += hadHeading ? -1 : 1;
    ranges.setHasHeader(work.name, headingRows > 0);
}

/// Takes out columns that are gone and makes room for new ones, with what stands beside them
/// moving along; Calc records it.
void RangeWriter::Impl::changeColumns() {
    const report::ArrangedColumns& arranged = work.fetched.arranged;
    const Reference<css::sheet::XCellRangeMovement> moves(sheet, UNO_QUERY_THROW);
    const auto columnArea = [&](std::int32_t first, std::int32_t count) {
        return cells::addressOf(sheet, {first, before.row, first + count - 1, before.lastRow});
    };
    for (auto gone = arranged.gone.rbegin(); gone != arranged.gone.rend(); ++gone)
        moves->removeRange(columnArea(before.column + static_cast<std::int32_t>(*gone), 1),
                           css::sheet::CellDeleteMode_LEFT);
    const auto stayed = width() - static_cast<std::int32_t>(arranged.added);
    if (arranged.added > 0) {
        moves->insertCells(
            columnArea(before.column + stayed, static_cast<std::int32_t>(arranged.added)),
            css::sheet::CellInsertMode_RIGHT);
        formatRows(sheet, rowsArea(width(), oldHeight), looks, static_cast<std::size_t>(stayed));
        if (headingRows > 0)
            formatHeading(sheet,
                          {before.column, before.row, before.column + width() - 1, before.row},
                          looks, static_cast<std::size_t>(stayed));
    }
    // The notes were read where they stood; they have moved with the cells.
    for (BesideColumn& column : beside.columns)
        if (column.column > before.lastColumn)
            column.column += width() - columnsOf(before);
    // A column whose values are of another kind now cannot keep the format of the old ones.
    for (std::size_t i = 0; i < static_cast<std::size_t>(stayed); ++i) {
        const auto old = std::ranges::find(work.definition.columns, arranged.columns[i].path,
                                           &report::RangeColumn::path);
        const bool isOther =
            old != work.definition.columns.end() && old->kind != arranged.columns[i].kind;
        if (!isOther && work.definition.properties.keepsFormats)
            continue;
        const std::int32_t column = before.column + static_cast<std::int32_t>(i);
        const cells::Area rows = rowsArea(width(), oldHeight);
        cells::set(cells::range(sheet, {column, rows.row, column, rows.lastRow}), "NumberFormat",
                   Any(looks.numberFormats[i]));
    }
}

/// Inserts before the last row, so that sums and charts over all rows grow with them and new cells
/// look like those above; a single row grows at its end.
void RangeWriter::Impl::changeHeight() {
    if (newHeight == oldHeight)
        return;
    const Reference<css::sheet::XCellRangeMovement> moves(sheet, UNO_QUERY_THROW);
    const std::int32_t first = before.row + headingRows;
    const auto rowsBeside = [&](std::int32_t row, std::int32_t count) {
        return cells::addressOf(sheet,
                                {before.column - beside.left, row,
                                 before.column + width() - 1 + beside.right, row + count - 1});
    };
    if (work.definition.properties.growth == report::Growth::overwriteCells) {
        if (newHeight > oldHeight) {
            const cells::Area all = newRowsArea();
            const cells::Area grown{all.column, first + oldHeight, all.lastColumn, all.lastRow};
            formatRows(sheet, grown, looks, 0);
        } else {
            const NotRecorded quiet(work.document);
            const cells::Area all = rowsArea(width(), oldHeight);
            undo->changes.empty(sheet,
                                {all.column, first + newHeight, all.lastColumn, all.lastRow});
        }
        return;
    }
    if (newHeight > oldHeight) {
        const std::int32_t at = oldHeight > 1 ? first + oldHeight - 1 : first + 1;
        moves->insertCells(rowsBeside(at, newHeight - oldHeight), css::sheet::CellInsertMode_DOWN);
        return;
    }
    moves->removeRange(rowsBeside(first + newHeight, oldHeight - newHeight),
                       css::sheet::CellDeleteMode_UP);
}

/// Calc's own filling keeps references as a user's drag would; Calc records it.
void RangeWriter::Impl::fillFormulas() {
    if (!work.definition.properties.fillsFormulas || newHeight <= oldHeight)
        return;
    const std::int32_t first = before.row + headingRows;
    const std::int32_t from = oldHeight > 1 ? first + oldHeight - 2 : first;
    for (const BesideColumn& column : beside.columns) {
        if (!column.isFormula)
            continue;
        const Reference<css::sheet::XCellSeries> series(
            cells::range(sheet, {column.column, from, column.column, first + newHeight - 1}),
            UNO_QUERY_THROW);
        series->fillAuto(css::sheet::FillDirection_TO_BOTTOM, 1);
    }
}

void RangeWriter::Impl::writeHeading() {
    const report::ArrangedColumns& arranged = work.fetched.arranged;
    const bool isWhole = isNew() || !hadHeading;
    if (headingRows == 0 || (!isWhole && arranged.added == 0))
        return;
    const NotRecorded quiet(work.document);
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
    undo->changes.writeNew(sheet, added, texts);
}

/// Only rows and columns that differ from what stands there, whoever wrote that.
void RangeWriter::Impl::writeBlock(const RowBlock& block) {
    const NotRecorded quiet(work.document);
    const sal_Int32 count = block.cells.getLength();
    const cells::Area rows = newRowsArea();
    const std::int32_t firstRow = rows.row + block.firstRow;
    const cells::Area area{rows.column, firstRow, rows.lastColumn, firstRow + count - 1};
    if (isNew()) {
        undo->changes.writeNew(sheet, area, block.cells);
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
            undo->changes.write(sheet, changed, cut(block.cells, row, end, span),
                                cut(present, row, end, span));
            status.cellsWritten += static_cast<std::int64_t>(end - row) * columnsOf(changed);
        }
        if (!spans.empty())
            rowsChanged += std::clamp(oldRows - block.firstRow - row, 0, end - row);
        row = end;
    }
}

void RangeWriter::Impl::writeNotes() {
    if (!alignment || isNew())
        return;
    const NotRecorded quiet(work.document);
    moveNotes(sheet, beside, *alignment, newRowsArea(), undo->changes);
}

void RangeWriter::Impl::settle() {
    const cells::Area rows = newRowsArea();
    const cells::Area area{before.column, before.row, rows.lastColumn, rows.lastRow};
    const NotRecorded quiet(work.document);
    if (newRows == 0 && oldRows > 0)
        undo->changes.empty(sheet, rows);
    if (!work.fetched.rows.exactTexts.empty())
        markExactTexts(sheet, rows, work.fetched.rows, NumberFormats(work.document).textKey());
    if (isNew() || !work.definition.properties.keepsWidths)
        widen(sheet, area);
    if (!isNew())
        ranges.setArea(work.name, sheet, area);
    if (!alignment)
        status.changed = rowsChanged;
    else if (oldDigests.empty())
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
        const NotRecorded quiet(impl_->work.document);
        impl_->undo->exchange();
    } catch (const css::uno::Exception& e) {
        log("could not take back a range", e.Message);
    }
    impl_->context->takeBack();
}

} // namespace odc::calc::ranges
