// SPDX-License-Identifier: MPL-2.0
// Expanded collections as count, rows, text and JSON, the same from each format.
#include "odata/decode/decoding.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

namespace {

using namespace odc;
using namespace odc::test;
using odata::Expansion;
using odata::Expansions;

constexpr std::string_view v4 = R"({"@odata.context":"$metadata#C","value":[
{"Id":1,"Orders":[{"Id":10,"Note":"a, b","Lines":[{"Sku":"x"},{"Sku":"y"}]},
                  {"Id":11,"Note":null,"Lines":[]}],"Name":"Ann","Owner":{"Id":7,"Name":"Zoe"}},
{"Id":2,"Orders":[],"Name":"Bob","Owner":null},
{"Id":3,"Name":"Cid","Owner":{"Id":8,"Name":null},"Orders":[{"Id":12,"Note":"c","Lines":[{"Sku":"z"}]}]}]})";

constexpr std::string_view verbose = R"json({"d":{"results":[
{"__metadata":{"uri":"C(1)"},"Id":1,"Orders":{"results":[
  {"__metadata":{"uri":"O(10)"},"Id":10,"Note":"a, b","Lines":{"results":[{"Sku":"x"},{"Sku":"y"}]}},
  {"__metadata":{"uri":"O(11)"},"Id":11,"Note":null,"Lines":{"results":[]}}]},
 "Name":"Ann","Owner":{"__metadata":{"uri":"C(7)"},"Id":7,"Name":"Zoe"}},
{"Id":2,"Orders":{"results":[]},"Name":"Bob","Owner":null},
{"Id":3,"Name":"Cid","Owner":{"Id":8,"Name":null},
 "Orders":{"results":[{"Id":12,"Note":"c","Lines":{"results":[{"Sku":"z"}]}}]}}]}})json";

std::string entry(const std::string& properties, const std::string& links) {
    return "<entry>" + links + R"(<content type="application/xml"><m:properties>)" + properties +
           "</m:properties></content></entry>";
}

std::string link(const std::string& name, const std::string& inside, bool isFeed) {
    return R"(<link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/)" + name +
           R"(" type="application/atom+xml;type=)" + (isFeed ? "feed" : "entry") +
           R"("><m:inline>)" + (isFeed ? "<feed>" + inside + "</feed>" : inside) +
           "</m:inline></link>";
}

std::string line(const std::string& sku) {
    return entry("<d:Sku>" + sku + "</d:Sku>", "");
}

std::string order(const std::string& id, const std::string& note, const std::string& lines) {
    return entry(R"(<d:Id m:type="Edm.Int32">)" + id + "</d:Id>" + note,
                 link("Lines", lines, true));
}

std::string person(const std::string& id, const std::string& name) {
    return R"(<d:Id m:type="Edm.Int32">)" + id + "</d:Id>" +
           (name.empty() ? R"(<d:Name m:null="true"/>)" : "<d:Name>" + name + "</d:Name>");
}

std::string atom(const std::string& extra = {}) {
    return R"(<feed xml:base="http://h/s/" xmlns="http://www.w3.org/2005/Atom"
 xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">)" +
           entry(person("1", "Ann"),
                 link("Orders",
                      order("10", "<d:Note>a, b</d:Note>", line("x") + line("y")) +
                          order("11", R"(<d:Note m:null="true"/>)", "") + extra,
                      true) +
                     link("Owner", entry(person("7", "Zoe"), ""), false)) +
           entry(person("2", "Bob"), link("Orders", "", true) + link("Owner", "", false)) +
           entry(person("3", "Cid"),
                 link("Orders", order("12", "<d:Note>c</d:Note>", line("z")), true) +
                     link("Owner", entry(person("8", ""), ""), false)) +
           "</feed>";
}

base::Schema schema(const std::vector<std::string>& paths) {
    base::Schema columns;
    for (const std::string& path : paths) {
        const bool isNumber = path.ends_with("Id") || path.ends_with("$count");
        columns.push_back({path, isNumber ? base::ValueKind::integer : base::ValueKind::text});
    }
    return columns;
}

/// Rows of each format, which must be the same.
std::vector<std::string> rowsOf(const std::vector<std::string>& paths,
                                const Expansions& expansions) {
    odata::DecoderOptions options{.schema = schema(paths), .isOpen = false};
    options.expansions = expansions;
    std::vector<std::string> rows;
    for (const auto& [make, page] : {std::pair(&odata::makeJsonDecoder, std::string(v4)),
                                     std::pair(&odata::makeJsonDecoder, std::string(verbose)),
                                     std::pair(&odata::makeAtomDecoder, atom())}) {
        for (const std::size_t piece : {page.size(), std::size_t{7}}) {
            auto decoded = decodePieces(make, page, options, [&] { return piece; });
            BOOST_REQUIRE_MESSAGE(decoded, explain(decoded));
            std::vector<std::string> found;
            for (std::size_t row = 0; row < decoded->table.rowCount(); ++row)
                found.push_back(rowOf(decoded->table, row));
            BOOST_TEST(decoded->end.warnings.empty());
            if (rows.empty())
                rows = found;
            BOOST_TEST(found == rows, boost::test_tools::per_element());
        }
    }
    return rows;
}

void checkRows(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

} // namespace

BOOST_AUTO_TEST_SUITE(expanded_rows)

BOOST_AUTO_TEST_CASE(collections_are_counted_where_nothing_else_is_said) {
    checkRows(rowsOf({"Id", "Name", "Owner/Name", "Orders/$count"}, {}),
              {"1|Ann|Zoe|2", "2|Bob|null|0", "3|Cid|null|1"});
}

BOOST_AUTO_TEST_CASE(a_row_is_repeated_for_each_member_and_stays_without_one) {
    checkRows(
        rowsOf({"Id", "Name", "Orders/Id", "Orders/Note", "Orders/Lines/$count", "Owner/Id"},
               {{"Orders", Expansion::rows}}),
        {"1|Ann|10|a, b|2|7", "1|Ann|11|null|0|7", "2|Bob|null|null|null|null", "3|Cid|12|c|1|8"});
}

BOOST_AUTO_TEST_CASE(members_of_members_are_rows_as_well) {
    checkRows(rowsOf({"Name", "Orders/Id", "Orders/Lines/Sku"},
                     {{"Orders", Expansion::rows}, {"Orders/Lines", Expansion::rows}}),
              {"Ann|10|x", "Ann|10|y", "Ann|11|null", "Bob|null|null", "Cid|12|z"});
}

BOOST_AUTO_TEST_CASE(members_are_joined_as_text) {
    checkRows(rowsOf({"Name", "Orders"}, {{"Orders", Expansion::text}}),
              {"Ann|10, a, b, x, y; 11", "Bob|", "Cid|12, c, z"});
}

BOOST_AUTO_TEST_CASE(members_within_rows_are_joined) {
    checkRows(rowsOf({"Name", "Orders/Id", "Orders/Lines"},
                     {{"Orders", Expansion::rows}, {"Orders/Lines", Expansion::text}}),
              {"Ann|10|x; y", "Ann|11|", "Bob|null|null", "Cid|12|z"});
}

BOOST_AUTO_TEST_CASE(members_are_written_as_json_without_annotations) {
    odata::DecoderOptions options{.schema = schema({"Id", "Orders"}), .isOpen = false};
    options.expansions = {{"Orders", Expansion::json}};
    for (const std::string_view page : {v4, verbose}) {
        const auto decoded = decode(&odata::makeJsonDecoder, page, options);
        BOOST_REQUIRE(decoded);
        BOOST_TEST(rowOf(decoded->table, 0) ==
                   R"(1|[{"Id":10,"Note":"a, b","Lines":[{"Sku":"x"},{"Sku":"y"}]},)"
                   R"({"Id":11,"Note":null,"Lines":[]}])");
        BOOST_TEST(rowOf(decoded->table, 1) == "2|[]");
    }
}

BOOST_AUTO_TEST_CASE(rows_come_without_a_schema_too) {
    odata::DecoderOptions options;
    options.expansions = {{"Orders", Expansion::rows}};
    const auto decoded = decode(&odata::makeJsonDecoder, v4, options);
    BOOST_REQUIRE_MESSAGE(decoded, explain(decoded));
    BOOST_TEST(decoded->table.rowCount() == 4U);
    const auto id = base::indexOf(decoded->table.schema, "Orders/Id");
    BOOST_REQUIRE(id);
    BOOST_TEST(base::textAt(decoded->table, 1, *id).value_or("null") == "11");
}

BOOST_AUTO_TEST_CASE(more_members_than_a_batch_holds_repeat_their_row) {
    std::string page = R"({"value":[{"Id":1,"Name":"Ann","Orders":[)";
    for (int id = 0; id < 10'000; ++id)
        page += (id > 0 ? "," : "") + (R"({"Id":)" + std::to_string(id) + "}");
    page += R"(]},{"Id":2,"Name":"Bob","Orders":[{"Id":7}]}]})";
    odata::DecoderOptions options{.schema = schema({"Name", "Orders/Id"}), .isOpen = false};
    options.expansions = {{"Orders", Expansion::rows}};
    const auto decoded = decode(&odata::makeJsonDecoder, page, options);
    BOOST_REQUIRE(decoded);
    BOOST_TEST(decoded->table.rowCount() == 10'001U);
    BOOST_TEST(rowOf(decoded->table, 9'999) == "Ann|9999");
    BOOST_TEST(rowOf(decoded->table, 10'000) == "Bob|7");
}

BOOST_AUTO_TEST_CASE(members_on_later_pages_stand_at_their_place) {
    const std::map<std::string, std::string> later{
        {"O2", R"({"value":[{"Id":12},{"Id":13}],"@odata.nextLink":"O3"})"},
        {"O3", R"({"d":{"results":[{"Id":14}]}})"},
        {"http://h/s/A2", R"(<feed xml:base="http://h/s/" xmlns="http://www.w3.org/2005/Atom"
 xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">)" +
                              order("12", "", "") + order("13", "", "") +
                              R"(<link rel="next" href="O3"/></feed>)"},
        {"http://h/s/O3", R"({"value":[{"Id":14}]})"}};
    const std::string before = R"({"value":[{"Id":1,"Orders@odata.nextLink":"O2","Orders":)"
                               R"([{"Id":10},{"Id":11}]},{"Id":2,"Orders":[{"Id":20}]}]})";
    const std::string behind = R"({"value":[{"Id":1,"Orders":[{"Id":10},{"Id":11}],)"
                               R"("Orders@odata.nextLink":"O2"},{"Id":2,"Orders":[{"Id":20}]}]})";
    const std::string inside = R"({"d":{"results":[{"Id":1,"Orders":{"results":[{"Id":10},)"
                               R"({"Id":11}],"__next":"O2"}},)"
                               R"({"Id":2,"Orders":{"results":[{"Id":20}]}}]}})";
    const std::string inAtom =
        R"(<feed xml:base="http://h/s/" xmlns="http://www.w3.org/2005/Atom"
 xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">)" +
        entry(person("1", "A"),
              link("Orders",
                   order("10", "", "") + order("11", "", "") + R"(<link rel="next" href="A2"/>)",
                   true)) +
        entry(person("2", "B"), link("Orders", order("20", "", ""), true)) + "</feed>";
    for (const auto& [make, page] :
         {std::pair(&odata::makeJsonDecoder, before), std::pair(&odata::makeJsonDecoder, behind),
          std::pair(&odata::makeJsonDecoder, inside), std::pair(&odata::makeAtomDecoder, inAtom)}) {
        BOOST_TEST_CONTEXT(page) {
            const auto fetch = [&](const std::string& link) -> base::Result<odata::MembersAnswer> {
                const auto found = later.find(link);
                BOOST_REQUIRE_MESSAGE(found != later.end(), link);
                return odata::MembersAnswer{found->second, link};
            };
            odata::DecoderOptions options{.schema = schema({"Id", "Orders/Id"}), .isOpen = false};
            options.expansions = {{"Orders", Expansion::rows}};
            options.fetchMembers = fetch;
            const auto rows = decode(make, page, options);
            BOOST_REQUIRE_MESSAGE(rows, explain(rows));
            std::vector<std::string> found;
            for (std::size_t row = 0; row < rows->table.rowCount(); ++row)
                found.push_back(rowOf(rows->table, row));
            checkRows(found, {"1|10", "1|11", "1|12", "1|13", "1|14", "2|20"});

            odata::DecoderOptions counting{.schema = schema({"Id", "Orders/$count"}),
                                           .isOpen = false};
            counting.fetchMembers = fetch;
            const auto counted = decode(make, page, counting);
            BOOST_REQUIRE_MESSAGE(counted, explain(counted));
            BOOST_TEST(rowOf(counted->table, 0) == "1|5");
            BOOST_TEST(rowOf(counted->table, 1) == "2|1");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_count_beside_the_members_saves_asking) {
    const std::string page = R"({"value":[{"Id":1,"Orders@odata.count":5,"Orders":[{"Id":10}],)"
                             R"("Orders@odata.nextLink":"O2"},{"Id":2,"Orders@odata.count":9}]})";
    odata::DecoderOptions options{.schema = schema({"Id", "Orders/$count"}), .isOpen = false};
    options.fetchMembers = [](const std::string&) -> base::Result<odata::MembersAnswer> {
        return base::Error{base::ErrorKind::wrongUsage, "Nothing was to be asked."};
    };
    const auto decoded = decode(&odata::makeJsonDecoder, page, options);
    BOOST_REQUIRE_MESSAGE(decoded, explain(decoded));
    BOOST_TEST(rowOf(decoded->table, 0) == "1|5");
    BOOST_TEST(rowOf(decoded->table, 1) == "2|9");
}

BOOST_AUTO_TEST_CASE(members_that_go_round_in_circles_are_an_error) {
    const std::string page =
        R"({"value":[{"Id":1,"Orders":[{"Id":10}],"Orders@odata.nextLink":"O2"}]})";
    odata::DecoderOptions options{.schema = schema({"Id", "Orders/Id"}), .isOpen = false};
    options.expansions = {{"Orders", Expansion::rows}};
    options.fetchMembers = [](const std::string&) -> base::Result<odata::MembersAnswer> {
        return odata::MembersAnswer{R"({"value":[{"Id":1}],"@odata.nextLink":"O2"})", "O2"};
    };
    const auto decoded = decode(&odata::makeJsonDecoder, page, options);
    BOOST_REQUIRE(!decoded);
    BOOST_TEST(base::nameOf(decoded.error().kind) == "badResponse");
}

BOOST_AUTO_TEST_SUITE_END()
