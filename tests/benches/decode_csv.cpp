// SPDX-License-Identifier: MPL-2.0
// Rows of a page of comma-separated values into typed batches, against a bare loop that finds the
// same fields byte by byte and counts their bytes. A second line compares with such a loop that
// makes the same conversions too, and keeps nothing.
#include "base/date.hpp"
#include "base/number.hpp"
#include "benches/decoding.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

using namespace odc;

namespace {

constexpr int rounds = 41;

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

const bench::Decoded csv{
    .name = "decode-csv",
    .floor = "byte-scan-that-counts",
    .make =
        [](odata::DecoderOptions options, base::BatchSink sink) {
            return odata::makeCsvDecoder("text/csv", std::move(options), std::move(sink));
        },
    .head = head,
    .appendRow = appendRow,
    .tail = {},
    .timedRows = 10'000,
};

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
        return bench::floorOfGuid(text);
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
    bench::measureMemory(csv);
    const std::string page = bench::pageOf(csv);
    std::uint64_t sum = 0;
    bench::measureTime(csv, page, [&] { sum += countBytes(page); });
    const bench::Pair typed = bench::alternate(
        rounds, [&] { bench::decodeWhole(csv, page); }, [&] { sum += readBare(page); });
    if (sum == 0)
        return 1;
    fmt::print("bench decode-csv-typed {:.0f} MB/s ratio={:.3f} floor=byte-scan-that-converts\n",
               static_cast<double>(page.size()) / typed.ours / 1e6, typed.ratio);
    return 0;
}
