// SPDX-License-Identifier: MPL-2.0
// Answers that are no list of entities, through the choice of decoder that pages go through.
#include "odata/decode/decoding.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using base::ErrorKind;
using base::ValueKind;
using odata::AnswerForm;
using test::columnsOf;
using test::Decoded;
using test::rowOf;

namespace {

constexpr std::string_view json = "application/json";
constexpr std::string_view xml = "application/xml";

base::Result<Decoded> decodeValue(std::string_view page, std::string_view contentType,
                                  const odata::DecoderOptions& options) {
    Decoded decoded;
    auto decoder = odata::makeDecoder(contentType, page.substr(0, 2'048), options,
                                      [&](const base::Schema& schema, base::Batch&& batch) {
                                          decoded.table.schema = schema;
                                          decoded.table.batches.push_back(std::move(batch));
                                          return base::Result<void>();
                                      });
    if (!decoder)
        return decoder.error();
    for (; !page.empty(); page.remove_prefix(std::min<std::size_t>(7, page.size())))
        if (auto pushed = (*decoder)->push(page.substr(0, 7)); !pushed)
            return std::move(pushed).error();
    auto end = (*decoder)->finish();
    if (!end)
        return std::move(end).error();
    decoded.end = std::move(end).value();
    return decoded;
}

/// "Name:text = x | y": columns, then rows.
std::string tableOf(std::string_view page, std::string_view contentType,
                    const odata::DecoderOptions& options) {
    const auto decoded = decodeValue(page, contentType, options);
    if (!decoded)
        return std::string(base::nameOf(decoded.error().kind)) + ": " +
               base::describe(decoded.error());
    std::string text = columnsOf(decoded->table) + " =";
    for (std::size_t row = 0; row < decoded->table.rowCount(); ++row)
        text += (row == 0 ? " " : " / ") + rowOf(decoded->table, row);
    return text;
}

odata::DecoderOptions valueOf(std::string name, ValueKind kind, std::string edmType) {
    odata::DecoderOptions options;
    options.schema = {{.path = name, .kind = kind, .edmType = std::move(edmType)}};
    options.shape = {AnswerForm::value, std::move(name)};
    return options;
}

odata::DecoderOptions named(AnswerForm form, std::string name) {
    odata::DecoderOptions options;
    options.shape = {form, std::move(name)};
    return options;
}

const std::string dataSpace =
    R"(xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices" )"
    R"(xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata")";
const std::string v4Spaces = R"(xmlns:m="http://docs.oasis-open.org/odata/ns/metadata" )"
                             R"(xmlns="http://docs.oasis-open.org/odata/ns/data")";

} // namespace

BOOST_AUTO_TEST_SUITE(value_documents)

BOOST_AUTO_TEST_CASE(json_of_one_value_has_the_propertys_name_and_type) {
    const auto age = valueOf("Age", ValueKind::integer, "Edm.Int32");
    for (const char* page : {R"({"d":{"Age":7}})", R"({"value":7})", R"(7)", R"({"d":7})",
                             R"({"odata.metadata":"h/$metadata#Edm.Int32","value":7})",
                             R"({"@odata.context":"h/$metadata#People(1)/Age","value":7})",
                             R"({"Age":7})", R"({"d":{"Age":"7"}})"})
        BOOST_TEST(tableOf(page, json, age) == "Age:integer = 7", page);
}

BOOST_AUTO_TEST_CASE(json_without_a_model_tells_what_it_can) {
    const auto options = named(AnswerForm::rows, "Age");
    BOOST_TEST(tableOf(R"({"value":7.50})", json, options) == "Age:decimal = 7.50");
    BOOST_TEST(tableOf(R"({"@odata.context":"h/$metadata#Edm.Date","value":"2014-07-01"})", json,
                       options) == "Age:date = 2014-07-01");
    BOOST_TEST(tableOf(R"({"value":true})", json, options) == "Age:boolean = true");
    BOOST_TEST(tableOf(R"({"d":{"Name":"x"}})", json, options) == "Name:text = x");
    BOOST_TEST(tableOf(R"({"@odata.context":"h/$metadata#People(1)/Name","value":"x"})", json,
                       {}) == "Name:text = x");
}

BOOST_AUTO_TEST_CASE(json_null_is_one_null) {
    const auto name = valueOf("Name", ValueKind::text, "Edm.String");
    for (const char* page :
         {R"({"d":{"Name":null}})", R"({"value":null})", R"({"@odata.null":true})",
          R"({"odata.metadata":"h","odata.null":true})", "null", ""})
        BOOST_TEST(tableOf(page, *page ? json : "", name) ==
                       (*page ? "Name:text = null" : "badResponse: The service's answer is empty."),
                   page);
}

BOOST_AUTO_TEST_CASE(json_collections_have_a_row_a_member) {
    const auto tags = valueOf("Tags", ValueKind::text, "Edm.String");
    for (const char* page :
         {R"({"d":{"results":["a",null,""]}})", R"({"value":["a",null,""]})", R"(["a",null,""])",
          R"({"d":["a",null,""]})", R"({"d":{"Tags":{"results":["a",null,""]}}})",
          R"j({"@odata.context":"h/$metadata#Collection(Edm.String)","value":["a",null,""]})j"})
        BOOST_TEST(tableOf(page, json, tags) == "Tags:text = a / null / ", page);
    BOOST_TEST(tableOf(R"({"value":[]})", json, tags) == " =");
}

BOOST_AUTO_TEST_CASE(json_collection_names_its_next_page) {
    const auto decoded =
        decodeValue(R"({"@odata.count":9,"value":[1,2],"@odata.nextLink":"N?p=2"})", json,
                    valueOf("N", ValueKind::integer, "Edm.Int32"));
    BOOST_REQUIRE_MESSAGE(decoded, test::explain(decoded));
    BOOST_TEST(decoded->end.nextLink == "N?p=2");
    BOOST_TEST(decoded->end.count.value_or(-1) == 9);
    BOOST_TEST(decoded->end.rows == 2);
}

BOOST_AUTO_TEST_CASE(complex_value_has_a_column_a_part) {
    odata::DecoderOptions home;
    home.schema = {{.path = "City", .kind = ValueKind::text, .edmType = "Edm.String"},
                   {.path = "Zip", .kind = ValueKind::integer, .edmType = "Edm.Int32"}};
    home.shape = {AnswerForm::value, "Home"};
    for (const char* page :
         {R"({"d":{"Home":{"__metadata":{"type":"N.Address"},"City":"Bonn","Zip":53111}}})",
          R"({"@odata.context":"h/$metadata#People(1)/Home","City":"Bonn","Zip":53111})",
          R"({"odata.metadata":"h/$metadata#N.Address","City":"Bonn","Zip":53111})",
          R"({"d":{"results":[{"City":"Bonn","Zip":53111}]}})",
          R"({"value":[{"City":"Bonn","Zip":53111}]})"})
        BOOST_TEST(tableOf(page, json, home) == "City:text, Zip:integer = Bonn|53111", page);
    const std::string part = "<City>Bonn</City><Zip m:type=\"Edm.Int32\">53111</Zip>";
    BOOST_TEST(tableOf("<Home " + dataSpace + ">" + part + "</Home>", xml, home) ==
               "City:text, Zip:integer = Bonn|53111");
    BOOST_TEST(tableOf("<m:value m:type=\"#N.Address\" " + v4Spaces + ">" + part + "</m:value>",
                       xml, home) == "City:text, Zip:integer = Bonn|53111");
}

BOOST_AUTO_TEST_CASE(collection_in_a_complex_value_is_one_text) {
    const auto home = named(AnswerForm::value, "Home");
    BOOST_TEST(tableOf(R"({"@odata.context":"h/$metadata#P(1)/Home","Tags":["a","b"],"Zip":1})",
                       json, home) == "Tags:text, Zip:decimal = a; b|1");
    BOOST_TEST(tableOf("<Home " + dataSpace +
                           "><Tags m:type=\"Collection(Edm.String)\"><element>a</element>"
                           "<element>b</element></Tags><Zip>1</Zip></Home>",
                       xml, home) == "Tags:text, Zip:text = a; b|1");
}

BOOST_AUTO_TEST_CASE(xml_of_one_value_is_read_in_each_version) {
    const auto age = valueOf("Age", ValueKind::integer, "Edm.Int32");
    BOOST_TEST(tableOf("<Age m:type=\"Edm.Int32\" " + dataSpace + ">7</Age>", xml, age) ==
               "Age:integer = 7");
    BOOST_TEST(tableOf("<?xml version=\"1.0\"?><!-- x --><m:value m:type=\"Int32\" " + v4Spaces +
                           ">7</m:value>",
                       xml, age) == "Age:integer = 7");
    BOOST_TEST(tableOf("<Age m:null=\"true\" " + dataSpace + "/>", xml, age) ==
               "Age:integer = null");
    BOOST_TEST(tableOf("<Age m:type=\"Edm.Int32\" " + dataSpace + ">7</Age>", xml, {}) ==
               "Age:integer = 7");
    BOOST_TEST(tableOf("<m:value m:type=\"#Int64\" " + v4Spaces + ">7</m:value>", xml,
                       named(AnswerForm::rows, "Age")) == "Age:integer = 7");
    BOOST_TEST(tableOf("<Name " + dataSpace + "/>", xml, {}) == "Name:text = ");
}

BOOST_AUTO_TEST_CASE(xml_collections_have_a_row_a_member) {
    const auto tags = valueOf("Tags", ValueKind::text, "Edm.String");
    const std::string members = "<element>a</element><element m:null=\"true\"/><element/>";
    BOOST_TEST(
        tableOf("<Tags m:type=\"Collection(Edm.String)\" " + dataSpace + ">" + members + "</Tags>",
                xml, tags) == "Tags:text = a / null / ");
    BOOST_TEST(tableOf("<GetTags " + dataSpace + ">" + members + "</GetTags>", xml, tags) ==
               "Tags:text = a / null / ");
    BOOST_TEST(tableOf("<m:value m:type=\"#Collection(Int32)\" " + v4Spaces +
                           "><m:element>1</m:element><m:element>2</m:element></m:value>",
                       xml, {}) == "value:integer = 1 / 2");
}

BOOST_AUTO_TEST_CASE(xml_that_is_no_odata_is_refused) {
    BOOST_TEST(tableOf("<note><to>x</to></note>", xml, {}).starts_with("badResponse"));
    BOOST_TEST(
        tableOf("<!DOCTYPE Age [<!ENTITY a \"b\">]><Age " + dataSpace + ">&a;</Age>", xml, {})
            .starts_with("badResponse"));
}

BOOST_AUTO_TEST_CASE(errors_are_errors_also_here) {
    const auto age = valueOf("Age", ValueKind::integer, "Edm.Int32");
    BOOST_TEST(
        tableOf(R"({"error":{"code":"1","message":"Gone away."}})", json, age) ==
        "serviceFailed: The service answered with an error instead of rows. The service said: "
        "\"Gone away.\"");
    BOOST_TEST(tableOf(R"({"value":"seven"})", json, age).starts_with("badResponse"));
    BOOST_TEST(tableOf(R"({"value":[[1],[2]]})", json, age).starts_with("badResponse"));
}

BOOST_AUTO_TEST_CASE(links_of_every_version_are_one_column) {
    odata::DecoderOptions links = named(AnswerForm::links, "Link");
    links.schema = {{.path = "Link"}};
    const std::string two = "Link:text = h/P(1) / h/P(2)";
    for (const char* page :
         {R"j({"d":{"results":[{"uri":"h/P(1)"},{"uri":"h/P(2)"}]}})j",
          R"j({"d":[{"uri":"h/P(1)"},{"uri":"h/P(2)"}]})j",
          R"j({"odata.metadata":"m","value":[{"url":"h/P(1)"},{"url":"h/P(2)"}]})j",
          R"j({"value":[{"@odata.id":"h/P(1)"},{"@id":"h/P(2)"}]})j"})
        BOOST_TEST(tableOf(page, json, links) == two, page);
    for (const char* page : {R"j({"d":{"uri":"h/P(1)"}})j", R"j({"url":"h/P(1)"})j",
                             R"j({"@odata.context":"c","@odata.id":"h/P(1)"})j"})
        BOOST_TEST(tableOf(page, json, links) == "Link:text = h/P(1)", page);
    BOOST_TEST(tableOf("<links " + dataSpace + "><uri>h/P(1)</uri><uri>h/P(2)</uri></links>", xml,
                       links) == two);
    BOOST_TEST(tableOf("<uri " + dataSpace + ">h/P(1)</uri>", xml, links) == "Link:text = h/P(1)");
    BOOST_TEST(tableOf("<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                       "xmlns:m=\"http://docs.oasis-open.org/odata/ns/metadata\">"
                       "<m:ref id=\"h/P(1)\"/><m:ref id=\"h/P(2)\"/></feed>",
                       "application/atom+xml", links) == two);
}

BOOST_AUTO_TEST_CASE(count_is_a_number_in_plain_text) {
    const auto count = named(AnswerForm::count, "Count");
    BOOST_TEST(tableOf("91", "text/plain;charset=utf-8", count) == "Count:integer = 91");
    BOOST_TEST(tableOf("\xEF\xBB\xBF 91\r\n", "text/plain", count) == "Count:integer = 91");
    BOOST_TEST(tableOf("many", "text/plain", count).starts_with("badResponse"));
}

BOOST_AUTO_TEST_CASE(raw_values_are_text_numbers_or_bytes) {
    auto price = valueOf("Price", ValueKind::decimal, "Edm.Decimal");
    price.shape.form = AnswerForm::raw;
    BOOST_TEST(tableOf("12.50", "text/plain", price) == "Price:decimal = 12.50");
    auto photo = valueOf("Photo", ValueKind::binary, "Edm.Binary");
    photo.shape.form = AnswerForm::raw;
    BOOST_TEST(tableOf(std::string_view("\x89PN\0", 4), "application/octet-stream", photo) ==
               "Photo:binary = iVBOAA==");
    const auto unknown = named(AnswerForm::raw, "Value");
    BOOST_TEST(tableOf("\x89PN", "image/png", unknown) == "Value:binary = iVBO");
    BOOST_TEST(tableOf("Z\xFCrich", "text/plain;charset=iso-8859-1", unknown) ==
               "Value:text = Z\xC3\xBCrich");
    BOOST_TEST(tableOf("12", "text/plain", unknown) == "Value:decimal = 12");
    BOOST_TEST(tableOf("{\"a\":1}", "application/json", unknown) == "Value:text = {\"a\":1}");
    BOOST_TEST(tableOf("a,b\n1,2\n", "text/csv", unknown) == "a:decimal, b:decimal = 1|2");
}

BOOST_AUTO_TEST_SUITE_END()
