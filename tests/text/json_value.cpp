// SPDX-License-Identifier: MPL-2.0
#include "text/json_value.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using odc::base::ErrorKind;
using odc::text::JsonLimits;
using odc::text::JsonValue;
using odc::text::readJson;

namespace {

JsonValue mustRead(std::string_view json) {
    auto read = readJson(json, JsonLimits{});
    BOOST_REQUIRE_MESSAGE(read.has_value(),
                          json << ": " << (read ? std::string() : read.error().message));
    return std::move(read).value();
}

odc::base::Error mustRefuse(std::string_view json, const JsonLimits& limits = {}) {
    auto read = readJson(json, limits);
    BOOST_REQUIRE_MESSAGE(!read.has_value(), "was read: " << json.substr(0, 80));
    return read.error();
}

} // namespace

BOOST_AUTO_TEST_SUITE(json_value)

BOOST_AUTO_TEST_CASE(every_type_is_read_and_numbers_keep_their_literal) {
    const JsonValue root =
        mustRead("\xEF\xBB\xBF { \"a\\u0041\" : [1, -2.50, 1E5 , 12345678901234567890123, 1e999],"
                 " \"t\":true, \"f\":false, \"n\":null, \"s\":\"\\u00e4\\/\\n\", \"o\":{} } ");
    BOOST_REQUIRE(root.find("aA") != nullptr);
    const auto& items = root.find("aA")->items;
    BOOST_REQUIRE(items.size() == 5U);
    BOOST_TEST(items[0].text == "1");
    BOOST_TEST(items[1].text == "-2.50");
    BOOST_TEST(items[2].text == "1E5");
    BOOST_TEST(items[3].text == "12345678901234567890123");
    BOOST_TEST(items[4].text == "1e999");
    BOOST_TEST(root.find("t")->isTrue);
    BOOST_TEST(!root.find("f")->isTrue);
    BOOST_TEST((root.find("n")->type == JsonValue::Type::null));
    BOOST_TEST(root.textOf("s") == "\xC3\xA4/\n");
    BOOST_TEST((root.find("o")->type == JsonValue::Type::object));
    BOOST_TEST(root.find("missing") == nullptr);
    BOOST_TEST(root.textOf("t") == "");
}

BOOST_AUTO_TEST_CASE(a_bare_scalar_is_a_document) {
    BOOST_TEST(mustRead("12").text == "12");
    BOOST_TEST(mustRead(" \"x\" ").text == "x");
    BOOST_TEST((mustRead("null").type == JsonValue::Type::null));
    BOOST_TEST(mustRead("true").isTrue);
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_refused) {
    for (const char* const bad :
         {"",           " ",       "{",       "[1,2",        "{\"a\":1",  "\"open", "{\"a\" 1}",
          "[1 2]",      "[01]",    "[1.]",    "[-]",         "[+1]",      "nul",    "tru",
          "nullx",      "[nulll]", "{'a':1}", "[1,]",        "{} {}",     "[1]]",   "<html>",
          "[\"\xFF\"]", "[1e]",    "1 2",     "[truefalse]", "{\"a\":1,}"}) {
        BOOST_TEST_CONTEXT(bad) {
            const auto error = mustRefuse(bad);
            BOOST_TEST((error.kind == ErrorKind::badResponse), error.message);
        }
    }
}

BOOST_AUTO_TEST_CASE(utf_16_is_refused_by_name) {
    BOOST_TEST(mustRefuse(std::string_view("\xFF\xFE{\0}\0", 6)).message.find("UTF-16") !=
               std::string::npos);
    BOOST_TEST(mustRefuse(std::string_view("{\0}\0", 4)).message.find("UTF-16") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(depth_and_size_are_limited) {
    BOOST_TEST(
        (mustRefuse(std::string(65, '[') + std::string(65, ']')).kind == ErrorKind::tooLarge));
    mustRead(std::string(64, '[') + std::string(64, ']'));
    BOOST_TEST((mustRefuse(std::string(100'000, '[')).kind != ErrorKind::cancelled));
    JsonLimits limits;
    limits.maxBytes = 3;
    BOOST_TEST((mustRefuse("[1,2]", limits).kind == ErrorKind::tooLarge));
}

BOOST_AUTO_TEST_SUITE_END()
