// SPDX-License-Identifier: MPL-2.0
// What a handler is told of the objects and arrays inside a row, as it wished.
#include "text/json_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <map>
#include <string>

using odc::text::JsonName;
using odc::text::JsonRowsLimits;
using odc::text::JsonRowsReader;
using odc::text::JsonToken;
using odc::text::JsonWish;

namespace {

/// Writes down what it is told; wishes are by name, `walk` for items and where none is given.
struct Recorder {
    std::map<std::string, JsonWish, std::less<>> wishes = {};
    std::string told = {};

    JsonWish wishFor(const JsonName& name) const {
        const auto found = wishes.find(name.text);
        return found == wishes.end() ? JsonWish::walk : found->second;
    }
    bool tell(std::string_view text) {
        told += told.empty() ? "" : " ";
        told += text;
        return true;
    }
    bool beginRow() { return tell("row"); }
    bool endRow() { return tell("end"); }
    bool scalar(const JsonName& name, JsonToken, std::string_view text) {
        return tell(std::string(name.text) + "=" + std::string(text));
    }
    bool beginObject(const JsonName& name, JsonWish& wish) {
        wish = wishFor(name);
        return tell(std::string(name.text) + "{");
    }
    bool endObject() { return tell("}"); }
    bool beginArray(const JsonName& name, JsonWish& wish) {
        wish = wishFor(name);
        return tell(std::string(name.text) + "[");
    }
    bool endArray(const JsonName&, std::int64_t count) { return tell("]" + std::to_string(count)); }
    bool raw(const JsonName& name, std::string_view json) {
        return tell(std::string(name.text) + "<" + std::string(json) + ">");
    }
    bool rawTree(const JsonName& name, const odc::text::JsonValue& value) {
        return raw(name, odc::text::jsonTextOf(value));
    }
};

/// As a row that is read while it arrives, and as a row of a tree.
std::string read(Recorder recorder, std::string_view row, bool asTree) {
    JsonRowsReader<Recorder> reader(recorder, JsonRowsLimits{});
    if (!asTree) {
        const auto pushed = reader.push("[" + std::string(row) + "]");
        const auto rest = reader.finish();
        if (!pushed || !rest)
            return (pushed ? rest.error() : pushed.error()).message;
        return recorder.told;
    }
    const auto tree = odc::text::readJson(row, {});
    if (!tree)
        return tree.error().message;
    BOOST_TEST(reader.readRow(*tree));
    return recorder.told;
}

constexpr std::string_view row = R"({"A":[1,"x",{"B":null},[true,[]]],"C":{"D":[2]},"E":3})";

} // namespace

BOOST_AUTO_TEST_SUITE(json_rows)

BOOST_AUTO_TEST_CASE(items_that_are_walked_come_under_an_empty_name) {
    for (const bool asTree : {false, true})
        BOOST_TEST(read({}, row, asTree) == "row A[ =1 =x { B=null } [ =true [ ]0 ]2 ]4 "
                                            "C{ D[ =2 ]1 } E=3 end");
}

BOOST_AUTO_TEST_CASE(what_is_skipped_or_counted_is_not_told) {
    for (const bool asTree : {false, true}) {
        BOOST_TEST(read({.wishes = {{"A", JsonWish::skip}, {"C", JsonWish::skip}}}, row, asTree) ==
                   "row A[ C{ E=3 end");
        BOOST_TEST(read({.wishes = {{"A", JsonWish::count}, {"D", JsonWish::count}}}, row,
                        asTree) == "row A[ ]4 C{ D[ ]1 } E=3 end");
    }
}

BOOST_AUTO_TEST_CASE(what_is_taken_raw_comes_from_bracket_to_bracket) {
    const Recorder recorder{.wishes = {{"A", JsonWish::raw}, {"C", JsonWish::raw}}};
    for (const bool asTree : {false, true})
        BOOST_TEST(read(recorder, row, asTree) ==
                   R"(row A[ A<[1,"x",{"B":null},[true,[]]]> C{ C<{"D":[2]}> E=3 end)");
    BOOST_TEST(read({.wishes = {{"A", JsonWish::raw}}}, R"({"A" : [ 1 , "]\"" ] , "B" : [ ] })",
                    false) == R"(row A[ A<[ 1 , "]\"" ]> B[ ]0 end)");
    BOOST_TEST(read({.wishes = {{"A", JsonWish::raw}}}, R"({"A":{ "x" : "\\" } })", false) ==
               R"(row A{ A<{ "x" : "\\" }> end)");
}

BOOST_AUTO_TEST_CASE(items_that_are_no_json_are_refused_where_they_are_walked) {
    for (const char* const broken : {R"({"A":[nul]})", R"({"A":[01]})", R"({"A":[1 2]})",
                                     R"({"A":[1,]})", R"({"A":[,1]})", R"({"A":[tru]})"})
        BOOST_TEST(read({}, broken, false).find("not well-formed JSON") != std::string::npos,
                   broken);
}

BOOST_AUTO_TEST_CASE(arrays_count_as_depth) {
    Recorder recorder;
    JsonRowsReader<Recorder> reader(recorder, JsonRowsLimits{.maxDepth = 8});
    const auto pushed = reader.push(R"([{"A":[[[[[[[[[1]]]]]]]]]}])");
    BOOST_REQUIRE(!pushed.has_value());
    BOOST_TEST((pushed.error().kind == odc::base::ErrorKind::tooLarge), pushed.error().message);
}

BOOST_AUTO_TEST_CASE(depth_counts_where_nothing_is_read_however_the_body_is_cut) {
    const std::string_view text = R"([{"A":[[[[[[[[[1]]]]]]]]],"B":1}])";
    for (const std::size_t piece : {text.size(), std::size_t{3}, std::size_t{1}}) {
        Recorder recorder{.wishes = {{"A", JsonWish::skip}}};
        JsonRowsReader<Recorder> reader(recorder, JsonRowsLimits{.maxDepth = 8});
        for (std::size_t at = 0; at < text.size(); at += piece)
            if (!reader.push(text.substr(at, piece)))
                break;
        const auto rest = reader.finish();
        BOOST_REQUIRE_MESSAGE(!rest.has_value(), piece);
        BOOST_TEST((rest.error().kind == odc::base::ErrorKind::tooLarge), rest.error().message);
    }
}

BOOST_AUTO_TEST_SUITE_END()
