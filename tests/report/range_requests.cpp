// SPDX-License-Identifier: MPL-2.0
#include "report/range_requests.hpp"

#include <boost/test/unit_test.hpp>

using odc::report::withoutSecrets;

BOOST_AUTO_TEST_SUITE(range_requests)

BOOST_AUTO_TEST_CASE(secrets_are_left_out_and_the_question_stays) {
    BOOST_TEST(withoutSecrets("GET https://h/S.svc/Orders?$filter=Total%20gt%205&sig=abc&sv=1") ==
               "GET https://h/S.svc/Orders?$filter=Total%20gt%205&sig=…&sv=1");
    BOOST_TEST(withoutSecrets("GET https://h/Orders?Access_Token=x%26y&$top=5") ==
               "GET https://h/Orders?Access_Token=…&$top=5");
    BOOST_TEST(withoutSecrets("GET https://anna:geheim@h:8080/Orders?a=b@c") ==
               "GET https://h:8080/Orders?a=b@c");
}

BOOST_AUTO_TEST_CASE(what_has_none_stays_as_it_is) {
    for (const char* request : {"GET https://h/Orders", "GET https://h/Orders?$skiptoken=7",
                                "GET https://h/Orders?", "GET https://h?&&=", ""})
        BOOST_TEST(withoutSecrets(request) == request);
}

BOOST_AUTO_TEST_SUITE_END()
