// SPDX-License-Identifier: MPL-2.0
// What the benches of ranges share: an office with our extension and the component that runs the
// bare call in it, a service, a document, and the lines that are printed.
#pragma once

#include "benches/office/sales_service.hpp"
#include "office/support/office.hpp"

#include <org/calcodata/RangeStatus.hpp>
#include <org/calcodata/XRanges.hpp>

#include <functional>
#include <memory>
#include <string>

namespace odc::bench {

using Document = css::uno::Reference<css::sheet::XSpreadsheetDocument>;
using Status = org::calcodata::RangeStatus;

/// A document, closed with the object.
class BenchDocument {
public:
    explicit BenchDocument(const test::Office& office) : document_(office.openNew()) {}
    ~BenchDocument();
    BenchDocument(const BenchDocument&) = delete;
    BenchDocument& operator=(const BenchDocument&) = delete;
    [[nodiscard]] const Document& get() const { return document_; }

private:
    Document document_;
};

class Refreshing {
public:
    explicit Refreshing(std::chrono::milliseconds latency);

    SalesService service;

    /// A process of its own.
    [[nodiscard]] std::unique_ptr<test::Office> startOffice() const;
    /// The office that most of a bench happens in.
    [[nodiscard]] test::Office& office();

    /// The bare call of so many rows, in a document of its own; seconds.
    double floor(std::int64_t rows);
    /// The service's rows into a document; seconds from the command until the last cell stands.
    double insert(const test::Office& office, const Document& document);
    /// The same for a refresh of what was inserted.
    double refresh(const test::Office& office, const Document& document);
    [[nodiscard]] const Status& status() const { return status_; }

    /// What the component is asked to do.
    static double ask(const test::Office& office, const std::string& what, const Document& document,
                      std::int64_t rows);

private:
    test::OfficeFolder folder_;
    std::unique_ptr<test::Office> office_;
    Status status_;
};

/// The rows of the environment's ODC_BENCH_ROWS, for who tries something out; else `otherwise`.
std::int64_t benchRows(std::int64_t otherwise);
/// Scattered: one row in a hundred changed; one in a thousand new, at the end.
std::vector<SalesKey> changedRows(std::int64_t rows);
/// The same with one in a thousand new and one in a thousand gone, in the middle, scattered.
std::vector<SalesKey> movedRows(std::int64_t rows);

/// "bench NAME VALUE UNIT ratio=R floor=WHAT"
void print(const std::string& name, double value, const std::string& unit, double ratio,
           const std::string& floor);
/// Prints what failed. The program's exit code.
int runBench(const std::function<void()>& bench);

inline constexpr const char* bareCall = "bare-setDataArray";

} // namespace odc::bench
