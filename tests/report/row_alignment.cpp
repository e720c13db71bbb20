// SPDX-License-Identifier: MPL-2.0
#include "report/row_alignment.hpp"
#include "report/reason.hpp"
#include "report/row_digest.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;

namespace {

using Keys = std::vector<std::string>;
using Rows = std::vector<std::int32_t>;

std::vector<std::uint64_t> digests(const Keys& keys) {
    std::vector<std::uint64_t> found;
    for (const std::string& key : keys) {
        RowDigest digest;
        digest.addText(key);
        found.push_back(digest.value());
    }
    return found;
}

RowAlignment aligned(const Keys& oldKeys, const Keys& newKeys) {
    auto alignment = alignRows(digests(oldKeys), digests(newKeys), [&](std::int32_t row) {
        return newKeys[static_cast<std::size_t>(row)];
    });
    BOOST_REQUIRE_MESSAGE(alignment.has_value(), test::reasonOf(alignment));
    return *std::move(alignment);
}

} // namespace

BOOST_AUTO_TEST_SUITE(row_alignment)

BOOST_AUTO_TEST_CASE(rows_are_found_again_wherever_they_stand) {
    const RowAlignment found = aligned({"a", "b", "c"}, {"c", "x", "a"});
    BOOST_TEST(found.oldRows == (Rows{2, noRow, 0}), boost::test_tools::per_element());
    BOOST_TEST(found.gone == Rows{1}, boost::test_tools::per_element());
    BOOST_TEST(found.added == 1);
    BOOST_TEST(!found.isInPlace());
}

BOOST_AUTO_TEST_CASE(rows_added_or_gone_at_the_end_leave_the_others_in_place) {
    BOOST_TEST(aligned({"a", "b"}, {"a", "b", "c"}).isInPlace());
    BOOST_TEST(aligned({"a", "b", "c"}, {"a", "b"}).isInPlace());
    BOOST_TEST(aligned({}, {"a"}).added == 1);
    BOOST_TEST(aligned({"a"}, {}).gone == Rows{0}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_copied_old_rows_the_first_is_the_row) {
    const RowAlignment found = aligned({"a", "a", "b"}, {"a", "b"});
    BOOST_TEST(found.oldRows == (Rows{0, 2}), boost::test_tools::per_element());
    BOOST_TEST(found.gone == Rows{1}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(new_rows_with_one_key_are_refused_by_name) {
    const auto alignment =
        alignRows({}, digests({"a", "b", "b"}), [](std::int32_t) { return "b, 1"; });
    BOOST_REQUIRE(!alignment.has_value());
    BOOST_TEST(alignment.error().message.find("Rows 2 and 3 have the same key, b, 1,") == 0U,
               alignment.error().message);
}

BOOST_AUTO_TEST_SUITE_END()
