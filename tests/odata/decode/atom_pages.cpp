// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;
using base::ErrorKind;
using base::ValueKind;
using test::Decoded;

namespace {

constexpr std::string_view namespaces =
    R"( xmlns="http://www.w3.org/2005/Atom" )"
    R"(xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" )"
    R"(xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata")";

std::string feed(std::string_view content) {
    return "<feed" + std::string(namespaces) + ">" + std::string(content) + "</feed>";
}

std::string entry(std::string_view properties) {
    return "<entry><id>x</id><content type=\"application/xml\"><m:properties>" +
           std::string(properties) + "</m:properties></content></entry>";
}

Decoded mustDecode(std::string_view page, const odata::DecoderOptions& options = {}) {
    auto decoded = test::decode(&odata::makeAtomDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(decoded.has_value(),
                          (decoded ? std::string() : base::describe(decoded.error())));
    return std::move(decoded).value();
}

base::Error mustRefuse(std::string_view page, const odata::DecoderOptions& options = {}) {
    auto decoded = test::decode(&odata::makeAtomDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(!decoded.has_value(), "was read: " << page.substr(0, 100));
    return decoded.error();
}

bool says(const base::Error& error, std::string_view words) {
    return error.message.find(words) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(atom_pages)

BOOST_AUTO_TEST_CASE(the_payloads_types_make_columns_where_there_is_no_schema) {
    const Decoded page =
        mustDecode(feed(entry("<d:Id m:type=\"Edm.Int32\">1</d:Id><d:Name>Ann</d:Name>"
                              "<d:Born m:type=\"Edm.DateTime\">2014-07-15T11:00:00</d:Born>") +
                        entry("<d:Name>Bob</d:Name><d:Rank m:type=\"Edm.Double\">1.5</d:Rank>")));
    BOOST_TEST(test::columnsOf(page.table) == "Id:integer, Name:text, Born:dateTime, Rank:real");
    BOOST_TEST(test::rowOf(page.table, 0) == "1|Ann|2014-07-15T11:00:00|null");
    BOOST_TEST(test::rowOf(page.table, 1) == "null|Bob|null|1.5");
}

BOOST_AUTO_TEST_CASE(a_column_that_begins_with_nulls_gets_the_kind_of_its_first_value) {
    const Decoded page =
        mustDecode(feed(entry("<d:A m:null=\"true\"/><d:B>x</d:B><d:C m:null=\"true\"/>") +
                        entry("<d:A m:type=\"Edm.Int64\">7</d:A><d:B>y</d:B>")));
    BOOST_TEST(test::columnsOf(page.table) == "A:integer, B:text, C:text");
    BOOST_TEST(test::rowOf(page.table, 0) == "null|x|null");
    BOOST_TEST(test::rowOf(page.table, 1) == "7|y|null");
}

BOOST_AUTO_TEST_CASE(the_schema_decides_over_the_payloads_type) {
    const odata::DecoderOptions options{.schema = {{.path = "Id", .kind = ValueKind::text},
                                                   {.path = "No", .kind = ValueKind::real}}};
    const Decoded page =
        mustDecode(feed(entry("<d:No>2</d:No><d:Id m:type=\"Edm.Int32\">007</d:Id>")), options);
    BOOST_TEST(test::columnsOf(page.table) == "Id:text, No:real");
    BOOST_TEST(test::rowOf(page.table, 0) == "007|2");
}

BOOST_AUTO_TEST_CASE(properties_outside_a_closed_schema_are_left_out) {
    const odata::DecoderOptions options{.schema = {{.path = "A"}}, .isOpen = false};
    const Decoded page = mustDecode(
        feed(entry("<d:B>x</d:B><d:C m:null=\"true\"/><d:D><d:E>1</d:E></d:D><d:A>a</d:A>") +
             entry("<d:D><d:E>1</d:E></d:D><d:A>b</d:A><d:B>x</d:B>")),
        options);
    BOOST_TEST(test::columnsOf(page.table) == "A:text");
    BOOST_TEST(test::rowOf(page.table, 1) == "b");
}

BOOST_AUTO_TEST_CASE(a_text_in_a_number_column_is_refused_with_row_and_property) {
    const odata::DecoderOptions options{
        .schema = {{.path = "Total", .kind = ValueKind::integer, .edmType = "Edm.Int64"}}};
    const auto error =
        mustRefuse(feed(entry("<d:Total>1</d:Total>") + entry("<d:Total>many</d:Total>")), options);
    BOOST_TEST((error.kind == ErrorKind::badResponse));
    BOOST_TEST(says(error, "Row 2"), error.message);
    BOOST_TEST(says(error, "\"Total\" should be a whole number (Edm.Int64)"), error.message);
    BOOST_TEST(says(error, "\"many\""), error.message);
    BOOST_TEST(error.where.find("byte") != std::string::npos, error.where);
}

BOOST_AUTO_TEST_CASE(values_that_are_no_values_of_their_type_are_refused) {
    const std::pair<std::string_view, std::string_view> bad[] = {
        {"Edm.Int32", "1.5"},          {"Edm.Int64", "9223372036854775808"},
        {"Edm.Decimal", "1,5"},        {"Edm.Double", "one"},
        {"Edm.Boolean", "yes"},        {"Edm.DateTime", "2014-02-30T00:00:00"},
        {"Edm.DateTime", "15.7.2014"}, {"Edm.Time", "PT1Y"},
        {"Edm.Guid", "0f8fad5b"},      {"Edm.Binary", "%%"},
        {"Edm.Int32", "12abc"},        {"Edm.Guid", "0g8fad5b-d9cb-469f-a165-70867728950e"}};
    for (const auto& [type, value] : bad)
        BOOST_TEST_CONTEXT(type << " " << value) {
            const auto error = mustRefuse(feed(entry("<d:P m:type=\"" + std::string(type) + "\">" +
                                                     std::string(value) + "</d:P>")));
            BOOST_TEST(says(error, "Row 1: \"P\" should be"), error.message);
        }
}

BOOST_AUTO_TEST_CASE(white_space_around_a_value_is_no_part_of_it_but_of_a_text) {
    const Decoded page = mustDecode(
        feed(entry("<d:N m:type=\"Edm.Int32\">\n 5 </d:N><d:T> a </d:T>"
                   "<d:B m:type=\"Edm.Binary\">AA\nEC</d:B><d:E m:type=\"Edm.Int32\"></d:E>")));
    BOOST_TEST(test::rowOf(page.table, 0) == "5| a |AAEC|null");
}

BOOST_AUTO_TEST_CASE(namespaces_may_be_https_and_have_any_prefix_or_none) {
    const Decoded page = mustDecode(
        "<a:feed xmlns:a='https://www.w3.org/2005/Atom' "
        "xmlns:meta='https://schemas.microsoft.com/ado/2007/08/dataservices/metadata'>"
        "<a:entry><a:content><meta:properties "
        "xmlns='https://schemas.microsoft.com/ado/2007/08/dataservices'>"
        "<Id meta:type='Edm.Int32'>3</Id><Gone meta:null='true'/></meta:properties></a:content>"
        "</a:entry></a:feed>");
    BOOST_TEST(test::columnsOf(page.table) == "Id:integer, Gone:text");
    BOOST_TEST(test::rowOf(page.table, 0) == "3|null");
}

BOOST_AUTO_TEST_CASE(media_entries_have_their_properties_beside_the_content) {
    const Decoded page = mustDecode(
        feed("<entry><m:properties><d:Name>pic</d:Name></m:properties>"
             "<content type='image/png' src='x/$value'/><id>late</id></entry>"
             "<entry><content type='image/png' src='y'/><m:properties><d:Name>pic 2</d:Name>"
             "</m:properties></entry>"));
    BOOST_TEST(test::rowOf(page.table, 0) == "pic");
    BOOST_TEST(test::rowOf(page.table, 1) == "pic 2");
}

BOOST_AUTO_TEST_CASE(links_and_count_may_stand_anywhere) {
    const Decoded page =
        mustDecode("<feed xml:base='http://h/a/'" + std::string(namespaces) +
                   "><link rel='next' href='n?x=1' xml:base='b/'/>" + entry("<d:A>1</d:A>") +
                   "<m:count> 7 </m:count><link rel='self' href='s'/></feed>");
    BOOST_TEST(page.end.nextLink == "n?x=1");
    BOOST_TEST(page.end.base == "http://h/a/b/");
    BOOST_TEST(page.end.count.value_or(-1) == 7);
}

BOOST_AUTO_TEST_CASE(a_single_entry_and_a_single_property_are_one_row) {
    const std::string properties = "<m:properties><d:A>1</d:A></m:properties>";
    const Decoded single = mustDecode("<entry" + std::string(namespaces) + "><content>" +
                                      properties + "</content></entry>");
    BOOST_TEST(single.end.rows == 1);
    const Decoded property =
        mustDecode("<City xmlns='http://schemas.microsoft.com/ado/2007/08/dataservices'>"
                   "Rome</City>");
    BOOST_TEST(test::columnsOf(property.table) == "City:text");
    BOOST_TEST(test::rowOf(property.table, 0) == "Rome");
}

BOOST_AUTO_TEST_CASE(an_expanded_entry_keeps_its_properties_apart) {
    const Decoded page = mustDecode(feed(
        "<entry><link rel='http://schemas.microsoft.com/ado/2007/08/dataservices/related/Up'>"
        "<m:inline><entry><content><m:properties><d:Id m:type='Edm.Int32'>9</d:Id></m:properties>"
        "</content><link rel='http://schemas.microsoft.com/ado/2007/08/dataservices/related/Top'>"
        "<m:inline><entry><content><m:properties><d:Id m:type='Edm.Int32'>8</d:Id></m:properties>"
        "</content></entry></m:inline></link></entry></m:inline></link>"
        "<content><m:properties><d:Id m:type='Edm.Int32'>1</d:Id></m:properties></content>"
        "</entry>"));
    BOOST_TEST(test::columnsOf(page.table) == "Up/Id:integer, Up/Top/Id:integer, Id:integer");
    BOOST_TEST(test::rowOf(page.table, 0) == "9|8|1");
}

BOOST_AUTO_TEST_CASE(a_part_of_an_expanded_list_is_counted_with_a_warning) {
    const Decoded page = mustDecode(feed(
        "<entry><link rel='http://schemas.microsoft.com/ado/2007/08/dataservices/related/Items' "
        "type='application/atom+xml;type=feed'><m:inline><feed><entry/><entry/>"
        "<link rel='next' href='more'/></feed></m:inline></link></entry>"));
    BOOST_TEST(test::rowOf(page.table, 0) == "2");
    BOOST_TEST(page.end.nextLink == "");
    BOOST_REQUIRE(page.end.warnings.size() == 1U);
    BOOST_TEST(page.end.warnings[0].find("\"Items\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_complex_value_without_parts_is_null_in_all_of_them) {
    const Decoded page =
        mustDecode(feed(entry("<d:A m:type=\"NS.Address\"/><d:Z>1</d:Z>") +
                        entry("<d:A m:type=\"NS.Address\"><d:City>Rome</d:City></d:A>") +
                        entry("<d:A m:type=\"NS.Address\">\n</d:A>")));
    BOOST_TEST(test::columnsOf(page.table) == "A/City:text, Z:text");
    BOOST_TEST(test::rowOf(page.table, 0) == "null|1");
    BOOST_TEST(test::rowOf(page.table, 1) == "Rome|null");
    BOOST_TEST(test::rowOf(page.table, 2) == "null|null");
}

BOOST_AUTO_TEST_CASE(a_document_inside_a_value_is_left_out_with_a_warning) {
    const Decoded page =
        mustDecode(feed(entry("<d:Place><p xmlns='urn:x'>1 2</p></d:Place><d:Z>z</d:Z>")));
    BOOST_TEST(test::columnsOf(page.table) == "Place:text, Z:text");
    BOOST_TEST(test::rowOf(page.table, 0) == "null|z");
    BOOST_TEST(page.end.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_error_in_the_body_is_the_services_failure) {
    const auto whole =
        mustRefuse("<m:error" + std::string(namespaces) +
                   "><m:code>5</m:code><m:message xml:lang='en'>No such table.</m:message>"
                   "<m:innererror><m:message>inner</m:message></m:innererror></m:error>");
    BOOST_TEST((whole.kind == ErrorKind::serviceFailed));
    BOOST_TEST(whole.serverWords == "No such table.");
    const auto late = mustRefuse(
        feed(entry("<d:A>1</d:A>") + "<m:error><m:message>Time out</m:message></m:error>"));
    BOOST_TEST(late.serverWords == "Time out");
    BOOST_TEST(says(late, "after 1 rows"), late.message);
    const auto fault = mustRefuse("<ServiceFault xmlns='http://schemas.datacontract.org/2004/07/x'>"
                                  "<Message>Twice</Message></ServiceFault>");
    BOOST_TEST(fault.serverWords == "Twice");
}

BOOST_AUTO_TEST_CASE(every_truncation_of_a_page_is_refused) {
    const std::string page = feed(entry("<d:A m:type=\"Edm.Int32\">1</d:A>"));
    for (std::size_t size = 0; size < page.size(); ++size)
        BOOST_TEST((mustRefuse(page.substr(0, size)).kind == ErrorKind::badResponse));
}

BOOST_AUTO_TEST_CASE(wrong_encodings_and_document_types_are_refused) {
    mustRefuse("<?xml version='1.0' encoding='utf-8'?>" + feed(entry("<d:A>caf\xE9</d:A>")));
    mustRefuse("<?xml version='1.0' encoding='klingon'?>" + feed(""));
    mustRefuse("<!DOCTYPE feed>" + feed(""));
    const auto error = mustRefuse("<!DOCTYPE feed [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" +
                                  feed(entry("<d:A>&b;</d:A>")));
    BOOST_TEST(says(error, "document type declaration"), error.message);
}

BOOST_AUTO_TEST_CASE(limits_of_depth_value_columns_and_row_are_kept) {
    std::string deep;
    for (int i = 0; i < 70; ++i)
        deep += "<d:X>";
    BOOST_TEST(
        (mustRefuse(feed("<entry><content><m:properties>" + deep)).kind == ErrorKind::tooLarge));
    const odata::DecoderOptions shortValues{.limits = {.maxValueBytes = 10}};
    mustDecode(feed(entry("<d:A>0123456789</d:A>")), shortValues);
    BOOST_TEST((mustRefuse(feed(entry("<d:A>01234567890</d:A>")), shortValues).kind ==
                ErrorKind::tooLarge));
    const odata::DecoderOptions fewColumns{.limits = {.maxColumns = 2}};
    BOOST_TEST(
        (mustRefuse(feed(entry("<d:A/><d:B/><d:C/>")), fewColumns).kind == ErrorKind::tooLarge));
    const odata::DecoderOptions shortRows{.limits = {.maxEntryBytes = 10}};
    BOOST_TEST((mustRefuse(feed(entry("<d:A>012345</d:A><d:B>678901</d:B>")), shortRows).kind ==
                ErrorKind::tooLarge));
}

BOOST_AUTO_TEST_CASE(batches_are_full_but_the_last_and_a_new_column_joins_later_ones) {
    std::string content;
    for (int i = 0; i < 5'000; ++i)
        content += entry("<d:I m:type=\"Edm.Int32\">" + std::to_string(i) + "</d:I>" +
                         (i == 4'500 ? "<d:Late>x</d:Late>" : ""));
    const Decoded page = mustDecode(feed(content));
    BOOST_REQUIRE(page.table.batches.size() == 2U);
    BOOST_TEST(page.table.batches[0].rowCount == base::maxBatchRows);
    BOOST_TEST(page.table.batches[0].columns.size() == 1U);
    BOOST_TEST(page.table.batches[1].columns.size() == 2U);
    BOOST_TEST(test::rowOf(page.table, 4'095) == "4095|null");
    BOOST_TEST(test::rowOf(page.table, 4'500) == "4500|x");
    BOOST_TEST(test::rowOf(page.table, 4'999) == "4999|null");
}

BOOST_AUTO_TEST_CASE(an_error_of_the_sink_stops_the_reading) {
    auto decoder = odata::makeAtomDecoder({}, [](const base::Schema&, base::Batch&&) {
        return base::Result<void>(base::Error{.kind = ErrorKind::cancelled, .message = "Stopped."});
    });
    BOOST_REQUIRE(decoder->push(feed(entry("<d:A>1</d:A>"))).has_value());
    const auto end = decoder->finish();
    BOOST_REQUIRE(!end.has_value());
    BOOST_TEST((end.error().kind == ErrorKind::cancelled));
}

BOOST_AUTO_TEST_CASE(a_sink_that_only_looks_leaves_its_batch_to_be_used_again) {
    std::string content;
    for (int i = 0; i < 9'000; ++i)
        content += entry("<d:I m:type=\"Edm.Int32\">" + std::to_string(i) + "</d:I>");
    std::int64_t sum = 0;
    auto decoder = odata::makeAtomDecoder({}, [&](const base::Schema&, base::Batch&& batch) {
        for (std::size_t row = 0; row < batch.rowCount; ++row)
            sum += batch.columns[0].integers[row];
        return base::Result<void>();
    });
    BOOST_REQUIRE(decoder->push(feed(content)).has_value());
    BOOST_REQUIRE(decoder->finish().has_value());
    BOOST_TEST(sum == 9'000LL * 8'999 / 2);
}

BOOST_AUTO_TEST_SUITE_END()
