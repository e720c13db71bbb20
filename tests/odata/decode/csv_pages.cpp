// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/decoding.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <array>

using namespace odc;
using base::ErrorKind;
using base::ValueKind;
using test::columnsOf;
using test::Decoded;
using test::rowOf;

namespace {

base::Result<Decoded> decodeCsv(std::string_view page, const odata::DecoderOptions& options = {},
                                std::string_view contentType = "text/csv",
                                std::size_t pieceBytes = 1'000'000) {
    Decoded decoded;
    auto decoder = odata::makeDecoder(contentType, page.substr(0, 256), options,
                                      [&](const base::Schema& schema, base::Batch&& batch) {
                                          decoded.table.schema = schema;
                                          if (batch.rowCount > 0)
                                              decoded.table.batches.push_back(std::move(batch));
                                          return base::Result<void>();
                                      });
    if (!decoder)
        return decoder.error();
    for (; !page.empty(); page.remove_prefix(std::min(pieceBytes, page.size())))
        if (auto pushed = (*decoder)->push(page.substr(0, pieceBytes)); !pushed)
            return std::move(pushed).error();
    auto end = (*decoder)->finish();
    if (!end)
        return std::move(end).error();
    decoded.end = std::move(end).value();
    return decoded;
}

Decoded good(std::string_view page, const odata::DecoderOptions& options = {},
             std::string_view contentType = "text/csv") {
    auto decoded = decodeCsv(page, options, contentType);
    BOOST_REQUIRE_MESSAGE(decoded, test::explain(decoded));
    for (const std::size_t pieceBytes : {1U, 5U, 63U}) {
        const auto cut = decodeCsv(page, options, contentType, pieceBytes);
        BOOST_REQUIRE_MESSAGE(cut, test::explain(cut));
        BOOST_TEST((cut->table == decoded->table), "in pieces of " << pieceBytes);
    }
    return *decoded;
}

base::Error bad(std::string_view page, ErrorKind kind, std::string_view contentType = "text/csv") {
    const auto decoded = decodeCsv(page, {}, contentType);
    BOOST_REQUIRE_MESSAGE(!decoded, "a success: " << (decoded ? decoded->end.rows : 0) << " rows");
    BOOST_TEST(base::nameOf(decoded.error().kind) == base::nameOf(kind),
               base::describe(decoded.error()));
    BOOST_TEST(decoded.error().message.ends_with("."), decoded.error().message);
    return decoded.error();
}

odata::DecoderOptions rooms() {
    return {.schema = {{.path = "Name", .kind = ValueKind::text, .edmType = "Edm.String"},
                       {.path = "seatCount", .kind = ValueKind::integer, .edmType = "Edm.Int32"},
                       {.path = "Built", .kind = ValueKind::dateTime, .edmType = "Edm.DateTime"}}};
}

/// Rows of one column "A", enough to go beyond the part that kinds are guessed from.
std::string longColumn(std::string_view value, std::string_view last) {
    std::string page = "A\r\n";
    while (page.size() < 200'000)
        page += fmt::format("{}\r\n", value);
    return page + std::string(last) + "\r\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(csv_pages)

BOOST_AUTO_TEST_CASE(columns_have_the_models_kinds_and_order) {
    const Decoded page = good("Seat Count,Name,Colour\r\n12,Blue room,blue\r\n,\"\",\r\n", rooms());
    BOOST_TEST(columnsOf(page.table) ==
               "Name:text, seatCount:integer, Built:dateTime, Colour:text");
    BOOST_TEST(rowOf(page.table, 0) == "Blue room|12|null|blue");
    BOOST_TEST(rowOf(page.table, 1) == "|null|null|null");
    BOOST_REQUIRE(page.end.warnings.size() == 1U);
    BOOST_TEST(page.end.warnings[0].find("Built") != std::string::npos, page.end.warnings[0]);
}

BOOST_AUTO_TEST_CASE(columns_not_wanted_are_left_out) {
    odata::DecoderOptions options = rooms();
    options.isOpen = false;
    const Decoded page = good("Colour,Name,seatCount,Built\nblue,A,1,2014-07-01\n", options);
    BOOST_TEST(columnsOf(page.table) == "Name:text, seatCount:integer, Built:dateTime");
    BOOST_TEST(rowOf(page.table, 0) == "A|1|2014-07-01T00:00:00");
}

BOOST_AUTO_TEST_CASE(text_of_none_of_the_models_columns_has_its_own) {
    const Decoded page = good("X,Y\n1,2\n", rooms());
    BOOST_TEST(columnsOf(page.table) == "X:decimal, Y:decimal");
    BOOST_TEST(rowOf(page.table, 0) == "1|2");
}

BOOST_AUTO_TEST_CASE(kinds_are_guessed_with_care) {
    const Decoded page = good(
        "Number,Zip,Code,Day,Moment,Zoned,Mixed,German,Flag\n"
        "1,01234,1E5,2014-07-01,2014-07-01T10:00:00,2014-07-01T10:00:00Z,2014-07-01,\"1,5\",true\n"
        "-2.50,50667,12,2014-12-31,2014-07-02T00:00:00.5,2014-07-01T10:00:00+02:00,12,2,false\n");
    BOOST_TEST(columnsOf(page.table) ==
               "Number:decimal, Zip:text, Code:text, Day:date, Moment:dateTime, "
               "Zoned:dateTimeOffset, Mixed:text, German:text, Flag:text");
    BOOST_TEST(rowOf(page.table, 1) == "-2.50|50667|12|2014-12-31|2014-07-02T00:00:00.5|"
                                       "2014-07-01T08:00:00Z|12|2|false");
}

BOOST_AUTO_TEST_CASE(delimiters_are_found) {
    for (const char delimiter : {',', ';', '\t', '|'})
        BOOST_TEST_CONTEXT(delimiter) {
            const Decoded page =
                good(fmt::format("Name{0}\"a,b;c|d\"{0}N\n\"x{0}y\"{0}2{0}3\n", delimiter));
            BOOST_TEST(columnsOf(page.table) == "Name:text, a,b;c|d:decimal, N:decimal");
            BOOST_TEST(rowOf(page.table, 0) == fmt::format("x{}y|2|3", delimiter));
        }
}

BOOST_AUTO_TEST_CASE(delimiter_fits_the_rows_and_not_the_headings_alone) {
    const Decoded page = good("Name;Size, Colour;Price, EUR\na;b;1\nc;d;2\n");
    BOOST_TEST(columnsOf(page.table) == "Name:text, Size, Colour:text, Price, EUR:decimal");
}

BOOST_AUTO_TEST_CASE(first_line_may_name_the_delimiter) {
    const Decoded page = good("sep=|\r\na;b|c\r\n1|2\r\n");
    BOOST_TEST(columnsOf(page.table) == "a;b:decimal, c:decimal");
    BOOST_TEST(rowOf(page.table, 0) == "1|2");
}

BOOST_AUTO_TEST_CASE(empty_is_null_and_quoted_empty_is_text) {
    const Decoded page = good("A,B\n,\"\"\nx,y\n");
    BOOST_TEST(rowOf(page.table, 0) == "null|");
}

BOOST_AUTO_TEST_CASE(short_rows_end_with_nulls_and_long_ones_are_refused) {
    const Decoded page = good("A,B,C\nx\ny,z\nu,v,w,,\n");
    BOOST_TEST(rowOf(page.table, 0) == "x|null|null");
    BOOST_TEST(rowOf(page.table, 1) == "y|z|null");
    BOOST_TEST(rowOf(page.table, 2) == "u|v|w");
    const base::Error error = bad("A,B\n1,2\n1,2,3\n", ErrorKind::badResponse);
    BOOST_TEST(error.message.find("Row 2") != std::string::npos, error.message);
    BOOST_TEST(error.where == "byte 8");
}

BOOST_AUTO_TEST_CASE(empty_lines_are_nulls_of_a_single_column_only) {
    const Decoded single = good("A\nx\n\n\ny\n\n");
    BOOST_TEST(single.end.rows == 4);
    BOOST_TEST(rowOf(single.table, 1) == "null");
    BOOST_TEST(rowOf(single.table, 3) == "y");
    BOOST_TEST(good("\n\nA,B\n\nx,y\n\n").end.rows == 1);
}

BOOST_AUTO_TEST_CASE(headings_are_unique_and_never_empty) {
    const Decoded page = good("A,,A,A (2)\n1,2,3,4\n");
    BOOST_TEST(columnsOf(page.table) == "A:decimal, Column 2:decimal, A (2):decimal, "
                                        "A (2) (2):decimal");
}

BOOST_AUTO_TEST_CASE(parameters_of_the_content_type_are_honoured) {
    const Decoded bare = good("1,2\n3,4\n", {}, "text/csv; header=absent");
    BOOST_TEST(columnsOf(bare.table) == "Column 1:decimal, Column 2:decimal");
    BOOST_TEST(bare.end.rows == 2);
    const Decoded named =
        good("A,12,2014-07-01T00:00:00\n", rooms(), "text/csv;header=absent;charset=utf-8");
    BOOST_TEST(rowOf(named.table, 0) == "A|12|2014-07-01T00:00:00");
    const Decoded latin = good("A,B\nZ\xFCrich,\x80\n", {}, "text/csv; charset=\"ISO-8859-1\"");
    BOOST_TEST(rowOf(latin.table, 0) == "Z\xC3\xBCrich|\xE2\x82\xAC");
    bad("A,B\n", ErrorKind::unsupported, "text/csv; charset=EBCDIC-CP-US");
    bad("A,B\nZ\xFCrich,2\n", ErrorKind::badResponse);
}

BOOST_AUTO_TEST_CASE(byte_order_marks_are_no_part_of_the_heading) {
    BOOST_TEST(columnsOf(good("\xEF\xBB\xBF"
                              "A,B\n1,2\n")
                             .table) == "A:decimal, B:decimal");
    for (const bool isBigEndian : {true, false}) {
        std::string wide(isBigEndian ? "\xFE\xFF" : "\xFF\xFE");
        const auto put = [&](unsigned unit) {
            wide += static_cast<char>(isBigEndian ? unit >> 8 : unit & 0xFF);
            wide += static_cast<char>(isBigEndian ? unit & 0xFF : unit >> 8);
        };
        for (const char c : std::string_view("A,B\r\n1,"))
            put(static_cast<unsigned char>(c));
        put(0xE9);
        const Decoded page = good(wide);
        BOOST_TEST(columnsOf(page.table) == "A:decimal, B:text");
        BOOST_TEST(rowOf(page.table, 0) == "1|\xC3\xA9");
    }
}

BOOST_AUTO_TEST_CASE(number_column_that_turns_out_to_be_text_keeps_every_value) {
    const Decoded page = good(longColumn("12345", "A-17"));
    BOOST_TEST(columnsOf(page.table) == "A:text");
    BOOST_TEST(rowOf(page.table, 0) == "12345");
    BOOST_TEST(rowOf(page.table, static_cast<std::size_t>(page.end.rows) - 1) == "A-17");
}

BOOST_AUTO_TEST_CASE(odd_value_among_dates_stands_in_a_column_beside) {
    const Decoded page = good(longColumn("2014-07-01", "unknown"));
    BOOST_TEST(columnsOf(page.table) == "A:date, A (text):text");
    BOOST_TEST(rowOf(page.table, static_cast<std::size_t>(page.end.rows) - 1) == "null|unknown");
    BOOST_REQUIRE(page.end.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(value_that_is_not_of_the_models_kind_is_an_error) {
    odata::DecoderOptions options = rooms();
    const auto decoded = decodeCsv("seatCount\ntwelve\n", options);
    BOOST_REQUIRE(!decoded);
    BOOST_TEST(decoded.error().message.find("seatCount") != std::string::npos,
               decoded.error().message);
}

BOOST_AUTO_TEST_CASE(headings_alone_make_a_table_without_rows) {
    const Decoded page = good("A,B\r\n");
    BOOST_TEST(columnsOf(page.table) == "A:text, B:text");
    BOOST_TEST(page.end.rows == 0);
    bad("\r\n\r\n", ErrorKind::badResponse);
}

BOOST_AUTO_TEST_CASE(heading_row_longer_than_the_sample_is_read) {
    std::string head;
    std::string row;
    for (int i = 0; i < 12'000; ++i) {
        head += fmt::format("{}Heading{}", i == 0 ? "" : ",", i);
        row += i == 0 ? "1" : ",2";
    }
    const auto page = decodeCsv(head + "\n" + row + "\n");
    BOOST_REQUIRE_MESSAGE(page, test::explain(page));
    BOOST_TEST(page->table.schema.size() == 12'000U);
    BOOST_TEST(page->end.rows == 1);
}

BOOST_AUTO_TEST_CASE(a_million_columns_are_refused) {
    std::string head = "A";
    for (int i = 0; i < 1'000'000; ++i)
        head += ",A";
    bad(head, ErrorKind::tooLarge);
}

BOOST_AUTO_TEST_CASE(untyped_bytes_are_read_where_they_look_delimited) {
    for (const char* type : {"application/octet-stream", "text/plain; charset=utf-8", ""})
        BOOST_TEST(good("A,B\n1,2\n", {}, type).end.rows == 1, type);
    bad(std::string_view("\x89PNG\r\n\x1A\n,\0\0\rIHDR", 17), ErrorKind::badResponse,
        "application/octet-stream");
    bad("<html><body>no</body></html>", ErrorKind::badResponse, "text/csv");
}

BOOST_AUTO_TEST_SUITE_END()
