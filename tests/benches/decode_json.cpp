// SPDX-License-Identifier: MPL-2.0
// Rows of a verbose JSON page into typed batches, against simdjson On-Demand reading the same
// fields of the same bytes with the same conversions into plain variables.
#include "benches/count_allocations.hpp"
#include "benches/measure.hpp"
#include "odata/decoder.hpp"

#include <fmt/format.h>
#include <simdjson.h>

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

const std::string head = R"({"d":{"results":[)";
const std::string tail = R"(],"__count":"1"}})";

void appendRow(std::string& out, int i) {
    fmt::format_to(
        std::back_inserter(out),
        R"j({0}{{"__metadata":{{"uri":"https://reports.example.com/svc/CsPSTNUsageDetailDaily({1}L)",)j"
        R"j("type":"TenantReporting.CsPSTNUsageDetail"}},"ID":"{1}","Date":"\/Date({2}000)\/",)j"
        R"j("TenantGuid":"0f8fad5b-d9cb-469f-a165-7086772{3:05}",)j"
        R"j("TenantName":"example.onmicrosoft.com","SipUri":"user{3}@example.com",)j"
        R"j("DateTimeOfCall":"\/Date({2}123)\/","CallDuration":"{4}","Quality":{5}.25,)j"
        R"j("CallCharge":"{5}.4300","TotalMinutes":"{1}"}})j",
        i == 0 ? "" : ",", i, 1'423'000'000 + i, i % 65'536, i * 7 % 5'000, i % 90);
}

void stop(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(1);
}

class Decoding {
public:
    Decoding()
        : decoder_(odata::makeJsonDecoder({.schema = schema()},
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

std::int64_t decodeWhole(const simdjson::padded_string& page) {
    Decoding decoding;
    for (std::size_t at = 0; at < page.size(); at += pieceBytes)
        decoding.push(page.data() + at, std::min(pieceBytes, page.size() - at));
    return decoding.finish();
}

void decodeStream(int rows) {
    Decoding decoding;
    bench::streamPage(head, appendRow, tail, rows, pieceBytes,
                      [&](const char* data, std::size_t size) { decoding.push(data, size); });
    if (decoding.finish() != rows)
        std::exit(1);
}

// The floor. It has the whole page in memory, reads the fields in their order by hand-written code
// for these ten columns, makes the same conversions and keeps nothing.

std::int64_t milliseconds(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text.substr(6, text.size() - 8))
        value = value * 10 + (c - '0');
    return value;
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

/// Checked; its literal is the value.
std::uint64_t decimal(std::string_view text) {
    int points = 0;
    for (const char c : text) {
        points += c == '.' ? 1 : 0;
        if (points > 1 || !(c == '.' || (c >= '0' && c <= '9')))
            stop("no decimal");
    }
    return text.size();
}

std::uint64_t readBare(simdjson::ondemand::parser& parser, const simdjson::padded_string& page) {
    std::uint64_t sum = 0;
    simdjson::ondemand::document document = parser.iterate(page);
    for (simdjson::ondemand::object row : document["d"]["results"]) {
        sum += static_cast<std::uint64_t>(row.find_field("ID").get_int64_in_string().value());
        sum +=
            static_cast<std::uint64_t>(milliseconds(row.find_field("Date").get_string().value()));
        sum += guid(row.find_field("TenantGuid").get_string().value());
        sum += row.find_field("TenantName").get_string().value().size();
        sum += row.find_field("SipUri").get_string().value().size();
        sum += static_cast<std::uint64_t>(
            milliseconds(row.find_field("DateTimeOfCall").get_string().value()));
        sum += static_cast<std::uint64_t>(
            row.find_field("CallDuration").get_int64_in_string().value());
        sum += static_cast<std::uint64_t>(row.find_field("Quality").get_double().value());
        sum += decimal(row.find_field("CallCharge").get_string().value());
        sum += static_cast<std::uint64_t>(
            row.find_field("TotalMinutes").get_int64_in_string().value());
    }
    return sum;
}

} // namespace

int main() {
    const double small = bench::peakMegabytesOf([] { decodeStream(100'000); });
    const double large = bench::peakMegabytesOf([] { decodeStream(1'000'000); });

    std::string text;
    bench::streamPage(head, appendRow, tail, timedRows, pieceBytes,
                      [&](const char* data, std::size_t size) { text.append(data, size); });
    const simdjson::padded_string page(text);
    const std::uint64_t before = bench::allocationCount;
    decodeStream(countedRows);
    const double allocations = static_cast<double>(bench::allocationCount - before) / countedRows;

    simdjson::ondemand::parser parser;
    std::uint64_t sum = 0;
    const bench::Pair time = bench::alternate(
        rounds, [&] { decodeWhole(page); }, [&] { sum += readBare(parser, page); });
    if (sum == 0)
        return 1;
    fmt::print("bench decode-json {:.0f} ns/row ratio={:.3f} floor=simdjson-ondemand\n",
               time.ours / timedRows * 1e9, time.ratio);
    fmt::print("bench decode-json-speed {:.0f} MB/s ratio={:.3f} floor=simdjson-ondemand\n",
               static_cast<double>(page.size()) / time.ours / 1e6, time.ratio);
    fmt::print("bench decode-json-memory {:.1f} MB ratio={:.3f} floor=peak-for-100000-rows\n",
               large, large / small);
    fmt::print("bench decode-json-allocations {:.4f} allocations/row ratio={:.3f} "
               "floor=limit-of-0.05\n",
               allocations, allocations / 0.05);
    return 0;
}
