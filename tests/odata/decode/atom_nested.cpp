// SPDX-License-Identifier: MPL-2.0
// Collections, shapes and streams in Atom, of v3 and of v4.
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;
using test::Decoded;

namespace {

std::string feedOf(const std::string& properties) {
    return "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" "
           "xmlns:d=\"http://docs.oasis-open.org/odata/ns/data\" "
           "xmlns:m=\"http://docs.oasis-open.org/odata/ns/metadata\" "
           "xmlns:gml=\"http://www.opengis.net/gml\"><a:entry>"
           "<a:content type=\"application/xml\"><m:properties>" +
           properties + "</m:properties></a:content></a:entry></a:feed>";
}

std::string shown(const std::string& properties, const odata::DecoderOptions& options = {}) {
    const auto decoded = test::decode(&odata::makeAtomDecoder, feedOf(properties), options);
    if (!decoded)
        return decoded.error().message;
    std::string out = test::columnsOf(decoded->table);
    for (std::size_t row = 0; row < decoded->table.rowCount(); ++row)
        out += " | " + test::rowOf(decoded->table, row);
    for (const std::string& warning : decoded->end.warnings)
        out += " ! " + warning;
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(atom_nested)

BOOST_AUTO_TEST_CASE(types_of_v4_are_known_without_edm_and_with_a_mark) {
    BOOST_TEST(shown("<d:A m:type='Int64'>5</d:A><d:B m:type='#Decimal'>1.50</d:B>"
                     "<d:C m:type='#NS.Color'>Red</d:C><d:D m:null='true'/>"
                     "<m:annotation term='x' string='y'/><d:E m:type='Date'>2014-07-15</d:E>") ==
               "A:integer, B:decimal, C:text, D:text, E:date | 5|1.50|Red|null|2014-07-15");
}

BOOST_AUTO_TEST_CASE(collections_become_text_or_json) {
    BOOST_TEST(shown("<d:A m:type='#Collection(String)'><m:element>x</m:element>"
                     "<m:element m:null='true'/><m:element>y</m:element></d:A>"
                     "<d:B m:type='Collection(Edm.Int32)'><d:element>1</d:element>"
                     "<d:element>2</d:element></d:B>"
                     "<d:C m:type='#Collection(NS.C)'/>"
                     "<d:D m:type='Collection(Edm.String)' m:null='true'/>"
                     "<d:E><m:element>z</m:element></d:E>") ==
               "A:text, B:text, C:text, D:text, E:text | x; ; y|1; 2||null|z");
    BOOST_TEST(shown("<d:A m:type='#Collection(NS.C)'><m:element><d:X m:type='Int32'>1</d:X>"
                     "<d:Y>a&amp;b</d:Y><d:Z><d:Q m:null='true'/></d:Z>"
                     "<d:L m:type='#Collection(Boolean)'><m:element>true</m:element></d:L>"
                     "</m:element><m:element m:type='#NS.C'/></d:A>") ==
               R"(A:text | [{"X":1,"Y":"a&b","Z":{"Q":null},"L":["true"]},{}])");
}

BOOST_AUTO_TEST_CASE(a_collection_of_the_schema_needs_no_type) {
    const odata::DecoderOptions options{
        .schema = {{.path = "A", .edmType = "Collection(Edm.Guid)"},
                   {.path = "N",
                    .edmType = "Collection(Edm.String)",
                    .policy = {.collections = base::ValuePolicy::Collections::count}}}};
    BOOST_TEST(shown("<d:A><d:element>0F8FAD5B-d9cb-469f-a165-70867728950e</d:element></d:A>"
                     "<d:N/>",
                     options) == "A:text, N:integer | 0f8fad5b-d9cb-469f-a165-70867728950e|0");
}

BOOST_AUTO_TEST_CASE(shapes_are_well_known_text_with_the_longitude_first) {
    const std::string srs = "gml:srsName='http://www.opengis.net/def/crs/EPSG/0/4326'";
    BOOST_TEST(shown("<d:P m:type='GeographyPoint'><gml:Point " + srs +
                     "><gml:pos>47.25 8.5</gml:pos></gml:Point></d:P>"
                     "<d:G m:type='Edm.GeometryLineString'><gml:LineString>"
                     "<gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos></gml:LineString></d:G>"
                     "<d:Z>z</d:Z>") ==
               "P:text, G:text, Z:text | SRID=4326;POINT(8.5 47.25)|LINESTRING(1 2,3 4)|z");
    BOOST_TEST(
        shown("<d:P m:type='Edm.GeometryCollection'><gml:MultiGeometry>"
              "<gml:geometryMembers><gml:Polygon><gml:exterior><gml:LinearRing>"
              "<gml:posList>0 0 1 0 1 1 0 0</gml:posList></gml:LinearRing></gml:exterior>"
              "</gml:Polygon><gml:Point/></gml:geometryMembers></gml:MultiGeometry></d:P>") ==
        "P:text | GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)),POINT EMPTY)");
    BOOST_TEST(shown("<d:L m:type='Collection(GeographyPoint)'><m:element><gml:Point><gml:pos>1 2"
                     "</gml:pos></gml:Point></m:element></d:L>") ==
               "L:text | SRID=4326;POINT(2 1)");
}

BOOST_AUTO_TEST_CASE(a_broken_shape_is_left_out_with_a_warning) {
    for (const char* const broken :
         {"<gml:Point><gml:pos>1 x</gml:pos></gml:Point>", "<gml:Sphere/>",
          "<gml:Point><gml:pos>1</gml:pos></gml:Point>", "<gml:pos>1 2</gml:pos>",
          "<gml:Point/><gml:Point/>", "<gml:Polygon><gml:Point/></gml:Polygon><gml:LinearRing/>"}) {
        const std::string text =
            shown(std::string("<d:A m:type='GeographyPoint'>") + broken + "</d:A><d:Z>z</d:Z>");
        BOOST_TEST(text.find("|z") != std::string::npos, broken << ": " << text);
    }
    BOOST_TEST(shown("<d:A m:type='GeographyPoint'><gml:Sphere/></d:A>")
                   .find("! Some values of \"A\" are no shapes that are known") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_delta_gives_its_changed_rows_only) {
    const std::string page =
        "<feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:d='http://docs.oasis-open.org/odata/ns/data' "
        "xmlns:m='http://docs.oasis-open.org/odata/ns/metadata' "
        "xmlns:at='http://purl.org/atompub/tombstones/1.0' xml:base='http://h/s/'>"
        "<entry><content><m:properties><d:A>1</d:A></m:properties></content></entry>"
        "<at:deleted-entry ref='x'/><m:link source='a'/><m:deleted-link source='b'/>"
        "<link rel='http://docs.oasis-open.org/odata/ns/delta' href='S?$deltatoken=5'/></feed>";
    const auto decoded = test::decode(&odata::makeAtomDecoder, page);
    BOOST_REQUIRE(decoded.has_value());
    BOOST_TEST(decoded->table.rowCount() == 1U);
    BOOST_TEST(decoded->end.warnings.size() == 2U);
    BOOST_TEST(decoded->end.deltaLink == "http://h/s/S?$deltatoken=5");
}

BOOST_AUTO_TEST_CASE(a_named_stream_shows_where_it_can_be_read) {
    const std::string page =
        "<entry xmlns='http://www.w3.org/2005/Atom' xml:base='http://h/s/' "
        "xmlns:d='http://docs.oasis-open.org/odata/ns/data' "
        "xmlns:m='http://docs.oasis-open.org/odata/ns/metadata'>"
        "<link rel='http://docs.oasis-open.org/odata/ns/mediaresource/Photo' href='S(1)/Photo'/>"
        "<content><m:properties><d:Id>a</d:Id></m:properties></content></entry>";
    const auto decoded = test::decode(&odata::makeAtomDecoder, page,
                                      {.schema = {{.path = "Id"}, {.path = "Photo"}}});
    BOOST_REQUIRE(decoded.has_value());
    BOOST_TEST(test::rowOf(decoded->table, 0) == "a|http://h/s/S(1)/Photo");
}

BOOST_AUTO_TEST_SUITE_END()
