// SPDX-License-Identifier: MPL-2.0
#include "office/session.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart2/data/XDataReceiver.hpp>
#include <com/sun/star/chart2/data/XNumericalDataSequence.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <org/calcodata/Reports.hpp>

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace odc::test {

namespace {

using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY_THROW;

Reference<css::beans::XPropertySet> cellProperties(const Sheet& sheet, int column, int row) {
    return {sheet->getCellByPosition(column, row), UNO_QUERY_THROW};
}

/// Sees to it that the offices end before the libraries of this program do.
struct EndOfSuite {
    ~EndOfSuite() { Session::get().end(); }
};

} // namespace

BOOST_TEST_GLOBAL_FIXTURE(EndOfSuite);

Session& Session::get() {
    static Session session;
    return session;
}

Session::Session()
    : build_(std::filesystem::canonical("/proc/self/exe").parent_path().parent_path()) {
    ProcessOptions output;
    output.readsOutput = true;
    service_ = std::make_unique<Process>(
        std::vector<std::string>{(build_ / "bin/reporting-service").string(), "--port", "0",
                                 "--today", "2014-07-10"},
        output);
    serviceUrl_ = service_->readLine();
    if (!serviceUrl_.starts_with("http://"))
        throw std::runtime_error("The sample service did not start: " + serviceUrl_);
    folder_ = std::make_unique<OfficeFolder>(ODC_SOURCE_DIR);
    office_ = std::make_unique<Office>(officeOptions(), *folder_);
    office_->allow(serviceUrl_);
}

OfficeOptions Session::officeOptions() const {
    OfficeOptions options;
    options.project = ODC_SOURCE_DIR;
    options.extension = build_ / "odata-for-calc.oxt";
    options.types = build_ / "idl/calcodata.rdb";
    return options;
}

const Office& Session::plainOffice() {
    if (!plainOffice_) {
        OfficeOptions options = officeOptions();
        options.extension.clear();
        plainOffice_ = std::make_unique<Office>(options, *folder_);
    }
    return *plainOffice_;
}

void Session::end() {
    plainOffice_.reset();
    office_.reset();
    service_.reset();
    folder_.reset();
}

Reference<org::calcodata::XReports> Session::reports() const {
    return org::calcodata::Reports::create(office_->context());
}

org::calcodata::ReportDone
Session::makeReport(const std::string& report, const Values& arguments,
                    const Reference<css::uno::XInterface>& target) const {
    return reports()->writeReport(toUno(report), toArguments(arguments), toUno(serviceUrl_),
                                  "admin", "admin", target);
}

org::calcodata::ReportDone Session::makeWorkbook(const Document& document,
                                                 const Values& arguments) const {
    return reports()->writeWorkbook("", toArguments(arguments), toUno(serviceUrl_), "admin",
                                    "admin", document);
}

std::string Session::odata(const std::vector<std::string>& words) const {
    std::vector<std::string> command = {"env", "ODATA_PASSWORD=admin",
                                        (build_ / "bin/odata").string()};
    command.insert(command.end(), words.begin(), words.end());
    return runToEnd(command, std::chrono::seconds(60));
}

NewDocument::~NewDocument() {
    try {
        close(document_);
    } catch (const css::uno::Exception& e) {
        BOOST_TEST_MESSAGE("could not close a document: " << fromUno(e.Message));
    }
}

Sequence<css::beans::NamedValue> toArguments(const Values& values) {
    Sequence<css::beans::NamedValue> arguments(static_cast<sal_Int32>(values.size()));
    css::beans::NamedValue* out = arguments.getArray();
    for (const auto& [name, value] : values)
        *out++ = {toUno(name), Any(toUno(value))};
    return arguments;
}

std::vector<std::string> sheetNames(const Document& document) {
    std::vector<std::string> names;
    for (const rtl::OUString& name : document->getSheets()->getElementNames())
        names.push_back(fromUno(name));
    return names;
}

Sheet sheetOf(const Document& document, const std::string& name) {
    return Sheet(document->getSheets()->getByName(toUno(name)), UNO_QUERY_THROW);
}

std::string textAt(const Sheet& sheet, int column, int row) {
    return fromUno(
        Reference<css::text::XTextRange>(sheet->getCellByPosition(column, row), UNO_QUERY_THROW)
            ->getString());
}

double numberAt(const Sheet& sheet, int column, int row) {
    return sheet->getCellByPosition(column, row)->getValue();
}

std::string formulaAt(const Sheet& sheet, int column, int row) {
    return fromUno(sheet->getCellByPosition(column, row)->getFormula());
}

std::string formatCodeAt(const Document& document, const Sheet& sheet, int column, int row) {
    sal_Int32 key = 0;
    cellProperties(sheet, column, row)->getPropertyValue("NumberFormat") >>= key;
    const Reference<css::util::XNumberFormatsSupplier> supplier(document, UNO_QUERY_THROW);
    rtl::OUString code;
    supplier->getNumberFormats()->getByKey(key)->getPropertyValue("FormatString") >>= code;
    return fromUno(code);
}

css::table::CellRangeAddress rangeOf(const Document& document, const std::string& name) {
    Reference<css::sheet::XDatabaseRanges> ranges;
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= ranges;
    return Reference<css::sheet::XDatabaseRange>(ranges->getByName(toUno(name)), UNO_QUERY_THROW)
        ->getDataArea();
}

std::vector<std::string> contentOf(const Document& document) {
    std::vector<std::string> content;
    for (const std::string& name : sheetNames(document)) {
        const Sheet sheet = sheetOf(document, name);
        content.push_back("sheet " + name);
        const Reference<css::sheet::XUsedAreaCursor> cursor(sheet->createCursor(), UNO_QUERY_THROW);
        cursor->gotoStartOfUsedArea(false);
        cursor->gotoEndOfUsedArea(true);
        const Reference<css::sheet::XCellRangeData> data(cursor, UNO_QUERY_THROW);
        int rowNumber = 0;
        for (const Sequence<Any>& row : data->getDataArray()) {
            ++rowNumber;
            int columnNumber = 0;
            for (const Any& cell : row) {
                ++columnNumber;
                double number = 0;
                rtl::OUString text;
                if (cell >>= number)
                    content.push_back(
                        fmt::format("{} R{}C{} {:.9g}", name, rowNumber, columnNumber, number));
                else if ((cell >>= text) && !text.isEmpty())
                    content.push_back(fmt::format("{} R{}C{} '{}'", name, rowNumber, columnNumber,
                                                  fromUno(text)));
            }
        }
    }
    return content;
}

std::vector<Reference<css::chart::XChartDocument>> chartsOf(const Sheet& sheet) {
    std::vector<Reference<css::chart::XChartDocument>> charts;
    const Reference<css::table::XTableChartsSupplier> supplier(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XNameAccess> all(supplier->getCharts(), UNO_QUERY_THROW);
    for (const rtl::OUString& name : all->getElementNames()) {
        const Reference<css::document::XEmbeddedObjectSupplier> object(all->getByName(name),
                                                                       UNO_QUERY_THROW);
        charts.emplace_back(object->getEmbeddedObject(), UNO_QUERY_THROW);
    }
    return charts;
}

std::vector<std::vector<double>> dataOf(const Reference<css::chart::XChartDocument>& chart) {
    // The cells as chart2 holds them; the older interface keeps a copy.
    const Reference<css::chart2::data::XDataReceiver> receiver(chart, UNO_QUERY_THROW);
    std::vector<std::vector<double>> rows;
    for (const auto& series : receiver->getUsedData()->getDataSequences()) {
        const Reference<css::beans::XPropertySet> properties(series->getValues(), UNO_QUERY_THROW);
        rtl::OUString role;
        properties->getPropertyValue("Role") >>= role;
        if (role == "categories")
            continue;
        const Sequence<double> values =
            Reference<css::chart2::data::XNumericalDataSequence>(properties, UNO_QUERY_THROW)
                ->getNumericalData();
        rows.resize(
            std::max<std::size_t>(rows.size(), static_cast<std::size_t>(values.getLength())));
        for (sal_Int32 i = 0; i < values.getLength(); ++i)
            rows[static_cast<std::size_t>(i)].push_back(values[i]);
    }
    return rows;
}

} // namespace odc::test
