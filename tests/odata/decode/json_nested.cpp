// SPDX-License-Identifier: MPL-2.0
// Collections, shapes, enumerations, and what a delta says, in every JSON dialect.
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;
using base::ValueKind;
using base::ValuePolicy;
using test::Decoded;

namespace {

Decoded mustDecode(std::string_view page, const odata::DecoderOptions& options = {}) {
    auto decoded = test::decode(&odata::makeJsonDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(decoded.has_value(),
                          page << ": "
                               << (decoded ? std::string() : base::describe(decoded.error())));
    return std::move(decoded).value();
}

/// Columns and rows: "A:text | 1 | 2".
std::string shown(std::string_view page, const odata::DecoderOptions& options = {}) {
    const Decoded decoded = mustDecode(page, options);
    std::string out = test::columnsOf(decoded.table);
    for (std::size_t row = 0; row < decoded.table.rowCount(); ++row)
        out += " | " + test::rowOf(decoded.table, row);
    return out;
}

base::ColumnInfo column(std::string path, std::string edmType, ValuePolicy policy = {}) {
    return {.path = std::move(path),
            .kind = odata::kindOf(edmType),
            .edmType = edmType,
            .policy = std::move(policy)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(json_nested)

BOOST_AUTO_TEST_CASE(a_collection_of_single_values_is_one_joined_text) {
    BOOST_TEST(
        shown(R"j({"value":[{"A":["x","y"]},{"A":[]},{"A":null},{"A":["z",null,"w"]},{}]})j") ==
        "A:text | x; y |  | null | z; ; w | null");
    BOOST_TEST(shown(R"j([{"A":[1,2.50,true,"\/Date(0)\/"]}])j") ==
               "A:text | 1; 2.50; true; 1970-01-01T00:00:00");
    const odata::DecoderOptions typed{
        .schema = {column("G", "Collection(Edm.Guid)"), column("N", "Collection(Edm.Int64)")}};
    BOOST_TEST(shown(R"j([{"G":["0F8FAD5B-d9cb-469f-a165-70867728950e"],"N":["7",8]}])j", typed) ==
               "G:text, N:text | 0f8fad5b-d9cb-469f-a165-70867728950e|7; 8");
}

BOOST_AUTO_TEST_CASE(verbose_collections_stand_in_an_object_of_their_own) {
    BOOST_TEST(shown(R"j({"d":[{"A":{"__metadata":{"type":"Collection(Edm.String)"},)j"
                     R"j("results":["x","y"]}}]})j") == "A:text | x; y");
    BOOST_TEST(shown(R"j({"d":[{"A":{"results":["x","y"]}}]})j",
                     {.schema = {column("A", "Collection(Edm.String)")}}) == "A:text | x; y");
}

BOOST_AUTO_TEST_CASE(a_collection_of_complex_values_is_json_without_annotations) {
    const char* const page =
        R"j([{"A":[]},{"A":[{"@odata.type":"#NS.C","X":1,"Y@odata.type":"#Date","Y":"a","Z":)j"
        R"j({"Q":[null,false]}},{"X":12345678901234567890}]}])j";
    BOOST_TEST(shown(page) == R"j(A:text |  | [{"X":1,"Y":"a","Z":{"Q":[null,false]}},)j"
                              R"j({"X":"12345678901234567890"}])j");
}

BOOST_AUTO_TEST_CASE(the_policy_chooses_how_a_collection_shows) {
    const auto with = [](std::string_view words) {
        const auto policy = base::parseValuePolicy(words);
        BOOST_REQUIRE(policy.has_value());
        return odata::DecoderOptions{.policies = {{"A", *policy}}};
    };
    const char* const page = R"j([{"A":[]},{"A":["x","y"]},{"A":null}])j";
    BOOST_TEST(shown(page, with("count")) == "A:integer | 0 | 2 | null");
    BOOST_TEST(shown(page, with("json")) == R"j(A:text | [] | ["x","y"] | null)j");
    BOOST_TEST(shown(page, with("text:|")) == "A:text |  | x|y | null");
    const odata::DecoderOptions counted{
        .schema = {column("A", "Collection(Edm.String)",
                          {.collections = ValuePolicy::Collections::count})}};
    BOOST_TEST(shown(page, counted) == "A:integer | 0 | 2 | null");
}

BOOST_AUTO_TEST_CASE(rows_of_other_tables_are_counted) {
    BOOST_TEST(shown(R"j({"d":[{"A":{"results":[]}},{"A":{"results":[{"X":1},{"X":2}]}}]})j") ==
               "A/$count:integer | 0 | 2");
    BOOST_TEST(shown(R"j({"value":[{"A@odata.navigationLink":"u","A":[{"X":1}]}]})j") ==
               "A/$count:integer | 1");
    BOOST_TEST(shown(R"j({"value":[{"A":[]},{"A":[{"@odata.id":"u","X":1}]},{"A":[]}]})j") ==
               "A/$count:integer | 0 | 1 | 0");
    BOOST_TEST(shown(R"j({"value":[{"A@navigationLink":"u","A":[]}]})j") == "A/$count:integer | 0");
}

BOOST_AUTO_TEST_CASE(shapes_are_well_known_text) {
    const char* const page =
        R"j([{"P":{"type":"Point","coordinates":[8.5,47.25]}},{"P":null},)j"
        R"j({"P":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"crs":{"type":)j"
        R"j("name","properties":{"name":"EPSG:4258"}}}}])j";
    const char* const expected = "P:text | SRID=4326;POINT(8.5 47.25) | null | "
                                 "SRID=4258;POLYGON((0 0,1 0,1 1,0 0))";
    BOOST_TEST(shown(page) == expected);
    BOOST_TEST(shown(page, {.schema = {column("P", "Edm.Geography")}}) == expected);
    BOOST_TEST(shown(R"j([{"G@odata.type":"#GeometryCollection","G":{"type":"GeometryCollection",)j"
                     R"j("geometries":[{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},)j"
                     R"j({"type":"LineString","coordinates":[]}]}}])j") ==
               "G:text | GEOMETRYCOLLECTION(MULTIPOINT((1 2),(3 4)),LINESTRING EMPTY)");
    BOOST_TEST(shown(R"j([{"L":[{"type":"Point","coordinates":[1,2]}]}])j",
                     {.schema = {column("L", "Collection(Edm.GeographyPoint)")}}) ==
               "L:text | SRID=4326;POINT(1 2)");
    // Neither is a shape: one has no coordinates, the other no type that is known.
    BOOST_TEST(shown(R"j([{"T":{"type":"Point","x":1},"U":{"type":"Box","coordinates":"a"}}])j") ==
               "T/type:text, T/x:decimal, U/type:text, U/coordinates:text | Point|1|Box|a");
}

BOOST_AUTO_TEST_CASE(a_broken_shape_is_left_out_with_a_warning) {
    const Decoded decoded = mustDecode(R"j([{"P":{"type":"Point","coordinates":["a",2]}}])j",
                                       {.schema = {column("P", "Edm.GeographyPoint")}});
    BOOST_TEST(test::rowOf(decoded.table, 0) == "null");
    BOOST_REQUIRE(decoded.end.warnings.size() == 1U);
    BOOST_TEST(decoded.end.warnings[0].find("no shapes that are known") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_type_that_comes_after_its_value_still_counts) {
    BOOST_TEST(shown(R"j({"value":[{"A":"5","D":"2014-07-15"},{"A":"6","A@odata.type":"#Int64",)j"
                     R"j("D@type":"Date"}]})j") == "A:integer, D:date | 5|2014-07-15 | 6|null");
}

BOOST_AUTO_TEST_CASE(numbers_of_an_enumeration_become_its_members) {
    const std::map<std::string, odata::EnumType, std::less<>> enums{
        {"NS.Color",
         {.name = "NS.Color",
          .isFlags = true,
          .members = {{"None", 0}, {"Red", 1}, {"Green", 2}, {"Blue", 4}}}}};
    const odata::DecoderOptions options{.schema = {column("C", "NS.Color")}, .enums = &enums};
    BOOST_TEST(
        shown(R"j([{"C":"Red"},{"C":"Red,Blue"},{"C":4},{"C":"3"},{"C":8},{"C":0},{"C":null}])j",
              options) == "C:text | Red | Red,Blue | Blue | Red,Green | 8 | None | null");
}

BOOST_AUTO_TEST_CASE(an_offset_is_kept_where_it_is_wanted) {
    const odata::DecoderOptions options{
        .schema = {column("D", "Edm.DateTimeOffset", {.zone = ValuePolicy::Zone::asSent})}};
    BOOST_TEST(shown(R"j([{"D":"2014-07-15T11:00:00+02:00"},{"D":"\/Date(0+0090)\/"},)j"
                     R"j({"D":"/Date(0-0120)/"},{"D":"/Date(0)/"},{"D":null}])j",
                     options) == "D:text | 2014-07-15T11:00:00+02:00 | "
                                 "1970-01-01T01:30:00+01:30 | 1969-12-31T22:00:00-02:00 | "
                                 "1970-01-01T00:00:00Z | null");
}

BOOST_AUTO_TEST_CASE(what_no_cell_can_hold_is_left_out_with_a_warning) {
    const odata::DecoderOptions options{
        .schema = {column("D", "Edm.Date"), column("S", "Edm.Duration")}};
    const Decoded decoded = mustDecode(
        R"j([{"D":"-0044-03-15","S":"P1Y2M"},{"D":"12014-01-01","S":"-PT1.5S"}])j", options);
    BOOST_TEST(test::rowOf(decoded.table, 0) == "null|null");
    BOOST_TEST(test::rowOf(decoded.table, 1) == "null|-PT1.5S");
    BOOST_REQUIRE(decoded.end.warnings.size() == 2U);
    BOOST_TEST(decoded.end.warnings[0].find("outside of the years 1 to 9999") != std::string::npos);
    BOOST_TEST(decoded.end.warnings[0].find("\"-0044-03-15\" in row 1") != std::string::npos);
    BOOST_TEST(decoded.end.warnings[1].find("\"P1Y2M\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_delta_gives_its_changed_rows_only) {
    const Decoded old = mustDecode(
        R"j({"@odata.context":"c","value":[{"A":1},{"@odata.context":"#S/$deletedEntity","id":"x",)j"
        R"j("reason":"deleted"},{"@odata.context":"#S/$link","source":"a","target":"b"},{"A":2}],)j"
        R"j("@odata.deltaLink":"later"})j");
    BOOST_TEST(test::columnsOf(old.table) == "A:decimal");
    BOOST_TEST(old.table.rowCount() == 2U);
    BOOST_TEST(old.end.deltaLink == "later");
    BOOST_TEST(old.end.warnings.size() == 2U);
    const Decoded recent = mustDecode(
        R"j({"@context":"c","value":[{"A":1,"B":"x"},{"A":7,"@removed":{"reason":"changed"},"B":"y"},)j"
        R"j({"@removed":{"reason":"deleted"},"@id":"i"},{"B":"z"}],"@deltaLink":"later"})j");
    BOOST_TEST(test::columnsOf(recent.table) == "A:decimal, B:text");
    BOOST_REQUIRE(recent.table.rowCount() == 2U);
    BOOST_TEST(test::rowOf(recent.table, 1) == "null|z");
    BOOST_TEST(recent.end.deltaLink == "later");
    BOOST_TEST(recent.end.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_named_stream_shows_where_it_can_be_read) {
    const odata::DecoderOptions options{.schema = {{.path = "Id"}, {.path = "Photo"}}};
    BOOST_TEST(shown(R"j({"value":[{"Id":"a","Photo@odata.mediaReadLink":"S('a')/Photo"}]})j",
                     options) == "Id:text, Photo:text | a|S('a')/Photo");
    BOOST_TEST(shown(R"j({"d":[{"Id":"a","Photo":{"__mediaresource":{"media_src":"u"}}}]})j",
                     options) == "Id:text, Photo:text | a|u");
    BOOST_TEST(shown(R"j({"value":[{"Id":"a","Photo@odata.mediaReadLink":"u"}]})j") ==
               "Id:text | a");
}

BOOST_AUTO_TEST_CASE(columns_of_derived_types_come_at_the_end_with_their_kinds) {
    const odata::DecoderOptions options{
        .schema = {column("Id", "Edm.Int32")},
        .possible = {column("Since", "Edm.Date"), column("Home/Floor", "Edm.Int16")}};
    BOOST_TEST(shown(R"j([{"Id":1},{"Id":2,"Home":{"Floor":3},"Since":"2014-01-02"}])j", options) ==
               "Id:integer, Home/Floor:integer, Since:date | 1|null|null | 2|3|2014-01-02");
    BOOST_TEST(shown(R"j([{"Id":1}])j", options) == "Id:integer | 1");
}

BOOST_AUTO_TEST_SUITE_END()
