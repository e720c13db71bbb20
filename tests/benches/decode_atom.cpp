// SPDX-License-Identifier: MPL-2.0
// Rows of an Atom page into typed batches, against bare libxml2 SAX2 on the same bytes in the same
// pieces with all callbacks set, which only count bytes.
#include "benches/decoding.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>

#include <string>

using namespace odc;
using bench::pieceBytes;

namespace {

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
    const bench::Decoded atom{
        "decode-atom", "libxml2-sax2-push", odata::makeAtomDecoder, head, appendRow, tail, 8'000};
    bench::measureMemory(atom);
    const std::string page = bench::pageOf(atom);
    bench::measureTime(atom, page, [&] { parseBare(page); });
}
