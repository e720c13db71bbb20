// SPDX-License-Identifier: MPL-2.0
#include "text/charset.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using text::Charset;

BOOST_AUTO_TEST_SUITE(charset)

BOOST_AUTO_TEST_CASE(names_are_known_in_any_case) {
    BOOST_TEST((text::charsetNamed("UTF-8") == Charset::utf8));
    BOOST_TEST((text::charsetNamed("ISO-8859-1") == Charset::windows1252));
    BOOST_TEST((text::charsetNamed("utf-16BE") == Charset::utf16BigEndian));
    BOOST_TEST(!text::charsetNamed("EBCDIC"));
    BOOST_TEST(!text::charsetNamed(""));
}

BOOST_AUTO_TEST_CASE(byte_order_marks_are_told_apart) {
    BOOST_TEST(text::byteOrderMarkOf("\xEF\xBB\xBF"
                                     "a")
                   ->bytes == 3U);
    BOOST_TEST((text::byteOrderMarkOf("\xFF\xFE")->charset == Charset::utf16LittleEndian));
    BOOST_TEST((text::byteOrderMarkOf("\xFE\xFF")->charset == Charset::utf16BigEndian));
    BOOST_TEST(!text::byteOrderMarkOf("a"));
}

BOOST_AUTO_TEST_CASE(characters_cut_between_pieces_come_whole) {
    const std::string bytes("\x3D\xD8\x00\xDE"
                            "a\0",
                            6); // U+1F600, a
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        text::Utf8Converter converter(Charset::utf16LittleEndian);
        std::string out(converter.convert(std::string_view(bytes).substr(0, cut)));
        BOOST_TEST(converter.isWhole() == (cut == 0 || cut == 4 || cut == 6));
        out += converter.convert(std::string_view(bytes).substr(cut));
        BOOST_TEST(out == "\xF0\x9F\x98\x80"
                          "a",
                   "cut at " << cut);
        BOOST_TEST(converter.isWhole());
    }
}

BOOST_AUTO_TEST_CASE(half_a_pair_becomes_a_replacement) {
    BOOST_TEST(text::toUtf8(std::string_view("\xD8\x3D\x00\x61", 4), Charset::utf16BigEndian) ==
               "\xEF\xBF\xBD"
               "a");
}

BOOST_AUTO_TEST_CASE(windows_1252_has_more_than_latin_1) {
    BOOST_TEST(text::toUtf8("\x80\xFC", Charset::windows1252) == "\xE2\x82\xAC\xC3\xBC");
}

BOOST_AUTO_TEST_SUITE_END()
