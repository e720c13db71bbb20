// SPDX-License-Identifier: MPL-2.0
#include "calc/workbook_writer.hpp"

#include "calc/convert.hpp"
#include "calc/main_thread.hpp"
#include "calc/sheet_names.hpp"
#include "calc/sheets_made.hpp"
#include "calc/undo_action.hpp"
#include "calc/workbook_fill.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <cppuhelper/weakref.hxx>

#include <fmt/format.h>

#include <utility>

namespace odc::calc {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Document = Reference<css::sheet::XSpreadsheetDocument>;

void showFirst(const Document& document, const SheetsMade& names) {
    const Reference<css::frame::XModel> model(document, UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetView> view(model->getCurrentController(), UNO_QUERY);
    if (view.is())
        view->setActiveSheet(sheetNamed(document, names.overview.isEmpty() ? names.reports.front()
                                                                           : names.overview));
}

/// One step of the undo list. Calc must not lose a sheet while it walks its list: what was written
/// goes when it is done with it, which forgets the redo list too.
template <typename Work>
Reference<css::document::XUndoAction> undoLater(const Context& context, const Document& document,
                                                const OUString& title, const Work& work) {
    // The document holds the action: the action must not hold the document.
    const css::uno::WeakReference<css::sheet::XSpreadsheetDocument> weak(document);
    return makeUndoAction(
        title,
        [=] {
            main_thread::post(context, [=] {
                const Document present(weak);
                if (!present.is())
                    return;
                {
                    const Unrecorded unrecorded(present);
                    work(present);
                }
                Reference<css::document::XUndoManagerSupplier>(present, UNO_QUERY_THROW)
                    ->getUndoManager()
                    ->clearRedo();
            });
        },
        [] {});
}

} // namespace

struct WorkbookWriter::Impl {
    Impl(Context components, const Document& target,
         std::shared_ptr<const PreparedWorkbook> prepared)
        : context(std::move(components)), document(target), transaction(target),
          fill(target, std::move(prepared), transaction) {}

    /// All sheets at once, which takes milliseconds; then one is filled after the other.
    void addSheets() {
        hasSheets = true;
        // A new document's only sheet, on which nothing was ever done, makes room.
        sheets.emptySheet = onlyEmptySheet(document);
        const Unrecorded unrecorded(document);
        transaction.alsoTakeBack([this] { removeSheets(document, sheets); });
        if (!fill.workbook->overviewName.empty()) {
            sheets.overview = freeSheetName(document, toUno(fill.workbook->overviewName));
            appendSheet(document, sheets.overview);
            fill.overview = sheetNamed(document, sheets.overview);
        }
        for (ReportSheet& report : fill.reports) {
            const OUString name = freeSheetName(document, toUno(report.report.grid->sheetName));
            sheets.reports.push_back(name);
            appendSheet(document, name);
            report.sheet = sheetNamed(document, name);
        }
        fill.addSteps();
    }

    void useCells(const TargetCell& target) {
        ReportSheet& report = fill.reports.front();
        report.sheet = target.sheet;
        report.column = target.column;
        report.row = target.row;
        report.ownsSheet = false;
        fill.addSteps();
        cells = lookBefore(
            document, target.sheet,
            {report.column, report.row, report.place.lastColumn(), report.place.endRow()});
        transaction.alsoTakeBack([this] { removeCells(document, cells); });
    }

    void keep() {
        const OUString title = wordsIn(fill.workbook->language)
                                   .undoOne.replaceFirst("%1", toUno(fill.workbook->title));
        if (!hasSheets) {
            transaction.keep(
                undoLater(context, document, title, [before = cells](const Document& present) {
                    removeCells(present, before);
                }));
            return;
        }
        showFirst(document, sheets);
        if (!sheets.emptySheet.isEmpty()) {
            const Unrecorded unrecorded(document);
            document->getSheets()->removeByName(sheets.emptySheet);
        }
        transaction.keep(
            undoLater(context, document, title,
                      [made = sheets](const Document& present) { removeSheets(present, made); }));
    }

    Context context;
    Document document;
    bool hasSheets = false;
    SheetsMade sheets;
    CellsMade cells;
    Transaction transaction;
    WorkbookFill fill;
};

WorkbookWriter::WorkbookWriter(const Context& context, const Document& document,
                               PreparedWorkbook workbook, const std::optional<TargetCell>& target)
    : impl_(std::make_unique<Impl>(context, document,
                                   std::make_shared<const PreparedWorkbook>(std::move(workbook)))) {
    if (target)
        impl_->useCells(*target);
    else
        impl_->addSheets();
}

WorkbookWriter::~WorkbookWriter() = default;

bool WorkbookWriter::step(std::chrono::milliseconds budget) {
    const Unrecorded unrecorded(impl_->document);
    return impl_->fill.steps.run(budget);
}

std::vector<SheetDone> WorkbookWriter::keep() {
    std::vector<SheetDone> done;
    for (const ReportSheet& report : impl_->fill.reports)
        done.push_back({fromUno(cells::nameOf(report.sheet)), fromUno(report.rangeName),
                        report.place.rowCount -
                            static_cast<std::int64_t>(report.report.rows->subtotals.size())});
    impl_->keep();
    return done;
}

void WorkbookWriter::takeBack() {
    impl_->transaction.takeBack();
}

base::Result<void> checkTarget(const PreparedWorkbook& workbook, const TargetCell& target) {
    if (Reference<css::util::XProtectable>(target.sheet, UNO_QUERY_THROW)->isProtected())
        return base::Error{base::ErrorKind::wrongUsage,
                           "The sheet is protected. Take its protection off (Tools > Protect "
                           "Sheet), or choose another sheet."};
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
