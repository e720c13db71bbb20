// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace odc;
using base::ValueKind;
using odata::FeedMapping;
using test::Decoded;

namespace {

constexpr std::string_view shop = "http://shop.example/";

std::string feed(std::string_view content) {
    return R"(<feed xmlns="http://www.w3.org/2005/Atom" )"
           R"(xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" )"
           R"(xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" )"
           R"(xmlns:s="http://shop.example/"><title>Things</title><updated>2001-01-01T00:00:00Z)"
           R"(</updated><author><name>The feed's</name></author><s:note>The feed's</s:note>)" +
           std::string(content) + "</feed>";
}

std::string content(std::string_view properties) {
    return "<content type=\"application/xml\"><m:properties>" + std::string(properties) +
           "</m:properties></content>";
}

std::string entry(std::string_view inside) {
    return "<entry><id>x</id>" + std::string(inside) + "</entry>";
}

FeedMapping toAtom(std::string column, std::vector<std::string> elements) {
    return {std::move(column), std::string(odata::atomNamespace), std::move(elements)};
}

FeedMapping toShop(std::string column, std::vector<std::string> elements,
                   std::string attribute = {}) {
    return {std::move(column), std::string(shop), std::move(elements), std::move(attribute)};
}

/// The columns Id and those that are mapped, texts but for Id.
Decoded mustDecode(std::string_view page, std::vector<FeedMapping> mappings) {
    odata::DecoderOptions options{.schema = {{.path = "Id", .kind = ValueKind::integer}}};
    for (const FeedMapping& mapping : mappings)
        options.schema.push_back({.path = mapping.column});
    options.feedMappings = std::move(mappings);
    auto decoded = test::decode(&odata::makeAtomDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(decoded.has_value(),
                          (decoded ? std::string() : base::describe(decoded.error())));
    auto inPieces = test::decodePieces(&odata::makeAtomDecoder, page, options, [] { return 7; });
    BOOST_REQUIRE(inPieces.has_value());
    BOOST_TEST((*inPieces == *decoded));
    return std::move(decoded).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(mapped_values)

BOOST_AUTO_TEST_CASE(the_title_of_an_entry_is_the_value_mapped_to_it) {
    const Decoded page =
        mustDecode(feed(entry("<title type=\"text\">Milk &amp; <![CDATA[<oats>]]></title>" +
                              content("<d:Id>1</d:Id>")) +
                        entry(content("<d:Id>2</d:Id>") + "<title>Bread</title>")),
                   {toAtom("Name", {"title"})});
    BOOST_TEST(test::columnsOf(page.table) == "Id:integer, Name:text");
    BOOST_TEST(test::rowOf(page.table, 0) == "1|Milk & <oats>");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|Bread");
}

BOOST_AUTO_TEST_CASE(author_name_and_address_are_two_values) {
    const Decoded page = mustDecode(
        feed(entry("<author>\n <name>Ann</name>\n <uri>http://a.example/</uri></author>" +
                   content("<d:Id>1</d:Id>")) +
             entry("<author><name/></author><contributor><name>Bob</name></contributor>" +
                   content("<d:Id>2</d:Id>"))),
        {toAtom("Writer", {"author", "name"}), toAtom("Page", {"author", "uri"}),
         toAtom("Helper", {"contributor", "name"})});
    BOOST_TEST(test::rowOf(page.table, 0) == "1|Ann|http://a.example/|null");
    BOOST_TEST(test::rowOf(page.table, 1) == "2||null|Bob");
}

BOOST_AUTO_TEST_CASE(a_custom_element_is_known_by_its_namespace) {
    const Decoded page = mustDecode(
        feed(entry("<note>no</note><x:note xmlns:x=\"http://other.example/\">no</x:note>"
                   "<y:note xmlns:y=\"http://shop.example/\">yes</y:note>" +
                   content("<d:Id>1</d:Id>")) +
             entry("<s:other><s:note>no</s:note></s:other>" + content("<d:Id>2</d:Id>"))),
        {toShop("Note", {"note"})});
    BOOST_TEST(test::rowOf(page.table, 0) == "1|yes");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|null");
}

BOOST_AUTO_TEST_CASE(attributes_and_nested_elements_hold_values_beside_each_other) {
    const Decoded page = mustDecode(
        feed(entry("<s:units s:level=\"5\">9<s:skipped>7</s:skipped></s:units>"
                   "<s:units><s:unit code=\"kg\"><s:long>Kilogram</s:long></s:unit></s:units>" +
                   content("<d:Id>1</d:Id>")) +
             entry("<s:units other=\"1\"><s:unit/></s:units>" + content("<d:Id>2</d:Id>"))),
        {toShop("Level", {"units"}, "level"), toShop("Code", {"units", "unit"}, "code"),
         toShop("Unit", {"units", "unit", "long"})});
    BOOST_TEST(test::rowOf(page.table, 0) == "1|5|kg|Kilogram");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|null|null|null");
    BOOST_TEST(page.end.warnings.empty());
}

BOOST_AUTO_TEST_CASE(a_part_of_a_complex_value_comes_from_outside_of_it) {
    const Decoded page = mustDecode(
        feed(entry("<summary>Rome</summary>" +
                   content("<d:Id>1</d:Id><d:Location><d:Land>IT</d:Land></d:Location>")) +
             entry("<summary>Oslo</summary>" + content("<d:Id>2</d:Id>"))),
        {toAtom("Location/City", {"summary"})});
    BOOST_TEST(test::columnsOf(page.table) == "Id:integer, Location/City:text, Location/Land:text");
    BOOST_TEST(test::rowOf(page.table, 0) == "1|Rome|IT");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|Oslo|null");
}

BOOST_AUTO_TEST_CASE(null_is_said_or_absent_and_an_empty_element_is_an_empty_text) {
    const Decoded page =
        mustDecode(feed(entry("<s:note m:null=\"true\"/>" + content("<d:Id>1</d:Id>")) +
                        entry(content("<d:Id>2</d:Id>")) +
                        entry("<s:note></s:note>" + content("<d:Id>3</d:Id>")) +
                        entry("<s:note m:null=\"false\">x</s:note>" + content("<d:Id>4</d:Id>"))),
                   {toShop("Note", {"note"})});
    BOOST_TEST(test::rowOf(page.table, 0) == "1|null");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|null");
    BOOST_TEST(test::rowOf(page.table, 2) == "3|");
    BOOST_TEST(test::rowOf(page.table, 3) == "4|x");
}

BOOST_AUTO_TEST_CASE(what_the_content_says_counts_over_the_mapped_element) {
    const Decoded page =
        mustDecode(feed(entry("<title/>" + content("<d:Id>1</d:Id><d:Name m:null=\"true\"/>")) +
                        entry(content("<d:Id>2</d:Id><d:Name>Ann</d:Name>") + "<title>A.</title>")),
                   {toAtom("Name", {"title"})});
    BOOST_TEST(test::rowOf(page.table, 0) == "1|null");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|Ann");
}

BOOST_AUTO_TEST_CASE(the_title_of_an_expanded_entry_is_not_the_rows_title) {
    const std::string relation =
        "<link rel=\"http://schemas.microsoft.com/ado/2007/08/dataservices/related/";
    const Decoded page = mustDecode(
        feed(entry(relation + "Shelf\" type=\"application/atom+xml;type=entry\"><m:inline>" +
                   entry("<title>Upper</title><s:note>Upper</s:note>" + content("<d:No>5</d:No>")) +
                   "</m:inline></link>" + relation +
                   "Lots\" type=\"application/atom+xml;type=feed\"><m:inline><feed>"
                   "<title>Lots</title>" +
                   entry("<title>Lot</title>") + "</feed></m:inline></link>" +
                   content("<d:Id>1</d:Id>"))),
        {toAtom("Name", {"title"}), toShop("Note", {"note"})});
    BOOST_TEST(test::columnsOf(page.table) ==
               "Id:integer, Name:text, Note:text, Shelf/No:text, Lots/$count:integer");
    BOOST_TEST(test::rowOf(page.table, 0) == "1|null|null|5|1");
}

BOOST_AUTO_TEST_CASE(a_mapped_value_is_read_as_its_column_says) {
    const odata::DecoderOptions options{
        .schema = {{.path = "Changed", .kind = ValueKind::dateTime, .edmType = "Edm.DateTime"},
                   {.path = "Stock", .kind = ValueKind::integer, .edmType = "Edm.Int32"}},
        .feedMappings = {toAtom("Changed", {"updated"}), toShop("Stock", {"stock"})}};
    const auto page = test::decode(
        &odata::makeAtomDecoder,
        feed(entry("<updated>2014-07-15T11:00:00Z</updated><s:stock> 7 </s:stock>")), options);
    BOOST_REQUIRE(page.has_value());
    BOOST_TEST(test::rowOf(page->table, 0) == "2014-07-15T11:00:00|7");
    const auto refused =
        test::decode(&odata::makeAtomDecoder, feed(entry("<s:stock>many</s:stock>")), options);
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message.find("\"Stock\" should be a whole number") !=
                   std::string::npos,
               refused.error().message);
}

BOOST_AUTO_TEST_CASE(markup_in_a_mapped_element_is_left_out_with_a_warning) {
    const Decoded page =
        mustDecode(feed(entry("<summary type=\"xhtml\"> <div "
                              "xmlns=\"http://www.w3.org/1999/xhtml\">a<b>c</b></div></summary>" +
                              content("<d:Id>1</d:Id>")) +
                        entry("<summary>plain</summary>" + content("<d:Id>2</d:Id>"))),
                   {toAtom("Text", {"summary"})});
    BOOST_TEST(test::rowOf(page.table, 0) == "1|null");
    BOOST_TEST(test::rowOf(page.table, 1) == "2|plain");
    BOOST_TEST(page.end.warnings.size() == 1u);
}

BOOST_AUTO_TEST_CASE(mappings_of_derived_types_hold_for_entries_of_these_types) {
    const std::string scheme =
        " scheme=\"http://schemas.microsoft.com/ado/2007/08/dataservices/scheme\"/>";
    FeedMapping blurb = toAtom("Blurb", {"summary"});
    blurb.types = {"N.Book", "N.Comic"};
    FeedMapping band = toAtom("Tracks", {"summary"});
    band.types = {"N.Disc"};
    band.edmType = "Edm.Int32";
    const odata::DecoderOptions options{
        .schema = {{.path = "Id", .kind = ValueKind::integer}},
        .feedMappings = {blurb, band},
        .possible = {{.path = "Blurb", .label = "Text on the back"}}};
    const auto page =
        test::decode(&odata::makeAtomDecoder,
                     feed(entry("<summary>plain</summary>" + content("<d:Id>1</d:Id>")) +
                          entry("<summary>good</summary>" + content("<d:Id>2</d:Id>") +
                                "<category term=\"N.Comic\"" + scheme) +
                          entry("<category term=\"N.Disc\"" + scheme + "<summary>12</summary>" +
                                content("<d:Id>3</d:Id>")) +
                          entry("<category term=\"N.Disc\" scheme=\"other\"/><summary>x</summary>" +
                                content("<d:Id>4</d:Id>"))),
                     options);
    BOOST_REQUIRE_MESSAGE(page.has_value(), (page ? "" : base::describe(page.error())));
    BOOST_TEST(test::columnsOf(page->table) == "Id:integer, Blurb:text, Tracks:integer");
    BOOST_TEST(page->table.schema[1].label == "Text on the back");
    BOOST_TEST(test::rowOf(page->table, 0) == "1|null|null");
    BOOST_TEST(test::rowOf(page->table, 1) == "2|good|null");
    BOOST_TEST(test::rowOf(page->table, 2) == "3|null|12");
    BOOST_TEST(test::rowOf(page->table, 3) == "4|null|null");
}

BOOST_AUTO_TEST_CASE(expanded_entries_have_mapped_values_too) {
    const auto link = [](const std::string& name, const std::string& kind,
                         const std::string& inside) {
        return "<link rel=\"http://schemas.microsoft.com/ado/2007/08/dataservices/related/" + name +
               "\" type=\"application/atom+xml;type=" + kind + "\"><m:inline>" + inside +
               "</m:inline></link>";
    };
    const auto of = [](std::string path, FeedMapping mapping) {
        mapping.entry = std::move(path);
        return mapping;
    };
    const std::string page = feed(entry(
        link("Shelf", "entry",
             entry("<title>Upper</title>" + link("Room", "entry", entry("<title>Hall</title>")) +
                   content("<d:No>5</d:No>"))) +
        link("Lots", "feed",
             "<feed>" +
                 entry("<title>First</title><s:at s:row=\"2\"><b>no</b></s:at>" +
                       link("Shelf", "entry", entry("<title>Lower</title>")) +
                       content("<d:No>7</d:No>")) +
                 entry("<title>Second</title>" + content("<d:Name>Kept</d:Name>")) + "</feed>") +
        "<title>Row</title>" + content("<d:Id>1</d:Id>")));
    const odata::DecoderOptions options{
        .schema = {{.path = "Id", .kind = ValueKind::integer},
                   {.path = "Name"},
                   {.path = "Shelf/Name"},
                   {.path = "Shelf/No", .kind = ValueKind::integer},
                   {.path = "Shelf/Room/Name"},
                   {.path = "Lots"}},
        .feedMappings = {toAtom("Name", {"title"}), of("Shelf", toAtom("Name", {"title"})),
                         of("Shelf/Room", toAtom("Name", {"title"})),
                         of("Lots", toAtom("Name", {"title"})),
                         of("Lots", toShop("At/Row", {"at"}, "row")),
                         of("Lots/Shelf", toAtom("Name", {"title"}))},
        .expansions = {{"Lots", odata::Expansion::json}}};
    const auto decoded = test::decode(&odata::makeAtomDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(decoded.has_value(), (decoded ? "" : base::describe(decoded.error())));
    BOOST_TEST(test::rowOf(decoded->table, 0) ==
               R"(1|Row|Upper|5|Hall|[{"No":"7","Name":"First","At":{"Row":"2"},)"
               R"("Shelf":{"Name":"Lower"}},{"Name":"Kept"}])");
}

BOOST_AUTO_TEST_CASE(a_mapping_of_a_column_that_is_not_wanted_is_no_column) {
    const odata::DecoderOptions options{.schema = {{.path = "Id", .kind = ValueKind::integer}},
                                        .isOpen = false,
                                        .feedMappings = {toAtom("Name", {"title"}),
                                                         toAtom("Location/City", {"summary"}),
                                                         toAtom("Id/Part", {"rights"})}};
    const auto page =
        test::decode(&odata::makeAtomDecoder,
                     feed(entry("<title>Ann</title><summary>Rome</summary><rights>r</rights>" +
                                content("<d:Id>1</d:Id>"))),
                     options);
    BOOST_REQUIRE(page.has_value());
    BOOST_TEST(test::columnsOf(page->table) == "Id:integer");
    BOOST_TEST(test::rowOf(page->table, 0) == "1");
}

BOOST_AUTO_TEST_SUITE_END()
