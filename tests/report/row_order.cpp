// SPDX-License-Identifier: MPL-2.0
#include "report/row_order.hpp"
#include "report/row_digest.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace odc::report;

namespace {

using Rows = std::vector<std::pair<std::string, int>>; // key, sorted value

std::uint64_t digestOf(const std::string& key) {
    RowDigest digest;
    digest.addText(key);
    return digest.value();
}

std::vector<std::string> ordered(const Rows& before, const Rows& now) {
    std::vector<std::uint64_t> oldKeys;
    std::vector<std::uint64_t> newKeys;
    for (const auto& row : before)
        oldKeys.push_back(digestOf(row.first));
    for (const auto& row : now)
        newKeys.push_back(digestOf(row.first));
    const auto alignment = alignRows(oldKeys, newKeys, [](std::int32_t) { return ""; });
    BOOST_REQUIRE(alignment.has_value());
    const auto valueOf = [&](std::int32_t row) {
        return now[static_cast<std::size_t>(row)].second;
    };
    const auto order = orderAsBefore(
        now.size(), &*alignment,
        [&](std::int32_t row, std::int32_t old) {
            return valueOf(row) == before[static_cast<std::size_t>(old)].second;
        },
        [&](std::int32_t left, std::int32_t right) { return valueOf(left) < valueOf(right); });
    std::vector<std::string> keys;
    for (const std::int32_t row : order)
        keys.push_back(now[static_cast<std::size_t>(row)].first);
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(row_order)

BOOST_AUTO_TEST_CASE(rows_that_stay_keep_the_users_order_and_new_ones_go_between) {
    BOOST_TEST(ordered({{"c", 1}, {"a", 2}, {"d", 2}, {"b", 5}},
                       {{"a", 2}, {"b", 5}, {"c", 1}, {"d", 2}, {"n", 2}, {"m", 3}, {"z", 9}}) ==
                   (Keys{"c", "a", "d", "n", "m", "b", "z"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_row_whose_value_changed_goes_to_its_new_place) {
    BOOST_TEST(ordered({{"a", 1}, {"b", 2}, {"c", 3}}, {{"a", 4}, {"b", 2}, {"c", 3}}) ==
                   (Keys{"b", "c", "a"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rows_that_are_gone_leave_no_gap) {
    BOOST_TEST(ordered({{"a", 1}, {"b", 2}, {"c", 3}}, {{"c", 3}, {"a", 1}}) == (Keys{"a", "c"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_an_alignment_all_rows_are_sorted) {
    const std::vector<int> values{3, 1, 2, 1};
    const auto order = orderAsBefore(
        values.size(), nullptr, [](std::int32_t, std::int32_t) { return true; },
        [&](std::int32_t left, std::int32_t right) {
            return values[static_cast<std::size_t>(left)] < values[static_cast<std::size_t>(right)];
        });
    BOOST_TEST(order == (std::vector<std::int32_t>{1, 3, 2, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
