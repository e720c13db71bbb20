// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/skype_reports_dialog.hpp"

#include "calc/catalogue.hpp"
#include "calc/convert.hpp"
#include "calc/dialog/package.hpp"
#include "calc/dialog/reports_controller.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/ranges/window.hpp"

#include "report/catalogue.hpp"

#include <map>
#include <string>
#include <utility>

namespace odc::calc::dialog {
namespace {

/// What the dialog lists, and which of it is ticked at first.
struct Choice {
    std::vector<report::Report> reports;
    std::vector<std::string> preferred;
};

base::Result<Choice> readChoice() {
    auto reports = catalogue::reports();
    if (!reports)
        return std::move(reports).error();
    auto workbooks = catalogue::workbooks();
    if (!workbooks)
        return std::move(workbooks).error();
    auto workbook = report::findWorkbook(*workbooks, "");
    if (!workbook)
        return std::move(workbook).error();
    Choice choice{inWorkbookOrder(*reports, *workbook), {}};
    for (const report::SheetDefinition& sheet : workbook->sheets)
        choice.preferred.push_back(sheet.report);
    return choice;
}

/// The open dialogs by frame, so that a frame has one at most. Main thread only; an entry goes
/// when its window does, which is when its frame does at the latest.
using OpenDialogs = std::map<css::frame::XFrame*, ReportsController*>;
OpenDialogs& openDialogs() {
    static OpenDialogs dialogs;
    return dialogs;
}

} // namespace

void openSkypeReports(const Reference<css::uno::XComponentContext>& context,
                      const Reference<css::frame::XFrame>& frame) {
    const auto open = openDialogs().find(frame.get());
    if (open != openDialogs().end())
        return open->second->toFront();

    Texts texts(context, dialogsUrl(context));
    auto choice = readChoice();
    if (!choice)
        return ranges::showMessage(context, frame, texts("title"),
                                   toUno(base::describe(choice.error())), true);
    const rtl::Reference<ReportsController> controller(
        new ReportsController(context, frame, std::move(texts), std::move(choice->reports),
                              choice->preferred, fromUno(readUiLanguage(context))));
    openDialogs()[frame.get()] = controller.get();
    controller->open([key = frame.get()] { openDialogs().erase(key); });
}

} // namespace odc::calc::dialog
