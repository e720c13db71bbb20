// SPDX-License-Identifier: MPL-2.0
// What the cases of this suite share: one office, one sample service, and short words for a
// workbook's parts.
#pragma once

#include "office/support/office.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <org/calcodata/ReportDone.hpp>
#include <org/calcodata/XReports.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace odc::test {

using Document = css::uno::Reference<css::sheet::XSpreadsheetDocument>;
using Sheet = css::uno::Reference<css::sheet::XSpreadsheet>;
using Values = std::vector<std::pair<std::string, std::string>>;

/// One for the whole suite, started by the first case.
class Session {
public:
    static Session& get();

    [[nodiscard]] const Office& office() const { return *office_; }
    [[nodiscard]] const OfficeFolder& folder() const { return *folder_; }
    [[nodiscard]] const std::string& serviceUrl() const { return serviceUrl_; }
    [[nodiscard]] const std::filesystem::path& build() const { return build_; }
    /// How an office with the extension is started.
    [[nodiscard]] OfficeOptions officeOptions() const;
    /// A second office whose profile never had the extension.
    [[nodiscard]] const Office& plainOffice();

    [[nodiscard]] css::uno::Reference<org::calcodata::XReports> reports() const;
    org::calcodata::ReportDone
    makeReport(const std::string& report, const Values& arguments,
               const css::uno::Reference<css::uno::XInterface>& target) const;
    org::calcodata::ReportDone makeWorkbook(const Document& document,
                                            const Values& arguments) const;
    /// What `odata` prints for these words.
    [[nodiscard]] std::string odata(const std::vector<std::string>& words) const;

    /// Ends both offices and the service; called when the suite is over.
    void end();

private:
    Session();

    std::filesystem::path build_;
    std::unique_ptr<Process> service_;
    std::string serviceUrl_;
    std::unique_ptr<OfficeFolder> folder_;
    std::unique_ptr<Office> office_;
    std::unique_ptr<Office> plainOffice_;
};

/// A hidden new document, closed with the object.
class NewDocument {
public:
    NewDocument() : document_(Session::get().office().openNew()) {}
    explicit NewDocument(Document document) : document_(std::move(document)) {}
    ~NewDocument();
    NewDocument(const NewDocument&) = delete;
    NewDocument& operator=(const NewDocument&) = delete;
    [[nodiscard]] const Document& get() const { return document_; }

private:
    Document document_;
};

css::uno::Sequence<css::beans::NamedValue> toArguments(const Values& values);
std::vector<std::string> sheetNames(const Document& document);
Sheet sheetOf(const Document& document, const std::string& name);
std::string textAt(const Sheet& sheet, int column, int row);
double numberAt(const Sheet& sheet, int column, int row);
std::string formulaAt(const Sheet& sheet, int column, int row);
/// As in the dialog for number formats: "#,##0".
std::string formatCodeAt(const Document& document, const Sheet& sheet, int column, int row);
/// The area of a database range.
css::table::CellRangeAddress rangeOf(const Document& document, const std::string& name);
/// Every text and number of every sheet, in order: what a person would call the content.
std::vector<std::string> contentOf(const Document& document);
std::vector<css::uno::Reference<css::chart::XChartDocument>> chartsOf(const Sheet& sheet);
/// The values of a chart, a row a point.
std::vector<std::vector<double>>
dataOf(const css::uno::Reference<css::chart::XChartDocument>& chart);

} // namespace odc::test
