// SPDX-License-Identifier: MPL-2.0
#include "calc/workbook_writer.hpp"

#include "calc/convert.hpp"
#include "calc/main_thread.hpp"
#include "calc/sheet_names.hpp"
#include "calc/undo_action.hpp"
#include "calc/workbook_fill.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <cppuhelper/weakref.hxx>

#include <fmt/format.h>

#include <utility>

namespace odc::calc {

namespace {

using Sheet = Reference<css::sheet::XSpreadsheet>;
using Document = Reference<css::sheet::XSpreadsheetDocument>;

OUString undoTitle(const PreparedWorkbook& workbook) {
    return wordsIn(workbook.language).undoOne.replaceFirst("%1", toUno(workbook.title));
}

/// Nothing is recorded while this lives; what was is forgotten, redo included.
class Unrecorded {
public:
    explicit Unrecorded(const Reference<css::sheet::XSpreadsheetDocument>& document)
        : document_(document) {
        cells::set(document_, "IsUndoEnabled", Any(false));
    }
    ~Unrecorded() { cells::set(document_, "IsUndoEnabled", Any(true)); }
    Unrecorded(const Unrecorded&) = delete;
    Unrecorded& operator=(const Unrecorded&) = delete;

private:
    Reference<css::uno::XInterface> document_;
};

/// The sheets of one write, by name: what is renamed later is renamed back before this is undone.
struct SheetsMade {
    OUString emptySheet; ///< that made room; empty: none did
    OUString overview;   ///< empty: there is none
    std::vector<OUString> reports;
};

void appendSheet(const Document& document, const OUString& name) {
    const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
    const Reference<css::container::XIndexAccess> all(sheets, UNO_QUERY_THROW);
    sheets->insertNewByName(name, static_cast<sal_Int16>(all->getCount()));
}

Sheet sheetNamed(const Document& document, const OUString& name) {
    return Sheet(document->getSheets()->getByName(name), UNO_QUERY_THROW);
}

void setSheets(WorkbookFill& fill, const Document& document, const SheetsMade& names) {
    if (!names.overview.isEmpty())
        fill.overview = sheetNamed(document, names.overview);
    for (std::size_t i = 0; i < names.reports.size(); ++i)
        fill.reports[i].sheet = sheetNamed(document, names.reports[i]);
}

void showFirst(const Document& document, const SheetsMade& names) {
    const Reference<css::frame::XModel> model(document, UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetView> view(model->getCurrentController(), UNO_QUERY);
    if (view.is())
        view->setActiveSheet(sheetNamed(document, names.overview.isEmpty() ? names.reports.front()
                                                                           : names.overview));
}

void removeSheets(const Document& document, const SheetsMade& names) {
    const Unrecorded unrecorded(document);
    const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
    if (!names.emptySheet.isEmpty())
        sheets->insertNewByName(names.emptySheet, 0);
    for (const OUString& name : names.reports)
        sheets->removeByName(name);
    if (!names.overview.isEmpty())
        sheets->removeByName(names.overview);
}

} // namespace

struct WorkbookWriter::Impl {
    Impl(Reference<css::uno::XComponentContext> components,
         const Reference<css::sheet::XSpreadsheetDocument>& target,
         std::shared_ptr<const PreparedWorkbook> prepared, UndoBy who)
        : context(std::move(components)), document(target), title(undoTitle(*prepared)),
          transaction(target, title, who), fill(target, std::move(prepared), &transaction) {}

    /// All sheets at once, which takes milliseconds; then one is filled after the other.
    void addOwnSheets() {
        hasOwnSheets = true;
        transaction.pauseRecording();
        // A new document's only sheet, on which nothing was ever done, makes room.
        names.emptySheet = onlyEmptySheet(document);
        if (!fill.workbook->overviewName.empty())
            names.overview = newSheet(fill.workbook->overviewName);
        for (ReportSheet& report : fill.reports)
            names.reports.push_back(newSheet(report.report.grid->sheetName));
        setSheets(fill, document, names);
        fill.addSteps();
    }

    OUString newSheet(const std::string& wanted) {
        const OUString name = freeSheetName(document, toUno(wanted));
        appendSheet(document, name);
        const Document present = document;
        transaction.alsoTakeBack([present, name] { present->getSheets()->removeByName(name); });
        return name;
    }

    void finishOwnSheets() {
        transaction.pauseRecording();
        showFirst(document, names);
        if (!names.emptySheet.isEmpty())
            document->getSheets()->removeByName(names.emptySheet);
        transaction.recordAgain();
        // The document holds the action: the action must not hold the document.
        const css::uno::WeakReference<css::sheet::XSpreadsheetDocument> weak(document);
        // Calc must not lose a sheet while it walks its list: the sheets go when it is done with
        // it.
        transaction.add(makeUndoAction(
            title,
            [weak, all = names, main = context] {
                main_thread::post(main, [weak, all] {
                    const Document present(weak);
                    if (present.is())
                        removeSheets(present, all);
                });
            },
            [] {}));
    }

    void addOnSheet(const TargetCell& target) {
        ReportSheet& report = fill.reports.front();
        report.sheet = target.sheet;
        report.column = target.column;
        report.row = target.row;
        report.ownsSheet = false;
        fill.addSteps();
        const Sheet sheet = target.sheet;
        const cells::Area area{report.column, report.row, report.place.lastColumn(),
                               report.place.endRow()};
        transaction.takeBackWithoutUndo([sheet, area] {
            namespace flag = css::sheet::CellFlags;
            Reference<css::sheet::XSheetOperation>(cells::range(sheet, area), UNO_QUERY_THROW)
                ->clearContents(flag::VALUE | flag::DATETIME | flag::STRING | flag::FORMULA |
                                flag::ANNOTATION | flag::HARDATTR);
        });
    }

    Reference<css::uno::XComponentContext> context;
    Reference<css::sheet::XSpreadsheetDocument> document;
    OUString title;
    Transaction transaction;
    WorkbookFill fill;
    SheetsMade names;
    bool hasOwnSheets = false;
};

WorkbookWriter::WorkbookWriter(const Reference<css::uno::XComponentContext>& context,
                               const Reference<css::sheet::XSpreadsheetDocument>& document,
                               PreparedWorkbook workbook, const std::optional<TargetCell>& target)
    : impl_(std::make_unique<Impl>(context, document,
                                   std::make_shared<const PreparedWorkbook>(std::move(workbook)),
                                   target ? UndoBy::calc : UndoBy::us)) {
    if (target)
        impl_->addOnSheet(*target);
    else
        impl_->addOwnSheets();
}

WorkbookWriter::~WorkbookWriter() = default;

bool WorkbookWriter::step(std::chrono::milliseconds budget) {
    if (impl_->hasOwnSheets)
        impl_->transaction.pauseRecording();
    const bool hasMore = impl_->fill.steps.run(budget);
    impl_->transaction.recordAgain();
    return hasMore;
}

std::vector<SheetDone> WorkbookWriter::keep() {
    if (impl_->hasOwnSheets)
        impl_->finishOwnSheets();
    std::vector<SheetDone> done;
    for (const ReportSheet& report : impl_->fill.reports)
        done.push_back({fromUno(cells::nameOf(report.sheet)), fromUno(report.rangeName),
                        report.place.rowCount -
                            static_cast<std::int64_t>(report.report.rows->subtotals.size())});
    impl_->transaction.keep();
    return done;
}

void WorkbookWriter::takeBack() {
    impl_->transaction.takeBack();
}

base::Result<void> checkTarget(const PreparedWorkbook& workbook, const TargetCell& target) {
    ReportSheet report;
    report.report = workbook.sheets.front();
    report.column = target.column;
    report.row = target.row;
    placeReport(report, false);
    namespace flag = css::sheet::CellFlags;
    const cells::Area area{target.column, target.row, report.place.lastColumn(),
                           report.place.endRow()};
    const Reference<css::sheet::XCellRangesQuery> cells(cells::range(target.sheet, area),
                                                        UNO_QUERY_THROW);
    const auto filled = cells->queryContentCells(flag::VALUE | flag::DATETIME | flag::STRING |
                                                 flag::FORMULA | flag::ANNOTATION);
    if (filled->getCount() == 0)
        return {};
    return base::Error{base::ErrorKind::wrongUsage,
                       fmt::format("The report needs the cells {}, and some of them are not empty. "
                                   "Empty them, or choose another place.",
                                   fromUno(cells::absoluteName(area.column, area.row) + ":" +
                                           cells::absoluteName(area.lastColumn, area.lastRow)))};
}

} // namespace odc::calc
