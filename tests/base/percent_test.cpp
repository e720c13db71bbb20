// SPDX-License-Identifier: MPL-2.0
#include "base/percent.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc::base;

BOOST_AUTO_TEST_SUITE(percent)

BOOST_AUTO_TEST_CASE(query_values_keep_what_odata_reads_and_encode_the_rest) {
    BOOST_TEST(encodeQueryValue("Name eq 'A+B & C#'") == "Name%20eq%20'A%2BB%20%26%20C%23'");
    BOOST_TEST(encodeQueryValue("\xC3\xBC%?=\"") == "%C3%BC%25%3F%3D%22");
    BOOST_TEST(encodeQueryValue("datetime'2014-07-15T11:00:00'") ==
               "datetime'2014-07-15T11:00:00'");
}

BOOST_AUTO_TEST_CASE(path_segments_keep_keys_readable) {
    BOOST_TEST(encodePathSegment("Set(A='x/y',B=1)") == "Set(A='x%2Fy',B=1)");
}

BOOST_AUTO_TEST_CASE(decoding_undoes_encoding) {
    const std::string all = "a+b c/\xC3\xA9'%";
    BOOST_TEST(*decodePercent(encodeQueryValue(all)) == all);
    BOOST_TEST(*decodePercent("a+b") == "a+b");
    for (const char* text : {"%", "%4", "%zz", "abc%f"})
        BOOST_TEST(!decodePercent(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
