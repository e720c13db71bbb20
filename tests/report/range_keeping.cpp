// SPDX-License-Identifier: MPL-2.0
#include "report/range_keeping.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc::report;
using odc::base::ValueKind;

namespace {

const std::vector<RangeColumn> orders{{"Id", ValueKind::integer, true},
                                      {"Day", ValueKind::dateTime, false},
                                      {"Total", ValueKind::real, false}};

RangeProperties appending(const std::string& dateColumn) {
    RangeProperties properties;
    properties.keeping = Keeping::append;
    properties.dateColumn = dateColumn;
    return properties;
}

std::string refusal(const std::vector<RangeColumn>& columns, const RangeProperties& properties) {
    const auto can = canKeep(columns, properties);
    return can ? std::string() : can.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_keeping)

BOOST_AUTO_TEST_CASE(the_only_date_column_is_the_one_that_counts) {
    BOOST_TEST(*dateColumnOf(orders, appending("")) == "Day");
    BOOST_TEST(refusal(orders, appending("")).empty());
}

BOOST_AUTO_TEST_CASE(a_column_that_is_none_of_dates_is_refused) {
    BOOST_TEST(refusal(orders, appending("Total")).find("Total, which holds no dates") !=
               std::string::npos);
    BOOST_TEST(refusal(orders, appending("When")).find("When, which the rows do not have") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(several_date_columns_must_be_chosen_from) {
    auto two = orders;
    two.push_back({"Sent", ValueKind::date, false});
    BOOST_TEST(refusal(two, appending("")).find("several columns hold dates: Day, Sent") !=
               std::string::npos);
    BOOST_TEST(*dateColumnOf(two, appending("Sent")) == "Sent");
}

BOOST_AUTO_TEST_CASE(rows_without_dates_or_without_a_key_are_not_appended) {
    BOOST_TEST(refusal({{"Id", ValueKind::integer, true}}, appending("")).find("holds dates") !=
               std::string::npos);
    auto noKey = orders;
    noKey[0].isKey = false;
    BOOST_TEST(refusal(noKey, appending("")).find("Name key columns") != std::string::npos);
    BOOST_TEST(refusal(noKey, RangeProperties{}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
