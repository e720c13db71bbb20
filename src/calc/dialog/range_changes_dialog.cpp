// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/range_changes_dialog.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/package.hpp"
#include "calc/dialog/range_dialogs.hpp"
#include "calc/dialog/status_text.hpp"
#include "calc/errors.hpp"
#include "calc/number_formats.hpp"
#include "calc/ranges/changes_sheet.hpp"
#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/last_changes.hpp"
#include "calc/ranges/window.hpp"

#include <com/sun/star/awt/XListBox.hpp>

#include <algorithm>
#include <utility>

namespace odc::calc::dialog {
namespace {

namespace control {
constexpr const char* rows = "rows";
constexpr const char* goTo = "goTo";
constexpr const char* sheet = "sheet";
constexpr const char* close = "close";
} // namespace control

/// As many as a list can be read through; the sheet gets all of them.
constexpr std::size_t mostRowsShown = 1000;

} // namespace

RangeChangesDialog::RangeChangesDialog(const Reference<css::uno::XComponentContext>& context,
                                       const Reference<css::frame::XFrame>& frame,
                                       const Texts& texts, const OUString& range,
                                       std::optional<report::RangeChanges> changes)
    : FrameDialog(context, frame, texts, texts("changes.title", {range})), range_(range),
      changes_(std::move(changes)), nullDate_(nullDateOf(ranges::documentIn(frame))) {
    addLabel("rowsLabel", texts_("changes.rows"));
    form_.add("ListBox", control::rows, {{"HelpText", Any(texts_("changes.rows.help"))}});
    addMessage(texts_("changes.say"));
    addButton(control::goTo, texts_("changes.goTo"), hasRows());
    addButton(control::sheet, texts_("changes.sheet"), false);
    addButton(control::close, texts_("changes.close"), !hasRows());
}

void RangeChangesDialog::arrange() {
    form_.arrange(
        {{RowKind::labelled,
          {form_.cell("rowsLabel"), {control::rows, form_.pixels(300, 120), true}}},
         messageRow(36),
         {RowKind::buttons,
          {form_.cell(control::goTo), form_.cell(control::sheet), form_.cell(control::close)},
          1,
          true}},
        form_.pixels(330, 0).width);
    say(summary());
    for (const char* name : {control::goTo, control::sheet, control::rows})
        form_.setEnabled(name, hasRows());
    if (!hasRows())
        return form_.focus(control::close);
    std::vector<OUString> lines;
    for (std::size_t i = 0; i < std::min(changes_->rows.size(), mostRowsShown); ++i)
        lines.push_back(lineOf(changes_->rows[i]));
    const auto list = form_.as<css::awt::XListBox>(control::rows);
    list->addItems(Sequence<OUString>(lines.data(), static_cast<sal_Int32>(lines.size())), 0);
    list->selectItemPos(0, true);
    form_.focus(control::rows);
}

OUString RangeChangesDialog::summary() const {
    if (!changes_)
        return texts_("changes.unknown");
    const auto count = [&](report::RowFate fate) {
        return OUString::number(static_cast<sal_Int64>(
            std::ranges::count(changes_->rows, fate, &report::RowChange::fate)));
    };
    if (changes_->rows.empty())
        return texts_("changes.none", {localTime(changes_->when)});
    OUString text =
        texts_("changes.summary", {localTime(changes_->when), count(report::RowFate::added),
                                   count(report::RowFate::changed), count(report::RowFate::gone)});
    if (changes_->isCut || changes_->rows.size() > mostRowsShown)
        text += " " + texts_("changes.cut", {OUString::number(static_cast<sal_Int64>(
                                                std::min(changes_->rows.size(), mostRowsShown)))});
    return text;
}

OUString RangeChangesDialog::fateOf(const report::RowChange& row) const {
    switch (row.fate) {
    case report::RowFate::added:
        return texts_("changes.added");
    case report::RowFate::gone:
        return texts_("changes.gone");
    case report::RowFate::changed:
        break;
    }
    return texts_("changes.changed");
}

/// "changed  Id 7   Total 10 → 12; Customer A → B"
OUString RangeChangesDialog::lineOf(const report::RowChange& row) const {
    OUString line = fateOf(row) + "  " + toUno(report::rowName(*changes_, row, nullDate_));
    if (row.fate != report::RowFate::changed)
        return line;
    for (const report::CellChange& cell : row.cells) {
        const report::RangeColumn& column = changes_->columns[cell.column];
        line += (&cell == &row.cells.front() ? OUString("   ") : OUString("; ")) +
                toUno(column.path + " " + report::textOf(cell.before, column.kind, nullDate_) +
                      " → " + report::textOf(cell.after, column.kind, nullDate_));
    }
    return line;
}

void RangeChangesDialog::pressed(const std::string& button) {
    if (button == control::goTo)
        goTo();
    else if (button == control::sheet)
        writeSheet();
    else if (button == control::close)
        cancel();
}

/// To the row, where it still stands; of a changed one to its first changed cell.
void RangeChangesDialog::goTo() const {
    const sal_Int16 at = form_.as<css::awt::XListBox>(control::rows)->getSelectedItemPos();
    if (!hasRows() || at < 0)
        return;
    const report::RowChange& row = changes_->rows[static_cast<std::size_t>(at)];
    if (row.fate == report::RowFate::gone)
        return say(texts_("changes.goneRow"));
    ranges::DocumentRanges ranges(ranges::documentIn(frame_));
    const auto place = ranges.place(range_);
    const auto definition = ranges.definition(range_);
    if (!place || !definition)
        return;
    std::int32_t column = place->area.column;
    if (row.fate == report::RowFate::changed) {
        const auto& columns = definition->columns;
        const auto found = std::ranges::find(
            columns, changes_->columns[row.cells.front().column].path, &report::RangeColumn::path);
        if (found != columns.end())
            column += static_cast<std::int32_t>(found - columns.begin());
    }
    const std::int32_t line = place->area.row + (ranges.hasHeader(range_) ? 1 : 0) + row.row;
    ranges::select(frame_, place->sheet, {column, line, column, line});
}

void RangeChangesDialog::writeSheet() {
    const ranges::ChangesWords words{
        texts_("changes.sheetName", {range_}),
        {texts_("changes.column.what"), texts_("changes.column.row"),
         texts_("changes.column.column"), texts_("changes.column.before"),
         texts_("changes.column.after")},
        {texts_("changes.added"), texts_("changes.changed"), texts_("changes.gone")},
        texts_("changes.step", {range_})};
    const auto made =
        ranges::writeChangesSheet(ranges::documentIn(frame_), *changes_, nullDate_, words);
    if (!made)
        return say(toUno(base::describe(made.error())));
    say(texts_("changes.written", {*made}));
}

void openRangeChanges(const Reference<css::uno::XComponentContext>& context,
                      const Reference<css::frame::XFrame>& frame, const OUString& range) {
    // What is known may be of another refresh by now: always opened anew.
    const auto changes = ranges::lastChanges(ranges::documentIn(frame), range);
    const OUString subject = range + (changes ? toUno(changes->when) : OUString());
    openOne(frame, "changes", subject, [&]() -> rtl::Reference<FrameDialog> {
        return new RangeChangesDialog(context, frame, Texts(context, dialogsUrl(context)), range,
                                      changes);
    });
}

} // namespace odc::calc::dialog
