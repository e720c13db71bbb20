// SPDX-License-Identifier: MPL-2.0
#include "calc/workbook_writer.hpp"

#include "calc/convert.hpp"
#include "calc/sheet_names.hpp"
#include "calc/undo_action.hpp"
#include "calc/workbook_fill.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XFrame.hpp>
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

OUString undoTitle(const PreparedWorkbook& workbook) {
    return wordsIn(workbook.language).undoOne.replaceFirst("%1", toUno(workbook.title));
}

void show(const Reference<css::sheet::XSpreadsheetDocument>& document, const Sheet& sheet) {
    const Reference<css::frame::XModel> model(document, UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetView> view(model->getCurrentController(), UNO_QUERY);
    if (view.is())
        view->setActiveSheet(sheet);
}

/// Making charts leaves Calc without a current view, and its undo of new sheets then does nothing
/// (7.4.7): the window that was in front is told so anew.
void comeToFrontAgain(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    const Reference<css::frame::XModel> model(document, UNO_QUERY_THROW);
    const Reference<css::frame::XController> controller(model->getCurrentController());
    const Reference<css::frame::XFrame> frame(controller.is() ? controller->getFrame() : nullptr);
    if (!frame.is() || !frame->isActive())
        return;
    frame->deactivate();
    frame->activate();
}

/// Nothing is recorded while this lives.
class Unrecorded {
public:
    explicit Unrecorded(const Reference<css::sheet::XSpreadsheetDocument>& document)
        : undo_(Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
                    ->getUndoManager()) {
        undo_->lock();
    }
    ~Unrecorded() { undo_->unlock(); }
    Unrecorded(const Unrecorded&) = delete;
    Unrecorded& operator=(const Unrecorded&) = delete;

private:
    Reference<css::document::XUndoManager> undo_;
};

} // namespace

struct WorkbookWriter::Impl {
    Impl(const Reference<css::sheet::XSpreadsheetDocument>& target,
         std::shared_ptr<const PreparedWorkbook> prepared, TakeBack way)
        : document(target), title(undoTitle(*prepared)), transaction(target, title, way),
          fill(target, std::move(prepared), &transaction) {}

    /// A sheet behind all others, recorded by Calc's undo.
    Sheet addSheet(const std::string& wanted) {
        const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
        const Reference<css::container::XIndexAccess> all(sheets, UNO_QUERY_THROW);
        const OUString name = freeSheetName(document, toUno(wanted));
        transaction.recordAgain();
        sheets->insertNewByName(name, static_cast<sal_Int16>(all->getCount()));
        transaction.takeBackWithoutUndo([sheets, name] { sheets->removeByName(name); });
        return Sheet(sheets->getByName(name), UNO_QUERY_THROW);
    }

    /// All sheets at once, which takes milliseconds; then one is filled after the other.
    void addOwnSheets() {
        // A new document's only sheet, on which nothing was ever done, makes room.
        emptySheet = onlyEmptySheet(document);
        const PreparedWorkbook& workbook = *fill.workbook;
        if (!workbook.overviewName.empty())
            fill.overview = addSheet(workbook.overviewName);
        for (ReportSheet& report : fill.reports)
            report.sheet = addSheet(report.report.grid->sheetName);
        fill.addSteps();
    }

    /// Undo deletes the sheets, as Calc has recorded. Redo brings them back empty of cells.
    void recordFilling() {
        const css::uno::WeakReference<css::sheet::XSpreadsheetDocument> weak(document);
        std::vector<OUString> names;
        for (const ReportSheet& report : fill.reports)
            names.push_back(cells::nameOf(report.sheet));
        const OUString overview = fill.overview.is() ? cells::nameOf(fill.overview) : OUString();
        const auto again = [weak, names, overview, workbook = fill.workbook] {
            const Reference<css::sheet::XSpreadsheetDocument> present(weak);
            if (present.is())
                fillAgain(present, workbook, names, overview);
        };
        transaction.add(makeUndoAction(
            title, [] {}, again));
    }

    static void fillAgain(const Reference<css::sheet::XSpreadsheetDocument>& document,
                          const std::shared_ptr<const PreparedWorkbook>& workbook,
                          const std::vector<OUString>& names, const OUString& overview) {
        WorkbookFill fill(document, workbook, nullptr);
        fill.context.hasCharts = true;
        const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
        for (std::size_t i = 0; i < names.size(); ++i)
            fill.reports[i].sheet.set(sheets->getByName(names[i]), UNO_QUERY_THROW);
        if (!overview.isEmpty())
            fill.overview.set(sheets->getByName(overview), UNO_QUERY_THROW);
        fill.addSteps();
        // Whatever the office would record while it redoes would end the list it is walking.
        const Unrecorded unrecorded(document);
        while (fill.steps.run(std::chrono::seconds(1))) {
        }
    }

    void removeEmptySheet() {
        if (emptySheet.isEmpty())
            return;
        const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
        sheets->removeByName(emptySheet);
        const OUString name = emptySheet;
        transaction.takeBackWithoutUndo([sheets, name] { sheets->insertNewByName(name, 0); });
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

    Reference<css::sheet::XSpreadsheetDocument> document;
    OUString title;
    Transaction transaction;
    WorkbookFill fill;
    OUString emptySheet;
    bool hasOwnSheets = false;
};

WorkbookWriter::WorkbookWriter(const Reference<css::sheet::XSpreadsheetDocument>& document,
                               PreparedWorkbook workbook, const std::optional<TargetCell>& target)
    : impl_(std::make_unique<Impl>(document,
                                   std::make_shared<const PreparedWorkbook>(std::move(workbook)),
                                   target ? TakeBack::byUndo : TakeBack::byInverses)) {
    impl_->hasOwnSheets = !target;
    if (target)
        impl_->addOnSheet(*target);
    else
        impl_->addOwnSheets();
}

WorkbookWriter::~WorkbookWriter() = default;

bool WorkbookWriter::step(std::chrono::milliseconds budget) {
    // What is written on a sheet of ours goes with the sheet. Between two slices the user's own
    // work is recorded as ever.
    if (impl_->hasOwnSheets)
        impl_->transaction.pauseRecording();
    const bool hasMore = impl_->fill.steps.run(budget);
    impl_->transaction.recordAgain();
    return hasMore;
}

std::vector<SheetDone> WorkbookWriter::keep() {
    if (impl_->hasOwnSheets) {
        impl_->recordFilling();
        const WorkbookFill& fill = impl_->fill;
        show(impl_->document, fill.overview.is() ? fill.overview : fill.reports.front().sheet);
        impl_->removeEmptySheet();
    }
    std::vector<SheetDone> done;
    for (const ReportSheet& report : impl_->fill.reports)
        done.push_back({fromUno(cells::nameOf(report.sheet)), fromUno(report.rangeName),
                        report.place.rowCount -
                            static_cast<std::int64_t>(report.report.rows->subtotals.size())});
    impl_->transaction.keep();
    if (impl_->hasOwnSheets)
        comeToFrontAgain(impl_->document);
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
