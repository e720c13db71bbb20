// SPDX-License-Identifier: MPL-2.0
#include "base/number.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdlib>
#include <limits>

using namespace odc::base;

BOOST_AUTO_TEST_SUITE(number)

BOOST_AUTO_TEST_CASE(reals_read_back_as_themselves) {
    for (const double value : {0.0, 0.1, -1.5, 1e300, 5e-324, 123456789.125})
        BOOST_TEST(*parseReal(formatReal(value)) == value);
    BOOST_TEST(std::isnan(*parseReal("NaN")));
    BOOST_TEST(*parseReal("-INF") == -std::numeric_limits<double>::infinity());
    BOOST_TEST(formatReal(std::numeric_limits<double>::infinity()) == "INF");
    BOOST_TEST(*parseReal("1e-400") == 0.0);
}

BOOST_AUTO_TEST_CASE(short_and_long_literals_are_the_nearest_reals) {
    for (const char* text :
         {"0.1", "-0.0", "12.25", "0.000000000000001", "123456789012345", "1234567890123456",
          "12345678.1234567", "12345678.12345678", "00000000000000.3", "999999999999.999", "7"}) {
        const double value = *parseReal(text);
        const double expected = std::strtod(text, nullptr);
        BOOST_TEST(value == expected, text);
        BOOST_TEST(std::signbit(value) == std::signbit(expected), text);
    }
    for (const char* text : {"1.2.3", "1..2", "-.", "."})
        BOOST_TEST(!parseReal(text), text);
    BOOST_TEST(*parseReal("5.") == 5.0);
    BOOST_TEST(*parseReal("+.5") == 0.5);
}

BOOST_AUTO_TEST_CASE(what_is_no_real_is_refused) {
    for (const char* text :
         {"", "inf", "nan", "-", "1,5", "1 ", " 1", "0x10", "1e400", "--1", "+-1", "-inf"})
        BOOST_TEST(!parseReal(text), text);
}

BOOST_AUTO_TEST_CASE(integers_are_whole_texts) {
    BOOST_TEST(*parseInteger("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    for (const char* text : {"", "9223372036854775808", "1.0", "1L", "+-1", "+"})
        BOOST_TEST(!parseInteger(text), text);
}

BOOST_AUTO_TEST_CASE(what_a_double_cannot_hold_is_told) {
    BOOST_TEST(fitsDouble(std::int64_t{9007199254740992}));
    BOOST_TEST(!fitsDouble(std::int64_t{9007199254740993}));
    BOOST_TEST(!fitsDouble(std::numeric_limits<std::int64_t>::max()));
    BOOST_TEST(fitsDouble(std::numeric_limits<std::int64_t>::min()));
    BOOST_TEST(fitsDouble("12.50"));
    BOOST_TEST(fitsDouble("000123456789012345.000"));
    BOOST_TEST(!fitsDouble("1234567890123456.5"));
    BOOST_TEST(fitsDouble("0.000"));
    BOOST_TEST(!fitsDouble("1E400"));
    BOOST_TEST(!fitsDouble("abc"));
}

BOOST_AUTO_TEST_SUITE_END()
