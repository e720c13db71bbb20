// SPDX-License-Identifier: MPL-2.0
#include "text/json_unescape.hpp"

#include "text/json_rows.hpp"
#include "text/json_value.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc::text;

namespace {

const std::string mark = "\xEF\xBF\xBD"; // U+FFFD

std::string unescaped(std::string_view escaped) {
    std::string text;
    return unescapeLeniently(escaped, text) ? text : "(refused)";
}

/// Takes the scalars of rows, one after the other.
struct Scalars {
    std::string all = {};

    bool beginRow() { return true; }
    bool endRow() { return true; }
    bool scalar(const JsonName&, JsonToken, std::string_view text) {
        all += "<" + std::string(text) + ">";
        return true;
    }
    bool beginObject(const JsonName&, JsonWish&) { return true; }
    bool endObject() { return true; }
    bool beginArray(const JsonName&, JsonWish&) { return true; }
    bool endArray(const JsonName&, std::int64_t) { return true; }
    bool raw(const JsonName&, std::string_view) { return true; }
    bool rawTree(const JsonName&, const JsonValue&) { return true; }
};

} // namespace

BOOST_AUTO_TEST_SUITE(json_unescape)

BOOST_AUTO_TEST_CASE(half_a_surrogate_pair_is_a_mark) {
    BOOST_TEST(unescaped(R"(a\ud83d)") == "a" + mark);
    BOOST_TEST(unescaped(R"(\uDE00b)") == mark + "b");
    BOOST_TEST(unescaped(R"(\ud83d\ud83d\ude00\ud83d\n)") ==
               mark + "\xF0\x9F\x98\x80" + mark + "\n");
    BOOST_TEST(unescaped(R"(\ud83dx\u00e4\"\\\/\b\f\r\t)") == mark + "xä\"\\/\b\f\r\t");
}

BOOST_AUTO_TEST_CASE(what_is_no_escape_is_refused) {
    for (const char* const escaped : {"\\x", "\\", "\\u12", "\\u12g4", "\\ud83d\\u", "\\u+123"})
        BOOST_TEST(unescaped(escaped) == "(refused)", escaped);
}

BOOST_AUTO_TEST_CASE(rows_and_documents_with_half_a_pair_are_read) {
    const std::string json = R"([{"A":"x\ud83d" ,"B":1,"C":"\ude00","D":"fine\u0021"}])";
    Scalars scalars;
    JsonRowsReader<Scalars> reader(scalars, JsonRowsLimits{});
    BOOST_REQUIRE(reader.push(json).has_value());
    BOOST_REQUIRE(reader.finish().has_value());
    BOOST_TEST(scalars.all == "<x" + mark + "><1><" + mark + "><fine!>");
    const auto tree = readJson(json, JsonLimits{});
    BOOST_REQUIRE(tree.has_value());
    BOOST_TEST(tree->items.at(0).textOf("A") == "x" + mark);
    BOOST_TEST(tree->items.at(0).textOf("D") == "fine!");
    BOOST_TEST(!readJson(R"({"A":"\ud83d\x"})", JsonLimits{}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
