// SPDX-License-Identifier: MPL-2.0
#include "benches/office/refreshing.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <org/calcodata/Ranges.hpp>
#include <org/calcodata/ReportException.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace odc::bench {

namespace {

using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY_THROW;

const std::filesystem::path& build() {
    static const std::filesystem::path path =
        std::filesystem::canonical("/proc/self/exe").parent_path().parent_path();
    return path;
}

double secondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Reference<org::calcodata::XRanges> rangesOf(const test::Office& office) {
    return org::calcodata::Ranges::create(office.context());
}

} // namespace

BenchDocument::~BenchDocument() {
    try {
        test::close(document_);
    } catch (const css::uno::Exception& e) {
        fmt::print(stderr, "could not close a document: {}\n", fromUno(e.Message));
    }
}

Refreshing::Refreshing(std::chrono::milliseconds latency)
    : service(latency), folder_(ODC_SOURCE_DIR) {}

std::unique_ptr<test::Office> Refreshing::startOffice() const {
    test::OfficeOptions options;
    options.project = ODC_SOURCE_DIR;
    options.extension = build() / "odata-for-calc.oxt";
    options.types = build() / "idl/calcodata.rdb";
    options.moreExtensions = {build() / "bench-office.oxt"};
    auto office = std::make_unique<test::Office>(options, folder_);
    office->allow(service.origin());
    return office;
}

test::Office& Refreshing::office() {
    if (!office_)
        office_ = startOffice();
    return *office_;
}

double Refreshing::ask(const test::Office& office, const std::string& what,
                       const Document& document, std::int64_t rows) {
    const Reference<css::task::XJob> job(office.create("org.calcodata.bench.Bench"),
                                         UNO_QUERY_THROW);
    Sequence<css::beans::NamedValue> arguments(3);
    arguments.getArray()[0] = {"Do", Any(toUno(what))};
    arguments.getArray()[1] = {"Document", Any(document)};
    arguments.getArray()[2] = {"Rows", Any(static_cast<sal_Int32>(rows))};
    double value = 0;
    job->execute(arguments) >>= value;
    return value;
}

double Refreshing::floor(std::int64_t rows) {
    const BenchDocument document(office());
    return ask(office(), "bare", document.get(), rows);
}

double Refreshing::insert(const test::Office& office, const Document& document) {
    const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
    const Reference<css::table::XCellRange> sheet(sheets->getByIndex(0), UNO_QUERY_THROW);
    const auto ranges = rangesOf(office);
    const auto target = sheet->getCellByPosition(0, 0);
    return secondsOf(
        [&] { status_ = ranges->insertUrl(toUno(service.url()), "", "", {}, target); });
}

double Refreshing::refresh(const test::Office& office, const Document& document) {
    const auto ranges = rangesOf(office);
    return secondsOf([&] { status_ = ranges->refresh(document, status_.Name); });
}

std::int64_t benchRows(std::int64_t otherwise) {
    const char* const wanted = std::getenv("ODC_BENCH_ROWS");
    return wanted ? std::strtoll(wanted, nullptr, 10) : otherwise;
}

std::vector<SalesKey> changedRows(std::int64_t rows) {
    std::vector<SalesKey> keys = salesKeys(rows);
    for (std::size_t row = 0; row < keys.size(); row += 100)
        keys[row + row / 100 * 37 % 100].version = 1;
    for (std::int64_t id = rows + 1; id <= rows + rows / 1'000; ++id)
        keys.push_back({id, 0});
    return keys;
}

std::vector<SalesKey> movedRows(std::int64_t rows) {
    std::vector<SalesKey> keys;
    for (std::int64_t id = 1; id <= rows; ++id) {
        if (id % 1'000 == 500)
            continue;
        keys.push_back({id, id % 100 == 37 ? 2 : 0});
        if (id % 1'000 == 700) // a key between those that there are cannot be told from an id here
            keys.push_back({rows * 2 + id, 0});
    }
    return keys;
}

void print(const std::string& name, double value, const std::string& unit, double ratio,
           const std::string& floor) {
    fmt::print("bench {} {:.3f} {} ratio={:.3f} floor={}\n", name, value, unit, ratio, floor);
    std::fflush(stdout);
}

int runBench(const std::function<void()>& bench) {
    try {
        bench();
        return 0;
    } catch (const org::calcodata::ReportException& e) {
        fmt::print(stderr, "{}\n", fromUno(e.Message));
    } catch (const css::uno::Exception& e) {
        fmt::print(stderr, "{}\n", fromUno(e.Message));
    } catch (const std::exception& e) {
        fmt::print(stderr, "{}\n", e.what());
    }
    return 1;
}

} // namespace odc::bench
