// SPDX-License-Identifier: MPL-2.0
#include "sample_service/row_query.hpp"

#include "sample_service/json_rows.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc;
using namespace odc::sample;

const base::Schema schema = {
    {.path = "Id", .kind = base::ValueKind::integer, .edmType = "Edm.Int64"},
    {.path = "Place/City", .edmType = "Edm.String"},
    {.path = "Since", .kind = base::ValueKind::dateTime, .edmType = "Edm.DateTime"},
    {.path = "Fee", .kind = base::ValueKind::decimal, .edmType = "Edm.Decimal"},
    {.path = "IsOpen", .kind = base::ValueKind::boolean, .edmType = "Edm.Boolean"},
};
constexpr std::string_view rows = R"x({"d":{"results":[
    {"__metadata":{"type":"T"},"Id":"3","Place":{"City":"Köln"},"Since":"\/Date(1388534400000)\/","Fee":"0.50","IsOpen":true},
    {"Id":"9007199254740993","Place":null,"Since":"\/Date(-1)\/","Fee":null,"IsOpen":false},
    {"Id":"1","Place":{"City":"Ulm"},"Since":null,"Fee":"12"}
]}})x";

std::vector<std::size_t> found(std::string_view filter, std::string_view orderby) {
    const auto read = readForeignRows(rows, schema);
    BOOST_TEST_REQUIRE(read.has_value());
    const auto query = readRowQuery(filter, orderby);
    BOOST_TEST_REQUIRE(query.has_value());
    const auto result =
        runRowQuery(*query, read->size(), [&](std::size_t row, std::string_view path) {
            return (*read)[row].find(path)->second;
        });
    BOOST_TEST_REQUIRE(result.has_value());
    return *result;
}

using Positions = std::vector<std::size_t>;

BOOST_AUTO_TEST_SUITE(row_query)

BOOST_AUTO_TEST_CASE(foreign_rows_keep_types_paths_and_nulls) {
    BOOST_TEST(found("Place/City eq 'Köln'", "") == Positions{0});
    BOOST_TEST(found("Place/City eq null", "") == Positions{1});
    BOOST_TEST(found("Id eq 9007199254740993L", "") == Positions{1}); // a double cannot tell it
    BOOST_TEST(found("Since lt datetime'1970-01-01T00:00:00'", "") == Positions{1});
    BOOST_TEST(found("Fee eq 0.5M", "") == Positions{0});
    BOOST_TEST(found("IsOpen", "") == Positions{0});
    BOOST_TEST(found("IsOpen eq null", "") == Positions{2}); // left out is null
}

BOOST_AUTO_TEST_CASE(order_puts_null_first_and_keeps_equal_rows_as_they_were) {
    BOOST_TEST(found("", "Since") == (Positions{2, 1, 0}));
    BOOST_TEST(found("", "Since desc") == (Positions{0, 1, 2}));
    BOOST_TEST(found("", "length(Place/City) desc") == (Positions{0, 2, 1}));
    BOOST_TEST(found("", "1 eq 1") == (Positions{0, 1, 2}));
}

BOOST_AUTO_TEST_CASE(a_question_names_its_paths_once) {
    const auto query = readRowQuery("Id gt 1 and length(Place/City) gt Id", "Fee desc,Id");
    BOOST_TEST_REQUIRE(query.has_value());
    BOOST_TEST(query->paths() == (std::vector<std::string>{"Fee", "Id", "Place/City"}));
}

BOOST_AUTO_TEST_CASE(a_value_of_another_type_than_the_metadata_says_is_refused) {
    const auto read = readForeignRows(R"([{"Id":"one"}])", schema);
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST(read.error().message.starts_with("Row 0, Id: "), read.error().message);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
