// SPDX-License-Identifier: MPL-2.0
// Rows of a page of comma-separated values into typed batches, against a bare loop that finds the
// same fields byte by byte and counts their bytes. A second line compares with such a loop that
// makes the same conversions too, and keeps nothing.
#include "base/date.hpp"
#include "base/number.hpp"
#include "benches/count_allocations.hpp"
#include "benches/measure.hpp"
#include "odata/decoder.hpp"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

using namespace odc;
using base::ValueKind;

namespace {

constexpr std::size_t pieceBytes = 16'384; // what libcurl hands over
constexpr int timedRows = 10'000;
constexpr int rounds = 41;
constexpr int countedRows = 100'000;

base::Schema schema() {
    return {
        {.path = "ID", .kind = ValueKind::integer, .edmType = "Edm.Int64"},
        {.path = "Date", .kind = ValueKind::dateTime, .edmType = "Edm.DateTime"},
        {.path = "TenantGuid", .kind = ValueKind::guid, .edmType = "Edm.Guid"},
        {.path = "TenantName", .kind = ValueKind::text, .edmType = "Edm.String"},
        {.path = "SipUri", .kind = ValueKind::text, .edmType = "Edm.String"},
        {.path = "DateTimeOfCall", .kind = ValueKind::dateTime, .edmType = "Edm.DateTime"},
        {.path = "CallDuration", .kind = ValueKind::integer, .edmType = "Edm.Int64"},
        {.path = "Quality", .kind = ValueKind::real, .edmType = "Edm.Double"},
        {.path = "CallCharge", .kind = ValueKind::decimal, .edmType = "Edm.Decimal"},
        {.path = "TotalMinutes", .kind = ValueKind::integer, .edmType = "Edm.Int64"},
    };
}

const std::string head = "ID,Date,TenantGuid,TenantName,SipUri,DateTimeOfCall,CallDuration,"
                         "Quality,CallCharge,TotalMinutes\r\n";

void appendRow(std::string& out, int i) {
    fmt::format_to(
        std::back_inserter(out),
        "{0},2015-02-{1:02}T{2:02}:00:00,0f8fad5b-d9cb-469f-a165-7086772{3:05},"
        "example.onmicrosoft.com,user{3}@example.com,2015-02-{1:02}T{2:02}:{4:02}:07.123,"
        "{5},{6}.25,{6}.4300,{0}\r\n",
        1'423'000'000 + i, i % 28 + 1, i % 24, i % 65'536, i % 60, i * 7 % 5'000, i % 90);
}

void stop(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(1);
}

class Decoding {
public:
    Decoding()
        : decoder_(odata::makeCsvDecoder("text/csv", {.schema = schema()},
                                         [this](const base::Schema&, base::Batch&& batch) {
                                             const base::Batch taken = std::move(batch);
                                             rows_ += static_cast<std::int64_t>(taken.rowCount);
                                             return base::Result<void>();
                                         })) {}
    void push(const char* data, std::size_t size) {
        if (auto pushed = decoder_->push({data, size}); !pushed)
            stop(base::describe(pushed.error()));
    }
    std::int64_t finish() {
        if (auto end = decoder_->finish(); !end)
            stop(base::describe(end.error()));
        return rows_;
    }

private:
    std::int64_t rows_ = 0;
    std::unique_ptr<odata::Decoder> decoder_;
};

std::int64_t decodeWhole(const std::string& page) {
    Decoding decoding;
    for (std::size_t at = 0; at < page.size(); at += pieceBytes)
        decoding.push(page.data() + at, std::min(pieceBytes, page.size() - at));
    return decoding.finish();
}

void decodeStream(int rows) {
    Decoding decoding;
    bench::streamPage(head, appendRow, {}, rows, pieceBytes,
                      [&](const char* data, std::size_t size) { decoding.push(data, size); });
    if (decoding.finish() != rows)
        std::exit(1);
}

// The floor. It has the whole page in memory and knows that nothing is quoted.

/// Calls `take` with the number and the text of each field.
template <typename Take>
void findFields(std::string_view page, Take take) {
    std::size_t column = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const char c = page[i];
        if (c != ',' && c != '\n')
            continue;
        const std::size_t end = c == '\n' ? i - 1 : i; // CR LF
        take(column, page.substr(begin, end - begin));
        column = c == '\n' ? 0 : column + 1;
        begin = i + 1;
    }
}

/// Checked and in lower case.
std::uint64_t guid(std::string_view text) {
    char lower[36];
    if (text.size() != sizeof lower)
        stop("no GUID");
    for (std::size_t i = 0; i < sizeof lower; ++i) {
        const char c = static_cast<char>(text[i] | 0x20);
        const bool isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (isHyphen ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            stop("no GUID");
        lower[i] = c;
    }
    return static_cast<unsigned char>(lower[35]);
}

std::uint64_t convert(std::size_t column, std::string_view text) {
    switch (column) {
    case 0:
    case 6:
    case 9:
        return static_cast<std::uint64_t>(base::parseInteger(text).value());
    case 1:
    case 5:
        return static_cast<std::uint64_t>(base::parseMoment(text).value().ticks);
    case 2:
        return guid(text);
    case 7:
        return static_cast<std::uint64_t>(base::parseReal(text).value());
    case 8:
        return base::isDecimal(text) ? text.size() : 0;
    default:
        return text.size();
    }
}

std::uint64_t readBare(std::string_view page) {
    std::uint64_t sum = 0;
    findFields(page.substr(head.size()),
               [&](std::size_t column, std::string_view text) { sum += convert(column, text); });
    return sum;
}

std::uint64_t countBytes(std::string_view page) {
    std::uint64_t sum = 0;
    findFields(page.substr(head.size()),
               [&](std::size_t, std::string_view text) { sum += text.size(); });
    return sum;
}

} // namespace

int main() {
    const double small = bench::peakMegabytesOf([] { decodeStream(100'000); });
    const double large = bench::peakMegabytesOf([] { decodeStream(1'000'000); });

    std::string page;
    bench::streamPage(head, appendRow, {}, timedRows, pieceBytes,
                      [&](const char* data, std::size_t size) { page.append(data, size); });
    const std::uint64_t before = bench::allocationCount;
    decodeStream(countedRows);
    const double allocations = static_cast<double>(bench::allocationCount - before) / countedRows;

    std::uint64_t sum = 0;
    const bench::Pair time = bench::alternate(
        rounds, [&] { decodeWhole(page); }, [&] { sum += readBare(page); });
    const bench::Pair bytes = bench::alternate(
        rounds, [&] { decodeWhole(page); }, [&] { sum += countBytes(page); });
    if (sum == 0)
        return 1;
    fmt::print("bench decode-csv {:.0f} ns/row ratio={:.3f} floor=byte-scan-that-counts\n",
               bytes.ours / timedRows * 1e9, bytes.ratio);
    fmt::print("bench decode-csv-typed {:.0f} MB/s ratio={:.3f} floor=byte-scan-that-converts\n",
               static_cast<double>(page.size()) / time.ours / 1e6, time.ratio);
    fmt::print("bench decode-csv-memory {:.1f} MB ratio={:.3f} floor=peak-for-100000-rows\n", large,
               large / small);
    fmt::print("bench decode-csv-allocations {:.4f} allocations/row ratio={:.3f} "
               "floor=limit-of-0.05\n",
               allocations, allocations / 0.05);
    return 0;
}
