// SPDX-License-Identifier: MPL-2.0
// What the benches of ranges need inside the office: the bare call that they are measured against,
// memory of the process, the main loop's pauses. A job, so that no type of its own is needed.
#include "benches/office/component/pauses.hpp"
#include "benches/office/sales_rows.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>

namespace odc::bench {

namespace {

using calc::Any;
using calc::OUString;
using calc::Reference;
using calc::Sequence;
using calc::UNO_QUERY_THROW;
using Document = Reference<css::sheet::XSpreadsheetDocument>;
using Cells = Sequence<Sequence<Any>>;

constexpr sal_Int32 columns = 10;
constexpr double firstDay = 40'909; // 2012-01-01 since 1899-12-30

OUString toText(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

/// Megabytes of a line of /proc/self/status.
double memoryOf(std::string_view what) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(what))
            return std::stod(line.substr(what.size() + 1)) / 1'024;
    return 0;
}

Reference<css::sheet::XSpreadsheet> firstSheet(const Document& document) {
    const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
    return {sheets->getByIndex(0), UNO_QUERY_THROW};
}

Sequence<Any> cellsOf(const SalesRow& row, bool hasIsoDay) {
    Sequence<Any> cells(columns);
    Any* out = cells.getArray();
    for (const double number : row.numbers)
        *out++ <<= number;
    for (const std::string* text : {&row.reference, &row.customer, &row.region, &row.state})
        *out++ <<= toText(*text);
    if (hasIsoDay)
        *out++ <<= toText(isoDay(row.day));
    else
        *out++ <<= firstDay + row.day;
    return cells;
}

Sequence<Any> headings() {
    Sequence<Any> cells(columns);
    Any* out = cells.getArray();
    for (const std::string_view column : salesColumns)
        *out++ <<= toText(column);
    return cells;
}

/// Rows from `first` to before `end`; row 0 is the headings, row N that of id N.
Cells rowsOf(sal_Int32 first, sal_Int32 end, bool hasIsoDay) {
    Cells rows(end - first);
    Sequence<Any>* out = rows.getArray();
    for (sal_Int32 row = first; row < end; ++row)
        *out++ = row == 0 ? headings() : cellsOf(salesRow({row, 0}), hasIsoDay);
    return rows;
}

void write(const Reference<css::sheet::XSpreadsheet>& sheet, sal_Int32 first, const Cells& rows) {
    Reference<css::sheet::XCellRangeData>(
        sheet->getCellRangeByPosition(0, first, columns - 1, first + rows.getLength() - 1),
        UNO_QUERY_THROW)
        ->setDataArray(rows);
}

/// One bare call of what a plain macro would write; seconds of the call alone.
double writeBare(const Document& document, sal_Int32 count) {
    const auto sheet = firstSheet(document);
    const Cells rows = rowsOf(0, count + 1, true);
    const auto start = std::chrono::steady_clock::now();
    write(sheet, 0, rows);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void setFormat(const Document& document, sal_Int32 column, sal_Int32 lastColumn, sal_Int32 lastRow,
               sal_Int16 type) {
    const Reference<css::util::XNumberFormatsSupplier> supplier(document, UNO_QUERY_THROW);
    const Reference<css::util::XNumberFormatTypes> types(supplier->getNumberFormats(),
                                                         UNO_QUERY_THROW);
    const Reference<css::beans::XPropertySet> cells(
        firstSheet(document)->getCellRangeByPosition(column, 1, lastColumn, lastRow),
        UNO_QUERY_THROW);
    cells->setPropertyValue("NumberFormat",
                            Any(types->getStandardFormat(type, css::lang::Locale())));
}

/// The cells of a refresh, in slices of 1,000 rows.
void writeSlices(const Document& document, sal_Int32 count) {
    setFormat(document, 5, 8, count, css::util::NumberFormat::TEXT);
    setFormat(document, 9, 9, count, css::util::NumberFormat::DATE);
    constexpr sal_Int32 slice = 1'000;
    const auto sheet = firstSheet(document);
    for (sal_Int32 first = 0; first <= count; first += slice)
        write(sheet, first, rowsOf(first, std::min(count + 1, first + slice), false));
}

class Bench final : public cppu::WeakImplHelper2<css::task::XJob, css::lang::XServiceInfo> {
public:
    explicit Bench(Reference<css::uno::XComponentContext> context) : context_(std::move(context)) {}

    Any SAL_CALL execute(const Sequence<css::beans::NamedValue>& arguments) override {
        OUString what;
        Document document;
        sal_Int32 rows = 0;
        for (const css::beans::NamedValue& argument : arguments) {
            if (argument.Name == "Do")
                argument.Value >>= what;
            else if (argument.Name == "Document")
                argument.Value >>= document;
            else if (argument.Name == "Rows")
                argument.Value >>= rows;
        }
        if (what == "bare")
            return Any(writeBare(document, rows));
        if (what == "slices") {
            writeSlices(document, rows);
            return Any(memoryOf("VmHWM:"));
        }
        if (what == "peak")
            return Any(memoryOf("VmHWM:"));
        if (what == "memory")
            return Any(memoryOf("VmRSS:"));
        if (what == "watch") {
            Pauses::begin(context_);
            return Any(0.0);
        }
        if (what == "pause")
            return Any(Pauses::end());
        throw css::uno::RuntimeException("This bench is not known: " + what, *this);
    }

    OUString SAL_CALL getImplementationName() override {
        return "org.calcodata.bench.implementation.Bench";
    }
    sal_Bool SAL_CALL supportsService(const OUString& name) override {
        return cppu::supportsService(this, name);
    }
    Sequence<OUString> SAL_CALL getSupportedServiceNames() override {
        const OUString name("org.calcodata.bench.Bench");
        return {&name, 1};
    }

private:
    Reference<css::uno::XComponentContext> context_;
};

} // namespace

} // namespace odc::bench

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
org_calcodata_bench_Bench_get_implementation(css::uno::XComponentContext* context,
                                             const css::uno::Sequence<css::uno::Any>&) {
    return cppu::acquire(new odc::bench::Bench(context));
}
