// SPDX-License-Identifier: MPL-2.0
#include "text/csv_reader.hpp"

#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace {

using namespace odc;

/// Rows as "[a][b]", a quoted field as "[=a]"; one line a row. An error ends with its message.
std::string read(std::string_view text, char delimiter, std::size_t pieceBytes,
                 const text::CsvLimits& limits) {
    std::string out;
    text::CsvReader reader(delimiter, limits, [&](std::span<const text::CsvField> fields) {
        for (const text::CsvField& field : fields)
            out += fmt::format("[{}{}]", field.isQuoted ? "=" : "", field.text);
        out += '\n';
        return true;
    });
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, pieceBytes);
        text.remove_prefix(piece.size());
        const std::vector<char> copy(piece.begin(), piece.end());
        if (auto pushed = reader.push({copy.data(), copy.size()}); !pushed)
            return out + std::string(base::nameOf(pushed.error().kind));
    }
    if (auto finished = reader.finish(); !finished)
        return out + std::string(base::nameOf(finished.error().kind));
    return out;
}

/// The same in every piece size, which is required.
std::string rowsOf(std::string_view text, char delimiter = ',') {
    const std::string whole = read(text, delimiter, 1'000'000, {});
    for (const std::size_t pieceBytes : {1U, 2U, 3U, 7U, 64U})
        BOOST_TEST(read(text, delimiter, pieceBytes, {}) == whole, "in pieces of " << pieceBytes);
    return whole;
}

} // namespace

BOOST_AUTO_TEST_SUITE(csv_reader)

BOOST_AUTO_TEST_CASE(rows_end_with_any_line_end_or_none) {
    BOOST_TEST(rowsOf("a,b\r\nc,d\ne,f\rg,h") == "[a][b]\n[c][d]\n[e][f]\n[g][h]\n");
    BOOST_TEST(rowsOf("a,b\r\n") == "[a][b]\n");
    BOOST_TEST(rowsOf("") == "");
    BOOST_TEST(rowsOf("a,") == "[a][]\n");
    BOOST_TEST(rowsOf("a\r\r\nb\n\n") == "[a]\n[]\n[b]\n[]\n");
}

BOOST_AUTO_TEST_CASE(quoted_fields_hold_delimiters_line_ends_and_doubled_marks) {
    BOOST_TEST(rowsOf("\"a,b\",\"c\r\nd\",\"e\"\"f\"\"\"\n") == "[=a,b][=c\r\nd][=e\"f\"]\n");
    BOOST_TEST(rowsOf("\"\",,\"\"\"\"") == "[=][][=\"]\n");
}

BOOST_AUTO_TEST_CASE(marks_inside_of_plain_fields_are_characters) {
    BOOST_TEST(rowsOf("5\" disk,a\"b\"c\n") == "[5\" disk][a\"b\"c]\n");
}

BOOST_AUTO_TEST_CASE(blanks_around_quotation_marks_are_dropped_and_words_kept) {
    BOOST_TEST(rowsOf("1, \"a,b\" ,\"c\"d,\"e\"f\"g\"\n") == "[1][=a,b][=cd][=ef\"g\"]\n");
}

BOOST_AUTO_TEST_CASE(other_delimiters_divide_as_well) {
    BOOST_TEST(rowsOf("a;b,c;\"d;e\"\n", ';') == "[a][b,c][=d;e]\n");
    BOOST_TEST(rowsOf("a\t\"b\tc\"\n\t", '\t') == "[a][=b\tc]\n[][]\n");
}

BOOST_AUTO_TEST_CASE(quoted_field_that_never_ends_is_refused) {
    BOOST_TEST(rowsOf("a,b\n\"c,d\n") == "[a][b]\nbadResponse");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_refused) {
    BOOST_TEST(rowsOf("a\xC3\xBC\xE2\x82\xAC,\xF0\x9F\x98\x80\n") ==
               "[a\xC3\xBC\xE2\x82\xAC][\xF0\x9F\x98\x80]\n");
    for (const char* text : {"a\xFC\n", "a\xC3", "\xE2\x82,\n", "\xED\xA0\x80\n"})
        BOOST_TEST(read(text, ',', 100, {}) == "badResponse", text);
}

BOOST_AUTO_TEST_CASE(rows_longer_than_the_window_are_read_whole) {
    const std::string longField(300'000, 'x');
    const std::string text = "a," + longField + ",\"" + longField + "\"\"\"\nb,c,d\n";
    const std::string expected = fmt::format("[a][{0}][={0}\"]\n[b][c][d]\n", longField);
    for (const std::size_t pieceBytes : {1'000'000U, 16'384U, 999U})
        BOOST_TEST((read(text, ',', pieceBytes, {}) == expected), "pieces of " << pieceBytes);
}

BOOST_AUTO_TEST_CASE(limits_of_row_and_fields_are_kept) {
    const text::CsvLimits limits{.maxRowBytes = 200'000, .maxFields = 3};
    BOOST_TEST(read("a,b,c\n", ',', 100, limits) == "[a][b][c]\n");
    BOOST_TEST(read("a,b,c,d\n", ',', 100, limits) == "tooLarge");
    BOOST_TEST(read(std::string(300'000, 'x'), ',', 16'384, limits) == "tooLarge");
    BOOST_TEST(read('"' + std::string(300'000, '\n'), ',', 16'384, limits) == "tooLarge");
}

BOOST_AUTO_TEST_CASE(receiver_can_stop_the_reading) {
    int rows = 0;
    text::CsvReader reader(',', {}, [&](std::span<const text::CsvField>) { return ++rows < 2; });
    const auto pushed = reader.push("a\nb\nc\n");
    BOOST_REQUIRE(pushed);
    BOOST_TEST(!*pushed);
    BOOST_TEST(rows == 2);
}

BOOST_AUTO_TEST_SUITE_END()
