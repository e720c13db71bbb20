// SPDX-License-Identifier: MPL-2.0
// The same page in Atom, in verbose JSON and in light JSON is the same table.
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;
using base::ValueKind;
using test::Decoded;

namespace {

base::Schema fullSchema() {
    return {
        {.path = "Id", .kind = ValueKind::integer, .edmType = "Edm.Int64"},
        {.path = "Name", .kind = ValueKind::text, .edmType = "Edm.String"},
        {.path = "Active", .kind = ValueKind::boolean, .edmType = "Edm.Boolean"},
        {.path = "Small", .kind = ValueKind::integer, .edmType = "Edm.Byte"},
        {.path = "Signed", .kind = ValueKind::integer, .edmType = "Edm.SByte"},
        {.path = "Short", .kind = ValueKind::integer, .edmType = "Edm.Int16"},
        {.path = "Whole", .kind = ValueKind::integer, .edmType = "Edm.Int32"},
        {.path = "Price", .kind = ValueKind::decimal, .edmType = "Edm.Decimal"},
        {.path = "Ratio", .kind = ValueKind::real, .edmType = "Edm.Double"},
        {.path = "Weight", .kind = ValueKind::real, .edmType = "Edm.Single"},
        {.path = "Born", .kind = ValueKind::dateTime, .edmType = "Edm.DateTime"},
        {.path = "Seen", .kind = ValueKind::dateTimeOffset, .edmType = "Edm.DateTimeOffset"},
        {.path = "Starts", .kind = ValueKind::timeOfDay, .edmType = "Edm.Time"},
        {.path = "Key", .kind = ValueKind::guid, .edmType = "Edm.Guid"},
        {.path = "Photo", .kind = ValueKind::binary, .edmType = "Edm.Binary"},
        {.path = "Address/City", .kind = ValueKind::text, .edmType = "Edm.String"},
        {.path = "Address/Geo/Zone", .kind = ValueKind::integer, .edmType = "Edm.Int32"},
        {.path = "Boss/Name", .kind = ValueKind::text, .edmType = "Edm.String"},
        {.path = "Orders/$count", .kind = ValueKind::integer, .edmType = "Edm.Int64"},
    };
}

constexpr std::string_view atomPage =
    R"xml(<?xml version="1.0" encoding="utf-8"?>
<feed xml:base="http://host/svc/" xmlns="http://www.w3.org/2005/Atom"
 xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
 <title type="text">People</title><id>http://host/svc/People</id><m:count>12</m:count>
 <entry><id>1</id><title/><updated>2014-01-01T00:00:00Z</updated>
  <link rel="edit" href="People(1)"/>
  <link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Boss" type="application/atom+xml;type=entry" href="People(1)/Boss">
   <m:inline><entry><id>9</id><content type="application/xml"><m:properties><d:Name>Bo</d:Name></m:properties></content></entry></m:inline></link>
  <link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Orders" type="application/atom+xml;type=feed" href="People(1)/Orders">
   <m:inline><feed><title/><entry><id>a</id><content type="application/xml"><m:properties><d:Name>not mine</d:Name></m:properties></content></entry><entry><id>b</id></entry></feed></m:inline></link>
  <content type="application/xml"><m:properties>
   <d:Id m:type="Edm.Int64">9007199254740993</d:Id>
   <d:Name>A &amp; B &lt;"ü"&gt; 😀</d:Name>
   <d:Active m:type="Edm.Boolean">true</d:Active>
   <d:Small m:type="Edm.Byte">255</d:Small>
   <d:Signed m:type="Edm.SByte">-128</d:Signed>
   <d:Short m:type="Edm.Int16">-32768</d:Short>
   <d:Whole m:type="Edm.Int32">2147483647</d:Whole>
   <d:Price m:type="Edm.Decimal">12345678901234567890.12</d:Price>
   <d:Ratio m:type="Edm.Double">1.5E-10</d:Ratio>
   <d:Weight m:type="Edm.Single">INF</d:Weight>
   <d:Born m:type="Edm.DateTime">2014-07-15T11:00:00.123</d:Born>
   <d:Seen m:type="Edm.DateTimeOffset">2014-07-15T13:00:00+02:00</d:Seen>
   <d:Starts m:type="Edm.Time">PT13H20M</d:Starts>
   <d:Key m:type="Edm.Guid">0F8FAD5B-D9CB-469F-A165-70867728950E</d:Key>
   <d:Photo m:type="Edm.Binary">AAEC/w==</d:Photo>
   <d:Address m:type="NS.Address"><d:City>Köln</d:City><d:Geo m:type="NS.Geo"><d:Zone m:type="Edm.Int32">1</d:Zone></d:Geo></d:Address>
  </m:properties></content></entry>
 <entry><id>2</id>
  <link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Boss" type="application/atom+xml;type=entry" href="x"><m:inline/></link>
  <link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Orders" type="application/atom+xml;type=feed" href="x"><m:inline/></link>
  <content type="application/xml"><m:properties>
   <d:Id m:type="Edm.Int64">-9223372036854775808</d:Id>
   <d:Name></d:Name>
   <d:Active m:type="Edm.Boolean">false</d:Active>
   <d:Price m:type="Edm.Decimal">-0.50</d:Price>
   <d:Ratio m:type="Edm.Double">NaN</d:Ratio>
   <d:Weight m:type="Edm.Single">-INF</d:Weight>
   <d:Born m:type="Edm.DateTime">1899-12-31T23:59:59</d:Born>
   <d:Seen m:type="Edm.DateTimeOffset" m:null="true"/>
   <d:Starts m:type="Edm.Time">PT0S</d:Starts>
   <d:Key m:type="Edm.Guid" m:null="true"/>
   <d:Photo m:type="Edm.Binary"></d:Photo>
   <d:Address m:type="NS.Address" m:null="true"/>
  </m:properties></content></entry>
 <link rel="next" href="People?$skiptoken=2"/>
</feed>)xml";

/// Verbose JSON of v2.
constexpr std::string_view jsonRows = R"json([
 {"__metadata":{"uri":"x","type":"NS.Person"},
  "Boss":{"__metadata":{"uri":"x"},"Name":"Bo"},
  "Orders":{"results":[{"Name":"not mine"},{}]},
  "Id":"9007199254740993","Name":"A & B <\"\u00fc\"> \ud83d\ude00","Active":true,"Small":255,"Signed":-128,
  "Short":-32768,"Whole":2147483647,"Price":"12345678901234567890.12","Ratio":1.5E-10,"Weight":"INF",
  "Born":"\/Date(1405422000123)\/","Seen":"\/Date(1405422000000+0120)\/","Starts":"PT13H20M",
  "Key":"0f8fad5b-d9cb-469f-a165-70867728950e","Photo":"AAEC/w==",
  "Address":{"__metadata":{"type":"NS.Address"},"City":"Köln","Geo":{"Zone":1}}},
 {"Boss":null,"Orders":{"results":[]},
  "Id":"-9223372036854775808","Name":"","Active":false,"Price":"-0.50","Ratio":"NaN","Weight":"-INF",
  "Born":"\/Date(-2208988801000)\/","Seen":null,"Starts":"PT0S","Key":null,"Photo":"","Address":null,
  "Ghost":{"__deferred":{"uri":"x"}}}])json";

/// Light JSON of v3.
constexpr std::string_view lightRows = R"json([
 {"odata.type":"NS.Person","odata.id":"x",
  "Boss":{"odata.id":"x","Name":"Bo"},"Orders@odata.navigationLinkUrl":"x","Orders":[{"Name":"not mine"},{}],
  "Id@odata.type":"Edm.Int64","Id":"9007199254740993","Name":"A & B <\"ü\"> 😀","Active":true,"Small":255,
  "Signed":-128,"Short":-32768,"Whole":2147483647,"Price":"12345678901234567890.12","Ratio":1.5E-10,
  "Weight":"INF","Born":"2014-07-15T11:00:00.123","Seen":"2014-07-15T13:00:00+02:00","Starts":"PT13H20M",
  "Key":"0f8fad5b-d9cb-469f-a165-70867728950e","Photo":"AAEC/w==",
  "Address":{"City":"Köln","Geo":{"Zone":1}}},
 {"Boss":null,"Orders":[],"Id":"-9223372036854775808","Name":"","Active":false,"Price":"-0.50","Ratio":"NaN",
  "Weight":"-INF","Born":"1899-12-31T23:59:59","Seen":null,"Starts":"PT0S","Key":null,"Photo":"",
  "Address":null}])json";

std::string verbosePage() {
    return R"({"d":{"results":)" + std::string(jsonRows) +
           R"(,"__count":"12","__next":"People?$skiptoken=2"}})";
}

std::string lightPage() {
    return R"({"odata.metadata":"http://host/svc/$metadata#People","odata.count":"12","odata.nextLink":"People?$skiptoken=2","value":)" +
           std::string(lightRows) + "}";
}

Decoded mustDecode(test::MakeDecoder make, std::string_view page) {
    auto decoded = test::decode(make, page, {.schema = fullSchema()});
    BOOST_REQUIRE_MESSAGE(decoded.has_value(),
                          (decoded ? std::string() : base::describe(decoded.error())));
    return std::move(decoded).value();
}

void checkSame(const Decoded& left, const Decoded& right) {
    BOOST_TEST(test::columnsOf(left.table) == test::columnsOf(right.table));
    BOOST_REQUIRE(left.table.rowCount() == right.table.rowCount());
    for (std::size_t row = 0; row < left.table.rowCount(); ++row)
        BOOST_TEST(test::rowOf(left.table, row) == test::rowOf(right.table, row));
    // NaN is not equal to itself: compared by text above, taken out here.
    base::Table a = left.table;
    base::Table b = right.table;
    for (base::Table* const table : {&a, &b})
        for (base::Batch& batch : table->batches)
            for (base::Column& column : batch.columns)
                for (double& real : column.reals)
                    real = real == real ? real : 0;
    BOOST_TEST((a == b));
}

} // namespace

BOOST_AUTO_TEST_SUITE(atom_json_differential)

BOOST_AUTO_TEST_CASE(every_type_of_the_atom_page_has_its_value) {
    const Decoded atom = mustDecode(&odata::makeAtomDecoder, atomPage);
    BOOST_REQUIRE(atom.table.rowCount() == 2U);
    BOOST_TEST(test::rowOf(atom.table, 0) ==
               "9007199254740993|A & B <\"ü\"> 😀|true|255|-128|-32768|2147483647|"
               "12345678901234567890.12|1.5e-10|INF|2014-07-15T11:00:00.123|2014-07-15T11:00:00Z|"
               "13:20:00|0f8fad5b-d9cb-469f-a165-70867728950e|AAEC/w==|Köln|1|Bo|2");
    BOOST_TEST(test::rowOf(atom.table, 1) ==
               "-9223372036854775808||false|null|null|null|null|-0.50|NaN|-INF|"
               "1899-12-31T23:59:59|null|00:00:00|null||null|null|null|0");
    BOOST_TEST(atom.end.nextLink == "People?$skiptoken=2");
    BOOST_TEST(atom.end.base == "http://host/svc/");
    BOOST_TEST(atom.end.count.value_or(-1) == 12);
    BOOST_TEST(atom.end.rows == 2);
    BOOST_TEST(atom.end.warnings.empty());
}

BOOST_AUTO_TEST_CASE(verbose_json_gives_the_same_table_as_atom) {
    const Decoded atom = mustDecode(&odata::makeAtomDecoder, atomPage);
    const Decoded json = mustDecode(&odata::makeJsonDecoder, verbosePage());
    checkSame(atom, json);
    BOOST_TEST(json.end.nextLink == atom.end.nextLink);
    BOOST_TEST((json.end.count == atom.end.count));
}

BOOST_AUTO_TEST_CASE(light_json_gives_the_same_table_as_atom) {
    const Decoded atom = mustDecode(&odata::makeAtomDecoder, atomPage);
    const Decoded json = mustDecode(&odata::makeJsonDecoder, lightPage());
    checkSame(atom, json);
    BOOST_TEST(json.end.nextLink == atom.end.nextLink);
    BOOST_TEST((json.end.count == atom.end.count));
}

BOOST_AUTO_TEST_CASE(pieces_of_any_size_give_the_same_table) {
    const std::string verbose = verbosePage();
    const std::string light = lightPage();
    struct Page {
        test::MakeDecoder make;
        std::string_view bytes;
    };
    for (const Page& page :
         {Page{&odata::makeAtomDecoder, atomPage}, Page{&odata::makeJsonDecoder, verbose},
          Page{&odata::makeJsonDecoder, light}}) {
        const Decoded whole = mustDecode(page.make, page.bytes);
        const auto checkPieces = [&](const std::function<std::size_t()>& sizes) {
            auto cut = test::decodePieces(page.make, page.bytes, {.schema = fullSchema()}, sizes);
            BOOST_REQUIRE_MESSAGE(cut.has_value(),
                                  (cut ? std::string() : base::describe(cut.error())));
            checkSame(whole, *cut);
            BOOST_TEST((cut->end == whole.end));
        };
        checkPieces([] { return std::size_t{1}; });
        std::mt19937 random(7);
        for (int round = 0; round < 50; ++round)
            checkPieces([&] { return std::size_t{1} + random() % 300; });
    }
}

BOOST_AUTO_TEST_SUITE_END()
