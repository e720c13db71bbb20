// SPDX-License-Identifier: MPL-2.0
#include "text/csv_writer.hpp"
#include "text/json_value.hpp"
#include "text/json_writer.hpp"
#include "text/xml_escape.hpp"
#include "text/xml_tree.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>

using namespace odc::text;

BOOST_AUTO_TEST_SUITE(writers)

BOOST_AUTO_TEST_CASE(json_has_its_commas_and_exact_numbers) {
    std::string out;
    JsonWriter writer(out);
    writer.beginArray();
    writer.beginObject();
    writer.name("a\"b");
    writer.integer(std::numeric_limits<std::int64_t>::min());
    writer.name("reals");
    writer.beginArray();
    writer.real(0.1);
    writer.real(std::numeric_limits<double>::infinity());
    writer.exactNumber("12.50");
    writer.exactNumber("12345678901234567.5");
    writer.exactNumber(".5");
    writer.endArray();
    writer.name("n");
    writer.null();
    writer.endObject();
    writer.boolean(true);
    writer.beginObject();
    writer.endObject();
    writer.endArray();
    BOOST_TEST(out == R"([{"a\"b":-9223372036854775808,"reals":[0.1,"INF",12.50,)"
                      R"("12345678901234567.5",".5"],"n":null},true,{}])");
}

BOOST_AUTO_TEST_CASE(any_bytes_become_json_that_reads_back) {
    std::string all;
    for (int c = 0; c < 128; ++c)
        all += static_cast<char>(c);
    all += "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80";
    std::string out;
    appendJsonString(out, all);
    const auto read = readJson(out, JsonLimits{});
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((read->text == all));

    std::string broken;
    appendJsonString(broken, "a\xFF\xC3\xED\xA0\x80\xF4\x90\x80\x80z");
    BOOST_TEST(readJson(broken, JsonLimits{}).has_value());
}

BOOST_AUTO_TEST_CASE(csv_quotes_only_what_needs_it) {
    std::string out;
    CsvWriter writer(out);
    writer.field("plain");
    writer.field("a,b");
    writer.field("say \"hi\"");
    writer.field("two\nlines");
    writer.field("");
    writer.endRow();
    writer.field("");
    writer.endRow();
    BOOST_TEST(out == "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n\"\"\r\n");
}

BOOST_AUTO_TEST_CASE(escaped_xml_reads_back) {
    const std::string text = "<a b='c'>&\"\t\r\n\xC3\xA4 ]]>";
    const auto read =
        readXmlTree("<x y=\"" + escapeXml(text) + "\">" + escapeXml(text) + "</x>", XmlLimits{});
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->text == text);
    BOOST_TEST(read->attribute("y") == text);
    BOOST_TEST(escapeXml(std::string_view("a\0b\x01\xFF\xEF\xBF\xBF", 8)) ==
               "a\xEF\xBF\xBD"
               "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_SUITE_END()
