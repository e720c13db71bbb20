// SPDX-License-Identifier: MPL-2.0
#include "calc/workbook_writer.hpp"

#include "calc/convert.hpp"
#include "calc/overview.hpp"
#include "calc/sheet_names.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <fmt/format.h>

#include <utility>

namespace odc::calc {

namespace {

using Sheet = Reference<css::sheet::XSpreadsheet>;

OUString undoTitle(const PreparedWorkbook& workbook, const Words& words) {
    return words.undoOne.replaceFirst("%1", toUno(workbook.title));
}

void show(const Reference<css::sheet::XSpreadsheetDocument>& document, const Sheet& sheet) {
    const Reference<css::frame::XModel> model(document, UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetView> view(model->getCurrentController(), UNO_QUERY);
    if (view.is())
        view->setActiveSheet(sheet);
}

} // namespace

struct WorkbookWriter::Impl {
    Impl(const Reference<css::sheet::XSpreadsheetDocument>& target, PreparedWorkbook&& prepared,
         TakeBack way)
        : document(target), workbook(std::move(prepared)), words(wordsIn(workbook.language)),
          transaction(document, undoTitle(workbook, words), way),
          context{document, transaction,           NumberFormats(document),
                  words,    toUno(workbook.title), {}} {}

    /// A sheet behind all others. Recorded by Calc's undo.
    Sheet addSheet(const std::string& wanted) {
        const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
        const Reference<css::container::XIndexAccess> all(sheets, UNO_QUERY_THROW);
        const OUString name = freeSheetName(document, toUno(wanted));
        sheets->insertNewByName(name, static_cast<sal_Int16>(all->getCount()));
        transaction.takeBackWithoutUndo([sheets, name] { sheets->removeByName(name); });
        return Sheet(sheets->getByName(name), UNO_QUERY_THROW);
    }

    void addOwnSheets() {
        // A new document's only sheet, never written on, makes room.
        steps.add([this] { emptySheet = onlyEmptySheet(document); });
        if (!workbook.overviewName.empty())
            steps.add([this] {
                overview = addSheet(workbook.overviewName);
                context.overviewName = cells::nameOf(overview);
            });
        for (ReportSheet& report : reports)
            steps.add([this, &report] { report.sheet = addSheet(report.report.grid->sheetName); });
        for (ReportSheet& report : reports)
            addReportSteps(steps, context, report);
        steps.add([this] { finish(); });
    }

    void finish() {
        if (overview.is())
            addOverviewSteps(steps, context, workbook, reports, overview);
        steps.add([this] {
            // The last step of the overview adds more: this one queues up behind them.
            steps.add([this] { tidy(); });
        });
    }

    void tidy() {
        const Sheet first = overview.is() ? overview : reports.front().sheet;
        show(document, first);
        if (emptySheet.isEmpty())
            return;
        const Reference<css::sheet::XSpreadsheets> sheets(document->getSheets(), UNO_SET_THROW);
        sheets->removeByName(emptySheet);
        const OUString name = emptySheet;
        transaction.takeBackWithoutUndo([sheets, name] { sheets->insertNewByName(name, 0); });
    }

    void addOnSheet(const TargetCell& target) {
        ReportSheet& report = reports.front();
        report.sheet = target.sheet;
        transaction.takeBackWithoutUndo([&report] {
            const TablePlace& place = report.place;
            const cells::Area area{report.column, report.row, place.lastColumn(), place.endRow()};
            namespace flag = css::sheet::CellFlags;
            Reference<css::sheet::XSheetOperation>(cells::range(report.sheet, area),
                                                   UNO_QUERY_THROW)
                ->clearContents(flag::VALUE | flag::DATETIME | flag::STRING | flag::FORMULA |
                                flag::ANNOTATION | flag::HARDATTR);
        });
        addReportSteps(steps, context, report);
    }

    Reference<css::sheet::XSpreadsheetDocument> document;
    PreparedWorkbook workbook;
    Words words;
    Transaction transaction;
    WriteContext context;
    std::deque<ReportSheet> reports;
    Sheet overview;
    OUString emptySheet;
    Steps steps;
};

WorkbookWriter::WorkbookWriter(const Reference<css::sheet::XSpreadsheetDocument>& document,
                               PreparedWorkbook workbook, const std::optional<TargetCell>& target)
    : impl_(std::make_unique<Impl>(document, std::move(workbook),
                                   target ? TakeBack::byUndo : TakeBack::byInverses)) {
    for (const PreparedReport& report : impl_->workbook.sheets) {
        ReportSheet& sheet = impl_->reports.emplace_back();
        sheet.report = report;
        if (target) {
            sheet.column = target->column;
            sheet.row = target->row;
            sheet.ownsSheet = false;
        }
        placeReport(sheet, !impl_->workbook.overviewName.empty());
    }
    if (target)
        impl_->addOnSheet(*target);
    else
        impl_->addOwnSheets();
}

WorkbookWriter::~WorkbookWriter() = default;

bool WorkbookWriter::step(std::chrono::milliseconds budget) {
    return impl_->steps.run(budget);
}

std::vector<SheetDone> WorkbookWriter::keep() {
    std::vector<SheetDone> done;
    for (const ReportSheet& report : impl_->reports)
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
