// SPDX-License-Identifier: MPL-2.0
// Rows of a verbose JSON page into typed batches, against simdjson On-Demand reading the same
// fields of the same bytes with the same conversions into plain variables.
#include "benches/decoding.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <string>

using namespace odc;
using bench::floorOfGuid;
using bench::stop;

namespace {

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

// The floor. It has the whole page in memory, reads the fields in their order by hand-written code
// for these ten columns, makes the same conversions and keeps nothing.

std::int64_t milliseconds(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text.substr(6, text.size() - 8))
        value = value * 10 + (c - '0');
    return value;
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
        sum += floorOfGuid(row.find_field("TenantGuid").get_string().value());
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
    const bench::Decoded json{
        "decode-json", "simdjson-ondemand", odata::makeJsonDecoder, head, appendRow, tail, 10'000};
    bench::measureMemory(json);
    const simdjson::padded_string page(bench::pageOf(json));
    simdjson::ondemand::parser parser;
    std::uint64_t sum = 0;
    bench::measureTime(json, page, [&] { sum += readBare(parser, page); });
    return sum == 0 ? 1 : 0;
}
