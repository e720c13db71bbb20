// SPDX-License-Identifier: MPL-2.0
#include "calc/workbook_writer.hpp"

#include "calc/convert.hpp"
#include "calc/sheet_names.hpp"
#include "calc/sheets_made.hpp"
#include "calc/transaction.hpp"
#include "calc/undo_action.hpp"
#include "calc/workbook_fill.hpp"

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

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

/// What a write put into the document, as the undo list holds it.
struct Written {
    std::shared_ptr<const PreparedWorkbook> workbook;
    std::optional<SheetsMade> sheets; ///< or cells
    CellsMade cells = {};
};

/// One write from its first change to the last.
class Writing {
public:
    Writing(const Document& document, std::shared_ptr<const PreparedWorkbook> workbook)
        : document_(document), transaction_(document),
          fill_(document, std::move(workbook), sheets_.pageStyles) {}

    /// All sheets at once, which takes milliseconds; then one is filled after the other.
    /// `emptySheet` makes room for them at the end; empty: none does.
    void addSheets(const OUString& emptySheet) {
        hasSheets_ = true;
        sheets_.emptySheet = emptySheet;
        const Unrecorded unrecorded(document_);
        transaction_.alsoTakeBack([this] { removeSheets(document_, sheets_); });
        if (!fill_.workbook->overviewName.empty()) {
            sheets_.overview = freeSheetName(document_, toUno(fill_.workbook->overviewName));
            appendSheet(document_, sheets_.overview);
            fill_.overview = sheetNamed(document_, sheets_.overview);
        }
        for (ReportSheet& report : fill_.reports) {
            const OUString name = freeSheetName(document_, toUno(report.report.grid->sheetName));
            sheets_.reports.push_back(name);
            appendSheet(document_, name);
            report.sheet = sheetNamed(document_, name);
        }
        fill_.addSteps();
    }

    void useCells(const TargetCell& target) {
        ReportSheet& report = fill_.reports.front();
        report.sheet = target.sheet;
        report.column = target.column;
        report.row = target.row;
        report.ownsSheet = false;
        fill_.addSteps();
        cells_ = lookBefore(document_, target.sheet, report.area());
        transaction_.alsoTakeBack([this] { removeCells(document_, cells_); });
    }

    bool step(std::chrono::milliseconds budget) {
        const Unrecorded unrecorded(document_);
        return fill_.steps.run(budget);
    }

    Written keep() {
        if (hasSheets_) {
            showFirst(document_, sheets_);
            if (!sheets_.emptySheet.isEmpty()) {
                const Unrecorded unrecorded(document_);
                document_->getSheets()->removeByName(sheets_.emptySheet);
            }
        }
        transaction_.keep();
        Written written{fill_.workbook, std::nullopt, std::move(cells_)};
        if (hasSheets_)
            written.sheets = std::move(sheets_);
        return written;
    }

    void takeBack() { transaction_.takeBack(); }

    [[nodiscard]] const WorkbookFill& fill() const { return fill_; }

private:
    Document document_;
    bool hasSheets_ = false;
    SheetsMade sheets_;
    CellsMade cells_;
    Transaction transaction_; // its end, which may take back, comes before that of what was made
    WorkbookFill fill_;
};

void takeAway(const Document& document, const Written& written) {
    if (written.sheets)
        removeSheets(document, *written.sheets);
    else
        removeCells(document, written.cells);
}

/// Taken back, and so without a trace, where it does not succeed.
Written writeAgain(const Document& document, const Written& before) {
    Writing writing(document, before.workbook);
    if (before.sheets)
        writing.addSheets(before.sheets->emptySheet);
    else
        writing.useCells({sheetNamed(document, before.cells.sheet), before.cells.area.column,
                          before.cells.area.row});
    while (writing.step(std::chrono::seconds(1))) {
    }
    return writing.keep();
}

} // namespace

struct WorkbookWriter::Impl {
    Context context;
    Document document;
    Writing writing;
};

WorkbookWriter::WorkbookWriter(const Context& context, const Document& document,
                               PreparedWorkbook workbook, const std::optional<TargetCell>& target)
    : impl_(std::unique_ptr<Impl>(new Impl{
          context, document,
          Writing(document, std::make_shared<const PreparedWorkbook>(std::move(workbook)))})) {
    if (target)
        impl_->writing.useCells(*target);
    else
        // A new document's only sheet, on which nothing was ever done, makes room.
        impl_->writing.addSheets(onlyEmptySheet(document));
}

WorkbookWriter::~WorkbookWriter() = default;

bool WorkbookWriter::step(std::chrono::milliseconds budget) {
    return impl_->writing.step(budget);
}

std::vector<SheetDone> WorkbookWriter::keep() {
    const WorkbookFill& fill = impl_->writing.fill();
    std::vector<SheetDone> done;
    done.reserve(fill.reports.size());
    for (const ReportSheet& report : fill.reports)
        done.push_back({fromUno(cells::nameOf(report.sheet)), fromUno(report.rangeName),
                        report.place.rowCount -
                            static_cast<std::int64_t>(report.report.rows->subtotals.size())});
    const OUString title =
        wordsIn(fill.workbook->language).undoOne.replaceFirst("%1", toUno(fill.workbook->title));
    const auto written = std::make_shared<Written>(impl_->writing.keep());
    addUndoStep(
        impl_->context, impl_->document, title,
        [written](const Document& document) { takeAway(document, *written); },
        [written](const Document& document) { *written = writeAgain(document, *written); });
    return done;
}

void WorkbookWriter::takeBack() {
    impl_->writing.takeBack();
}

} // namespace odc::calc
