// SPDX-License-Identifier: MPL-2.0
#include "cli/row_writer.hpp"

#include "cli/table_writer.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace odc;
using base::ValueKind;
using cli::OutputFormat;

std::int64_t ticks(const char* text) {
    return base::parseMoment(text)->ticks;
}

/// Two rows: every kind with a value, then every kind null.
base::Table everyKind() {
    base::Table table;
    table.schema = {{.path = "Text"},
                    {.path = "Flag", .kind = ValueKind::boolean},
                    {.path = "Whole", .kind = ValueKind::integer},
                    {.path = "Real", .kind = ValueKind::real},
                    {.path = "Exact", .kind = ValueKind::decimal},
                    {.path = "Address/When", .kind = ValueKind::dateTime},
                    {.path = "Zoned", .kind = ValueKind::dateTimeOffset},
                    {.path = "Day", .kind = ValueKind::date}};
    base::Batch batch;
    batch.rowCount = 2;
    batch.columns.resize(table.schema.size());
    batch.columns[0].appendText("a \"b\", c");
    batch.columns[1].appendInteger(1);
    batch.columns[2].appendInteger(-42);
    batch.columns[3].appendReal(0.5);
    batch.columns[4].appendText("12.50");
    batch.columns[5].appendInteger(ticks("2014-07-15T11:00:00"));
    batch.columns[6].appendInteger(ticks("2014-07-15T11:00:00Z"));
    batch.columns[7].appendInteger(ticks("2014-07-15"));
    for (std::size_t i = 0; i < batch.columns.size(); ++i)
        batch.columns[i].appendNull(base::storageOf(table.schema[i].kind));
    table.batches.push_back(std::move(batch));
    return table;
}

base::Table oneColumn(ValueKind kind, const std::vector<std::string>& values) {
    base::Table table;
    table.schema = {{.path = "V", .kind = kind}};
    base::Batch batch;
    batch.rowCount = values.size();
    batch.columns.resize(1);
    for (const std::string& value : values) {
        if (kind == ValueKind::integer)
            batch.columns[0].appendInteger(std::stoll(value));
        else if (kind == ValueKind::real)
            batch.columns[0].appendReal(std::stod(value));
        else
            batch.columns[0].appendText(value);
    }
    table.batches.push_back(std::move(batch));
    return table;
}

/// A second batch has one column more.
base::Table widening() {
    base::Table table = oneColumn(ValueKind::text, {"x"});
    table.schema.push_back({.path = "Later"});
    base::Batch batch;
    batch.rowCount = 1;
    batch.columns.resize(2);
    batch.columns[0].appendText("y");
    batch.columns[1].appendText("z");
    table.batches.push_back(std::move(batch));
    return table;
}

std::string written(OutputFormat format, const base::Table& table) {
    std::string text;
    const auto writer =
        cli::makeRowWriter(format, [&](std::string_view piece) -> base::Result<void> {
            text += piece;
            return {};
        });
    auto done = cli::writeTable(*writer, table);
    BOOST_REQUIRE_MESSAGE(done, test::explain(done));
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(row_writer)

BOOST_AUTO_TEST_CASE(csv_is_rfc_4180_with_iso_dates) {
    BOOST_TEST(written(OutputFormat::csv, everyKind()) ==
               "Text,Flag,Whole,Real,Exact,Address/When,Zoned,Day\r\n"
               "\"a \"\"b\"\", c\",true,-42,0.5,12.50,2014-07-15T11:00:00,2014-07-15T11:00:00Z,"
               "2014-07-15\r\n"
               ",,,,,,,\r\n");
}

BOOST_AUTO_TEST_CASE(json_is_one_array_of_row_objects) {
    BOOST_TEST(written(OutputFormat::json, everyKind()) ==
               "[\n{\"Text\":\"a \\\"b\\\", c\",\"Flag\":true,\"Whole\":-42,\"Real\":0.5,"
               "\"Exact\":12.50,\"Address/When\":\"2014-07-15T11:00:00\","
               "\"Zoned\":\"2014-07-15T11:00:00Z\",\"Day\":\"2014-07-15\"},\n"
               "{\"Text\":null,\"Flag\":null,\"Whole\":null,\"Real\":null,\"Exact\":null,"
               "\"Address/When\":null,\"Zoned\":null,\"Day\":null}\n]\n");
}

BOOST_AUTO_TEST_CASE(numbers_that_a_double_cannot_hold_are_texts_in_json) {
    BOOST_TEST(written(OutputFormat::json,
                       oneColumn(ValueKind::integer, {"9007199254740993", "123456789012345"})) ==
               "[\n{\"V\":\"9007199254740993\"},\n{\"V\":123456789012345}\n]\n");
    BOOST_TEST(written(OutputFormat::json,
                       oneColumn(ValueKind::decimal, {"1234567890.123456789", "0.10"})) ==
               "[\n{\"V\":\"1234567890.123456789\"},\n{\"V\":0.10}\n]\n");
    BOOST_TEST(written(OutputFormat::json, oneColumn(ValueKind::real, {"nan", "inf"})) ==
               "[\n{\"V\":\"NaN\"},\n{\"V\":\"INF\"}\n]\n");
}

BOOST_AUTO_TEST_CASE(control_characters_are_escaped_in_json) {
    BOOST_TEST(written(OutputFormat::json, oneColumn(ValueKind::text, {"\\\n\t\x01ä"})) ==
               "[\n{\"V\":\"\\\\\\n\\t\\u0001ä\"}\n]\n");
}

BOOST_AUTO_TEST_CASE(no_rows_leave_heading_or_empty_array) {
    base::Table table;
    table.schema = {{.path = "A"}, {.path = "B"}};
    BOOST_TEST(written(OutputFormat::csv, table) == "A,B\r\n");
    BOOST_TEST(written(OutputFormat::json, table) == "[]\n");
    BOOST_TEST(written(OutputFormat::table, table) == "A  B\n-  -\n");
}

BOOST_AUTO_TEST_CASE(line_breaks_in_csv_fields_are_quoted) {
    BOOST_TEST(written(OutputFormat::csv, oneColumn(ValueKind::text, {"a\nb"})) ==
               "V\r\n\"a\nb\"\r\n");
}

BOOST_AUTO_TEST_CASE(column_that_appears_later_is_in_json_and_refused_in_csv) {
    const base::Table table = widening();
    BOOST_TEST(written(OutputFormat::json, table) ==
               "[\n{\"V\":\"x\"},\n{\"V\":\"y\",\"Later\":\"z\"}\n]\n");
    const auto writer = cli::makeRowWriter(
        OutputFormat::csv, [](std::string_view) -> base::Result<void> { return {}; });
    BOOST_REQUIRE(writer->write({table.schema[0]}, table.batches[0]));
    auto done = writer->write(table.schema, table.batches[1]);
    BOOST_REQUIRE(!done);
    BOOST_TEST(done.error().message.find("Later") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(error_of_the_output_ends_the_writing) {
    const auto writer =
        cli::makeRowWriter(OutputFormat::csv, [](std::string_view) -> base::Result<void> {
            return base::Error{base::ErrorKind::storageFailed, "The disk is full."};
        });
    auto done = cli::writeTable(*writer, everyKind());
    BOOST_REQUIRE(!done);
    BOOST_TEST(base::nameOf(done.error().kind) == "storageFailed");
}

BOOST_AUTO_TEST_CASE(table_aligns_numbers_right_and_texts_left) {
    base::Table table;
    table.schema = {{.path = "Name"}, {.path = "N", .kind = ValueKind::integer}};
    base::Batch batch;
    batch.rowCount = 2;
    batch.columns.resize(2);
    batch.columns[0].appendText("ä");
    batch.columns[0].appendText("longer");
    batch.columns[1].appendInteger(7);
    batch.columns[1].appendInteger(1234);
    table.batches.push_back(std::move(batch));
    BOOST_TEST(written(OutputFormat::table, table) == "Name       N\n"
                                                      "------  ----\n"
                                                      "ä          7\n"
                                                      "longer  1234\n");
}

BOOST_AUTO_TEST_CASE(nothing_that_a_terminal_obeys_gets_through) {
    BOOST_TEST(cli::harmless("a\x1b[2Jb") == "a\xEF\xBF\xBD[2Jb");
    BOOST_TEST(cli::harmless("a\nb\tc") == "a b c");
    BOOST_TEST(cli::harmless("\xC2\x9B") == "\xEF\xBF\xBD");     // a control of Latin-1
    BOOST_TEST(cli::harmless("\xE2\x80\xAE") == "\xEF\xBF\xBD"); // turns the direction
    BOOST_TEST(cli::harmless("\xFF\xC3") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    BOOST_TEST(cli::harmless("Grüße €𝄞") == "Grüße €𝄞");
}

BOOST_AUTO_TEST_SUITE_END()
