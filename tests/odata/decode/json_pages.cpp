// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;
using base::ErrorKind;
using base::ValueKind;
using test::Decoded;

namespace {

Decoded mustDecode(std::string_view page, const odata::DecoderOptions& options = {}) {
    auto decoded = test::decode(&odata::makeJsonDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(decoded.has_value(),
                          page << ": "
                               << (decoded ? std::string() : base::describe(decoded.error())));
    return std::move(decoded).value();
}

base::Error mustRefuse(std::string_view page, const odata::DecoderOptions& options = {}) {
    auto decoded = test::decode(&odata::makeJsonDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(!decoded.has_value(), "was read: " << page.substr(0, 100));
    return decoded.error();
}

bool says(const base::Error& error, std::string_view words) {
    return error.message.find(words) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(json_pages)

BOOST_AUTO_TEST_CASE(every_wrapping_of_the_rows_is_known) {
    for (const char* const page :
         {R"([{"A":1},{"A":2}])", R"({"d":[{"A":1},{"A":2}]})",
          R"({"d":{"results":[{"A":1},{"A":2}]}})", R"({"results":[{"A":1},{"A":2}]})",
          R"({"value":[{"A":1},{"A":2}]})", R"({"odata.metadata":"x","value":[{"A":1} , {"A":2}]})",
          "\xEF\xBB\xBF {\n\"@odata.context\" : \"x\", \"value\" : [ {\"A\" : 1 }\n,\n{ \"A\" : 2 "
          "} ] } \n"})
        BOOST_TEST_CONTEXT(page) {
            const Decoded decoded = mustDecode(page);
            BOOST_REQUIRE(decoded.table.rowCount() == 2U);
            BOOST_TEST(test::rowOf(decoded.table, 0) == "1");
            BOOST_TEST(test::rowOf(decoded.table, 1) == "2");
        }
}

BOOST_AUTO_TEST_CASE(a_single_entity_is_one_row_and_an_empty_list_none) {
    for (const char* const page :
         {R"({"d":{"A":"x","B":{"__deferred":{"uri":"u"}}}})", R"({"A":"x"})",
          R"({"odata.metadata":"m","odata.etag":"e","A":"x"})"}) {
        const Decoded decoded = mustDecode(page);
        BOOST_TEST(test::columnsOf(decoded.table) == "A:text", page);
        BOOST_TEST(test::rowOf(decoded.table, 0) == "x");
    }
    for (const char* const page :
         {"[]", R"({"d":[]})", R"({"d":{"results":[ ]}})", R"({"value":[]})", R"({"d":null})"})
        BOOST_TEST(mustDecode(page).end.rows == 0, page);
}

BOOST_AUTO_TEST_CASE(count_and_next_link_come_before_or_after_the_rows) {
    for (const char* const page : {R"({"d":{"results":[],"__count":"5","__next":"n"}})",
                                   R"({"d":{"__next":"n","__count":5,"results":[]}})",
                                   R"({"odata.count":"5","odata.nextLink":"n","value":[]})",
                                   R"({"value":[],"@odata.nextLink":"n","@odata.count":5})"}) {
        const Decoded decoded = mustDecode(page);
        BOOST_TEST(decoded.end.nextLink == "n", page);
        BOOST_TEST(decoded.end.count.value_or(-1) == 5, page);
    }
}

BOOST_AUTO_TEST_CASE(numbers_that_json_does_not_have_are_read_with_and_without_marks) {
    odata::DecoderOptions options;
    options.schema = {{.path = "A", .kind = ValueKind::real, .edmType = "Edm.Double"},
                      {.path = "B", .kind = ValueKind::real, .edmType = "Edm.Single"}};
    for (const char* const page : {R"({"value":[{"A":INF,"B":-INF},{"A" : NaN ,"B":1}]})",
                                   R"({"value":[{"A":"INF","B":"-INF"},{"A":"NaN","B":1}]})"}) {
        const Decoded decoded = mustDecode(page, options);
        BOOST_TEST(test::rowOf(decoded.table, 0) == "INF|-INF", page);
        BOOST_TEST(test::rowOf(decoded.table, 1) == "NaN|1", page);
    }
    BOOST_TEST(test::rowOf(mustDecode(R"({"@odata.context":"c","A":-INF,"B":NaN})", options).table,
                           0) == "-INF|NaN");
    for (const char* const page : {R"([{"A":INFx}])", R"([{"A":+INF}])", R"([{"A":nan}])"})
        mustRefuse(page, options);
}

BOOST_AUTO_TEST_CASE(selected_columns_stand_in_the_order_of_the_selection) {
    odata::DecoderOptions options;
    options.selected = {"C", "Address", "Missing", "A"};
    const Decoded decoded = mustDecode(
        R"([{"A":1,"B":true,"C":"x","Address":{"City":"u","Zip":5}},{"C":"y"}])", options);
    BOOST_TEST(
        test::columnsOf(decoded.table) ==
        "C:text, Address/City:text, Missing:text, A:decimal, B:boolean, Address/Zip:decimal");
    BOOST_TEST(test::rowOf(decoded.table, 0) == "x|u|null|1|true|5");
    BOOST_TEST(test::rowOf(decoded.table, 1) == "y|null|null|null|null|null");
}

BOOST_AUTO_TEST_CASE(kinds_without_a_schema_keep_every_digit) {
    const Decoded decoded =
        mustDecode(R"([{"I":1,"T":"a","D":"\/Date(0)\/","Z":"\/Date(0+0060)\/","B":true,"N":null},)"
                   R"({"I":12345678901234567890.5,"N":"late"}])");
    BOOST_TEST(test::columnsOf(decoded.table) ==
               "I:decimal, T:text, D:dateTime, Z:dateTimeOffset, B:boolean, N:text");
    BOOST_TEST(test::rowOf(decoded.table, 0) ==
               "1|a|1970-01-01T00:00:00|1970-01-01T00:00:00Z|true|null");
    BOOST_TEST(test::rowOf(decoded.table, 1) == "12345678901234567890.5|null|null|null|null|late");
}

BOOST_AUTO_TEST_CASE(light_type_annotations_make_the_columns) {
    const Decoded decoded =
        mustDecode(R"({"value":[{"A@odata.type":"Edm.Int64","A":"5","G@odata.type":"#Guid","G":)"
                   R"("0F8FAD5B-d9cb-469f-a165-70867728950e","D@odata.type":"Edm.DateTime",)"
                   R"("D":"2014-07-15T11:00:00"},{"A@odata.type":"Edm.Int64","A":"6"}]})");
    BOOST_TEST(test::columnsOf(decoded.table) == "A:integer, G:guid, D:dateTime");
    BOOST_TEST(test::rowOf(decoded.table, 0) ==
               "5|0f8fad5b-d9cb-469f-a165-70867728950e|2014-07-15T11:00:00");
    BOOST_TEST(test::rowOf(decoded.table, 1) == "6|null|null");
}

BOOST_AUTO_TEST_CASE(numbers_then_a_text_become_a_text_column) {
    const Decoded decoded = mustDecode(R"([{"A":1.50},{"A":"n/a"}])");
    BOOST_TEST(test::columnsOf(decoded.table) == "A:text");
    BOOST_TEST(test::rowOf(decoded.table, 0) == "1.50");
    BOOST_TEST(test::rowOf(decoded.table, 1) == "n/a");
}

BOOST_AUTO_TEST_CASE(a_text_in_a_number_column_is_refused_with_row_and_property) {
    const odata::DecoderOptions options{
        .schema = {{.path = "Total", .kind = ValueKind::integer, .edmType = "Edm.Int64"}}};
    for (const char* const page :
         {R"({"d":[{"Total":"1"},{"Total":"many"}]})", R"({"d":[{"Total":1},{"Total":true}]})",
          R"({"d":[{"Total":1},{"Total":1.5}]})", R"({"d":[{"Total":1},{"Total":{"X":1}}]})"}) {
        const auto error = mustRefuse(page, options);
        BOOST_TEST((error.kind == ErrorKind::badResponse));
        BOOST_TEST(says(error, "Row 2: \"Total\" should be a whole number"), error.message);
        BOOST_TEST(error.where.find("byte") != std::string::npos, error.where);
    }
    BOOST_TEST(test::rowOf(mustDecode(R"([{"Total":12.0},{"Total":1E3}])", options).table, 1) ==
               "1000");
}

BOOST_AUTO_TEST_CASE(an_error_in_the_body_is_the_services_failure) {
    for (const char* const page :
         {R"({"error":{"code":"","message":{"lang":"en-US","value":"Broken"}}})",
          R"({"odata.error":{"code":"","message":{"lang":"en-US","value":"Broken"}}})",
          R"({"error":{"code":"x","message":"Broken"}})",
          R"({"d":{"results":[{"A":1}]},"error":{"code":"","message":{"value":"Broken"}}})",
          R"({"d":{"results":[{"A":1},{"error":{"code":"","message":{"value":"Broken"}}}]}})",
          R"({"ErrorCode":"","Message":"Broken"})"})
        BOOST_TEST_CONTEXT(page) {
            const auto error = mustRefuse(page);
            BOOST_TEST((error.kind == ErrorKind::serviceFailed), error.message);
            BOOST_TEST(error.serverWords == "Broken");
        }
}

BOOST_AUTO_TEST_CASE(what_is_no_page_is_refused) {
    for (const char* const page : {"",
                                   "   ",
                                   "{",
                                   "[{\"A\":1},",
                                   "[{\"A\":1}",
                                   "{\"d\":{\"results\":[{\"A\":1}]",
                                   "[{\"A\":1}}",
                                   "[{\"A\":1},]",
                                   "[,{\"A\":1}]",
                                   "[{\"A\":1} {\"A\":2}]",
                                   "[1,2]",
                                   "[{\"A\":1},2]",
                                   "12",
                                   "\"x\"",
                                   "true",
                                   "null",
                                   "{}",
                                   "{\"d\":{}}",
                                   "{\"d\":[{\"A\":nul}]}",
                                   "{\"d\":[{\"A\":01}]}",
                                   "[{\"A\":1}] x",
                                   "{\"d\":[]} {}",
                                   "[{\"A\":\"\xFF\"}]",
                                   "<html/>",
                                   "[{\"A\" 1}]",
                                   "[{A:1}]",
                                   "{\"value\":[{\"A\":1}],}",
                                   "{\"d\":{\"EntitySets\":[\"A\"]}}",
                                   "[{\"A\":\"x]",
                                   "[[]]",
                                   "[{\"A\":[1,}]"})
        BOOST_TEST_CONTEXT(page) {
            const auto error = mustRefuse(page);
            BOOST_TEST((error.kind == ErrorKind::badResponse), error.message);
        }
}

BOOST_AUTO_TEST_CASE(every_truncation_of_a_page_is_refused) {
    const std::string page =
        R"({"d":{"results":[{"A":"x\"y","B":{"C":[1,{"D":"]}"}]}},{"A":"\\"}],"__count":"2"}})";
    mustDecode(page);
    for (std::size_t size = 0; size < page.size(); ++size)
        BOOST_TEST((mustRefuse(page.substr(0, size)).kind == ErrorKind::badResponse));
}

BOOST_AUTO_TEST_CASE(rows_are_cut_rightly_whatever_their_strings_hold) {
    std::string page = "[";
    std::mt19937 random(11);
    const std::string_view pieces[] = {"\\\\", "\\\"", "{",        "}",       "[",  "]",
                                       ",",    "a",    "\xC3\xA4", "\\u0041", "Y_y"};
    constexpr int rows = 6'000;
    for (int i = 0; i < rows; ++i) {
        page += i == 0 ? "" : i % 3 == 0 ? ",\n " : ",";
        page += "{\"I\":" + std::to_string(i) + ",\"S\":\"";
        for (auto length = random() % 90; length > 0; --length)
            page += pieces[random() % std::size(pieces)];
        page += "\",\"L\":[{},[\"]\"]]}";
    }
    page += "]";
    for (const std::size_t size :
         {page.size(), std::size_t{16'384}, std::size_t{61}, std::size_t{7}}) {
        auto decoded = test::decodePieces(&odata::makeJsonDecoder, page, {}, [&] { return size; });
        BOOST_REQUIRE_MESSAGE(decoded.has_value(),
                              (decoded ? std::string() : base::describe(decoded.error())));
        BOOST_REQUIRE(decoded->table.rowCount() == static_cast<std::size_t>(rows));
        for (int i = 0; i < rows; ++i)
            BOOST_REQUIRE(base::textAt(decoded->table, static_cast<std::size_t>(i), 0) ==
                          std::to_string(i));
        BOOST_TEST(base::textAt(decoded->table, rows - 1, 2).value_or("") == R"([{},["]"]])");
    }
}

BOOST_AUTO_TEST_CASE(a_row_may_end_where_the_window_ends) {
    // The window begins with the list's bracket, and each row with its comma has 32 bytes.
    std::string page = "[";
    constexpr std::size_t rows = 20'000;
    for (std::size_t i = 0; i < rows; ++i) {
        page += i == 0 ? "" : ",";
        page += "{\"I\":" + std::to_string(1'000'000 + i) + ",\"T\":\"12345678901\"}";
    }
    BOOST_REQUIRE(page.size() == rows * 32);
    const Decoded decoded = mustDecode(page + "]");
    BOOST_REQUIRE(decoded.table.rowCount() == rows);
    BOOST_TEST(test::rowOf(decoded.table, rows - 1) == "1019999|12345678901");
}

BOOST_AUTO_TEST_CASE(a_row_longer_than_the_window_is_read) {
    const std::string longText(700'000, 'x');
    const Decoded decoded = mustDecode(R"([{"A":1},{"A":2,"T":")" + longText + R"("},{"A":3}])");
    BOOST_REQUIRE(decoded.table.rowCount() == 3U);
    BOOST_TEST(base::textAt(decoded.table, 1, 1).value_or("").size() == longText.size());
    BOOST_TEST(base::textAt(decoded.table, 2, 0).value_or("") == "3");
}

BOOST_AUTO_TEST_CASE(limits_of_depth_value_columns_and_row_are_kept) {
    std::string deep = "[";
    for (int i = 0; i < 70; ++i)
        deep += "{\"A\":";
    BOOST_TEST((mustRefuse(deep + "1" + std::string(70, '}') + "]").kind == ErrorKind::tooLarge));
    const odata::DecoderOptions shortValues{.limits = {.maxValueBytes = 10}};
    mustDecode(R"([{"A":"0123456789"}])", shortValues);
    BOOST_TEST((mustRefuse(R"([{"A":"01234567890"}])", shortValues).kind == ErrorKind::tooLarge));
    const odata::DecoderOptions fewColumns{.limits = {.maxColumns = 2}};
    BOOST_TEST((mustRefuse(R"([{"A":"","B":"","C":""}])", fewColumns).kind == ErrorKind::tooLarge));
    const odata::DecoderOptions shortRows{.limits = {.maxEntryBytes = 300'000}};
    BOOST_TEST((mustRefuse(R"([{"A":")" + std::string(400'000, 'x') + R"("}])", shortRows).kind ==
                ErrorKind::tooLarge));
    BOOST_TEST((mustRefuse(R"({"A":")" + std::string(400'000, 'x') + R"("})", shortRows).kind ==
                ErrorKind::tooLarge));
}

BOOST_AUTO_TEST_CASE(names_with_escapes_and_long_names_are_the_same_names) {
    const std::string longName(200, 'n');
    const Decoded decoded =
        mustDecode(R"([{"\u0041":1,")" + longName + R"(":2},{"A":3,")" + longName + R"(":4}])");
    BOOST_TEST(test::columnsOf(decoded.table) == "A:decimal, " + longName + ":decimal");
    BOOST_TEST(test::rowOf(decoded.table, 1) == "3|4");
}

BOOST_AUTO_TEST_CASE(an_error_of_the_sink_stops_the_reading) {
    auto decoder = odata::makeJsonDecoder({}, [](const base::Schema&, base::Batch&&) {
        return base::Result<void>(base::Error{.kind = ErrorKind::cancelled, .message = "Stopped."});
    });
    BOOST_REQUIRE(decoder->push(R"([{"A":1}])").has_value());
    const auto end = decoder->finish();
    BOOST_REQUIRE(!end.has_value());
    BOOST_TEST((end.error().kind == ErrorKind::cancelled));
}

BOOST_AUTO_TEST_CASE(the_decoder_is_chosen_by_bytes_then_by_type) {
    const auto sink = [](const base::Schema&, base::Batch&&) { return base::Result<void>(); };
    const auto kindFor = [&](std::string_view type, std::string_view bytes) {
        const auto made = odata::makeDecoder(type, bytes, {}, sink);
        return made ? std::string("made") : std::string(base::nameOf(made.error().kind));
    };
    BOOST_TEST(kindFor("application/atom+xml;type=feed;charset=utf-8", "<feed/>") == "made");
    BOOST_TEST(kindFor("text/plain", " {\"d\":[]}") == "made");
    BOOST_TEST(kindFor("application/json", "") == "made");
    BOOST_TEST(kindFor("text/html", "<html>") == "badResponse");
    BOOST_TEST(kindFor("application/xml", "<!DOCTYPE html><html>") == "badResponse");
    BOOST_TEST(kindFor("image/png", "\x89PNG") == "badResponse");
    BOOST_TEST(kindFor("", "") == "badResponse");
}

BOOST_AUTO_TEST_SUITE_END()
