// SPDX-License-Identifier: MPL-2.0
#include "report/placeholders.hpp"

#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc::report;

std::string filled(std::string_view filter) {
    Report report;
    report.parameters = {{.name = "Name", .type = ParameterType::text},
                         {.name = "First", .type = ParameterType::date}};
    const auto text =
        fillFilter(filter, report, {{"Name", "O'Neil' or 'x"}, {"First", "2014-06-01"}});
    return text ? *text : text.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(placeholders)

BOOST_AUTO_TEST_CASE(a_value_becomes_one_literal_of_version_2) {
    BOOST_TEST(filled("User eq {Name} and Date ge {First}") ==
               "User eq 'O''Neil'' or ''x' and Date ge datetime'2014-06-01T00:00:00'");
    BOOST_TEST(filled("contains(User,{Name})") == "contains(User,'O''Neil'' or ''x')");
}

BOOST_AUTO_TEST_CASE(dates_among_words_of_version_4_are_version_4s) {
    BOOST_TEST(filled("Orders/any(o:o/Date ge {First} and o/Kind in ('a','b'))") ==
               "Orders/any(o:o/Date ge 2014-06-01T00:00:00Z and o/Kind in ('a','b'))");
}

BOOST_AUTO_TEST_SUITE_END()
