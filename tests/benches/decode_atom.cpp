// SPDX-License-Identifier: MPL-2.0
// Rows of an Atom page into typed batches, against bare libxml2 SAX2 on the same bytes in the same
// pieces with all callbacks set, which only count bytes.
#include "benches/count_allocations.hpp"
#include "benches/measure.hpp"
#include "odata/decoder.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>

#include <memory>
#include <string>
#include <utility>

using namespace odc;
using base::ValueKind;

namespace {

constexpr std::size_t pieceBytes = 16'384; // what libcurl hands over
constexpr int timedRows = 8'000;
constexpr int rounds = 41;
constexpr int countedRows = 100'000;

/// Ten columns of six types, as the call details of the reporting service have them.
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

const std::string head =
    R"(<?xml version="1.0" encoding="utf-8"?><feed xml:base="https://reports.example.com/svc/" )"
    R"(xmlns="http://www.w3.org/2005/Atom" )"
    R"(xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" )"
    R"(xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">)"
    R"(<id>https://reports.example.com/svc/CsPSTNUsageDetailDaily</id><title type="text">)"
    R"(CsPSTNUsageDetailDaily</title><updated>2015-03-04T07:12:45Z</updated>)";
const std::string tail = "</feed>";

void appendRow(std::string& out, int i) {
    fmt::format_to(
        std::back_inserter(out),
        R"(<entry><id>https://reports.example.com/svc/CsPSTNUsageDetailDaily({0}L)</id>)"
        R"(<category term="TenantReporting.CsPSTNUsageDetail" )"
        R"(scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" /><title />)"
        R"(<updated>2015-03-04T07:12:45Z</updated><author><name /></author>)"
        R"(<content type="application/xml"><m:properties>)"
        R"(<d:ID m:type="Edm.Int64">{0}</d:ID>)"
        R"(<d:Date m:type="Edm.DateTime">2015-02-{1:02}T00:00:00</d:Date>)"
        R"(<d:TenantGuid m:type="Edm.Guid">0f8fad5b-d9cb-469f-a165-7086772{2:05}</d:TenantGuid>)"
        R"(<d:TenantName>example.onmicrosoft.com</d:TenantName>)"
        R"(<d:SipUri>user{2}@example.com</d:SipUri>)"
        R"(<d:DateTimeOfCall m:type="Edm.DateTime">2015-02-{1:02}T11:{3:02}:17.123</d:DateTimeOfCall>)"
        R"(<d:CallDuration m:type="Edm.Int64">{4}</d:CallDuration>)"
        R"(<d:Quality m:type="Edm.Double">{5}.25</d:Quality>)"
        R"(<d:CallCharge m:type="Edm.Decimal">{5}.4300</d:CallCharge>)"
        R"(<d:TotalMinutes m:type="Edm.Int64">{0}</d:TotalMinutes>)"
        R"(</m:properties></content></entry>)",
        i, i % 28 + 1, i % 65'536, i % 60, i * 7 % 5'000, i % 90);
}

struct DecodeResult {
    std::int64_t rows = 0;
    std::int64_t sum = 0;
};

class Decoding {
public:
    Decoding()
        : decoder_(odata::makeAtomDecoder(
              {.schema = schema()}, [this](const base::Schema&, base::Batch&& batch) {
                  const base::Batch taken = std::move(batch);
                  result_.rows += static_cast<std::int64_t>(taken.rowCount);
                  result_.sum += taken.columns[0].integers.back();
                  return base::Result<void>();
              })) {}
    void push(const char* data, std::size_t size) {
        if (auto pushed = decoder_->push({data, size}); !pushed)
            stop(pushed.error());
    }
    DecodeResult finish() {
        if (auto end = decoder_->finish(); !end)
            stop(end.error());
        return result_;
    }

private:
    static void stop(const base::Error& error) {
        std::fprintf(stderr, "%s %s\n", base::describe(error).c_str(), error.where.c_str());
        std::exit(1);
    }
    DecodeResult result_;
    std::unique_ptr<odata::Decoder> decoder_;
};

DecodeResult decodeWhole(const std::string& page) {
    Decoding decoding;
    for (std::size_t at = 0; at < page.size(); at += pieceBytes)
        decoding.push(page.data() + at, std::min(pieceBytes, page.size() - at));
    return decoding.finish();
}

void decodeStream(int rows) {
    Decoding decoding;
    bench::streamPage(head, appendRow, tail, rows, pieceBytes,
                      [&](const char* data, std::size_t size) { decoding.push(data, size); });
    if (decoding.finish().rows != rows)
        std::exit(1);
}

// The floor.

struct Counter {
    std::uint64_t bytes = 0;
};

Counter& counterOf(void* context) {
    return *static_cast<Counter*>(context);
}

void countText(void* context, const xmlChar*, int length) {
    counterOf(context).bytes += static_cast<std::uint64_t>(length);
}

void countStart(void* context, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**,
                int count, int, const xmlChar** attributes) {
    for (int i = 0; i < count; ++i)
        counterOf(context).bytes +=
            static_cast<std::uint64_t>(attributes[5 * i + 4] - attributes[5 * i + 3]);
}

void countEnd(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    ++counterOf(context).bytes;
}

xmlSAXHandler countingHandler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startDocument = [](void* context) { ++counterOf(context).bytes; };
    sax.endDocument = [](void* context) { ++counterOf(context).bytes; };
    sax.internalSubset = countEnd;
    sax.startElementNs = countStart;
    sax.endElementNs = countEnd;
    sax.characters = countText;
    sax.ignorableWhitespace = countText;
    sax.cdataBlock = countText;
    sax.comment = [](void* context, const xmlChar*) { ++counterOf(context).bytes; };
    sax.processingInstruction = [](void* context, const xmlChar*, const xmlChar*) {
        ++counterOf(context).bytes;
    };
    sax.reference = [](void* context, const xmlChar*) { ++counterOf(context).bytes; };
    return sax;
}

void parseBare(const std::string& page) {
    Counter counter;
    xmlSAXHandler sax = countingHandler();
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, &counter, nullptr, 0, nullptr);
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOENT);
    for (std::size_t at = 0; at < page.size(); at += pieceBytes)
        xmlParseChunk(context, page.data() + at,
                      static_cast<int>(std::min(pieceBytes, page.size() - at)), 0);
    const int code = xmlParseChunk(context, nullptr, 0, 1);
    xmlFreeParserCtxt(context);
    if (code != 0 || counter.bytes == 0)
        std::exit(1);
}

} // namespace

int main() {
    const double small = bench::peakMegabytesOf([] { decodeStream(100'000); });
    const double large = bench::peakMegabytesOf([] { decodeStream(1'000'000); });

    std::string page;
    bench::streamPage(head, appendRow, tail, timedRows, pieceBytes,
                      [&](const char* data, std::size_t size) { page.append(data, size); });
    const std::uint64_t before = bench::allocationCount;
    decodeStream(countedRows);
    const double allocations = static_cast<double>(bench::allocationCount - before) / countedRows;

    const bench::Pair time = bench::alternate(
        rounds, [&] { decodeWhole(page); }, [&] { parseBare(page); });
    fmt::print("bench decode-atom {:.0f} ns/row ratio={:.3f} floor=libxml2-sax2-push\n",
               time.ours / timedRows * 1e9, time.ratio);
    fmt::print("bench decode-atom-speed {:.0f} MB/s ratio={:.3f} floor=libxml2-sax2-push\n",
               static_cast<double>(page.size()) / time.ours / 1e6, time.ratio);
    fmt::print("bench decode-atom-memory {:.1f} MB ratio={:.3f} floor=peak-for-100000-rows\n",
               large, large / small);
    fmt::print("bench decode-atom-allocations {:.4f} allocations/row ratio={:.3f} "
               "floor=limit-of-0.05\n",
               allocations, allocations / 0.05);
}
