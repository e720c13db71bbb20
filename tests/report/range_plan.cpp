// SPDX-License-Identifier: MPL-2.0
#include "report/range_plan.hpp"
#include "report/row_digest.hpp"

#include <boost/test/unit_test.hpp>

#include <numeric>
#include <ostream>

using namespace odc::report;

namespace odc::report {

static std::ostream& operator<<(std::ostream& out, const RowRun& run) {
    return out << run.first << "+" << run.count;
}

static std::ostream& operator<<(std::ostream& out, const RowMove& move) {
    return out << (move.isInsert ? "in " : "out ") << move.row << "+" << move.count;
}

} // namespace odc::report

namespace {

using Digests = std::vector<std::uint64_t>;
using Runs = std::vector<RowRun>;
using Moves = std::vector<RowMove>;

/// A row's digest is ten times its key, plus what was changed in it.
Digests keysOf(const Digests& rows) {
    Digests keys;
    for (const std::uint64_t row : rows)
        keys.push_back(row / 10 + 1'000'000);
    return keys;
}

RowAlignment aligned(const Digests& old, const Digests& wanted) {
    auto found = alignRows(keysOf(old), keysOf(wanted), [](std::int32_t) { return "?"; });
    BOOST_REQUIRE(found.has_value());
    return *found;
}

RangePlan planOf(const Digests& old, const Digests& wanted, const PlanRules& rules) {
    return planRange(old, wanted, aligned(old, wanted), rules);
}

/// What the sheet holds when the plan was followed: where it differs from what is wanted, a row was
/// forgotten.
Digests followed(const Digests& old, const Digests& wanted, const RangePlan& plan) {
    Digests rows = old;
    for (const RowMove& move : plan.moves) {
        if (move.isInsert)
            rows.insert(rows.begin() + move.row, static_cast<std::size_t>(move.count),
                        unknownDigest);
        else
            rows.erase(rows.begin() + move.row, rows.begin() + move.row + move.count);
    }
    rows.resize(wanted.size());
    for (const RowRun& run : plan.differing)
        for (std::int32_t row = run.first; row < run.first + run.count; ++row)
            rows[static_cast<std::size_t>(row)] = wanted[static_cast<std::size_t>(row)];
    return rows;
}

Digests rowsUpTo(std::size_t count) {
    Digests rows(count);
    std::iota(rows.begin(), rows.end(), 1);
    for (std::uint64_t& row : rows)
        row *= 10;
    return rows;
}

const auto each = boost::test_tools::per_element();

} // namespace

BOOST_AUTO_TEST_SUITE(range_plan)

BOOST_AUTO_TEST_CASE(where_nothing_differs_nothing_is_done) {
    const Digests rows = rowsUpTo(100);
    const RangePlan plan = planOf(rows, rows, {});
    BOOST_TEST(plan.moves.empty());
    BOOST_TEST(plan.differing.empty());
}

BOOST_AUTO_TEST_CASE(rows_that_changed_are_written_where_they_stand) {
    const Digests old = rowsUpTo(10);
    Digests wanted = old;
    wanted[3] += 1;
    wanted[4] += 1;
    wanted[8] += 1;
    const RangePlan plan = planOf(old, wanted, {});
    BOOST_TEST(plan.moves.empty());
    BOOST_TEST(plan.differing == (Runs{{3, 2}, {8, 1}}), each);
    BOOST_TEST(changedRows(old, wanted, aligned(old, wanted)) == 3);
}

BOOST_AUTO_TEST_CASE(a_range_grows_before_its_last_row) {
    const RangePlan plan = planOf(rowsUpTo(4), rowsUpTo(6), {});
    BOOST_TEST(plan.moves == (Moves{{3, 2, true}}), each);
    BOOST_TEST(plan.differing == (Runs{{3, 3}}), each);
}

BOOST_AUTO_TEST_CASE(a_range_of_one_row_grows_at_its_end) {
    BOOST_TEST(planOf(rowsUpTo(1), rowsUpTo(3), {}).moves == (Moves{{1, 2, true}}), each);
}

BOOST_AUTO_TEST_CASE(rows_gone_at_the_end_go) {
    const RangePlan plan = planOf(rowsUpTo(6), rowsUpTo(4), {});
    BOOST_TEST(plan.moves == (Moves{{4, 2, false}}), each);
    BOOST_TEST(plan.differing.empty());
}

BOOST_AUTO_TEST_CASE(a_row_new_in_the_middle_moves_those_below) {
    const Digests old = rowsUpTo(1'000);
    Digests wanted = old;
    wanted.insert(wanted.begin() + 500, 77'770);
    const RangePlan plan = planOf(old, wanted, {.width = 10, .movedWidth = 10});
    BOOST_TEST(plan.moves == (Moves{{500, 1, true}}), each);
    BOOST_TEST(plan.differing == (Runs{{500, 1}}), each);
}

BOOST_AUTO_TEST_CASE(a_row_gone_from_the_middle_moves_those_below) {
    const Digests old = rowsUpTo(1'000);
    Digests wanted = old;
    wanted.erase(wanted.begin() + 500, wanted.begin() + 503);
    const RangePlan plan = planOf(old, wanted, {.width = 10, .movedWidth = 10});
    BOOST_TEST(plan.moves == (Moves{{500, 3, false}}), each);
    BOOST_TEST(plan.differing.empty());
}

BOOST_AUTO_TEST_CASE(a_row_that_takes_another_ones_place_is_written_over) {
    const Digests old = rowsUpTo(10);
    Digests wanted = old;
    wanted[5] = 7'770;
    const RangePlan plan = planOf(old, wanted, {});
    BOOST_TEST(plan.moves.empty());
    BOOST_TEST(plan.differing == (Runs{{5, 1}}), each);
    BOOST_TEST(changedRows(old, wanted, aligned(old, wanted)) == 0);
}

BOOST_AUTO_TEST_CASE(the_first_row_is_never_moved) {
    const Digests old = rowsUpTo(10);
    Digests fewer(old.begin() + 2, old.end());
    Digests more = old;
    more.insert(more.begin(), 7'770);
    for (const Digests& wanted : {fewer, more}) {
        const RangePlan plan = planOf(old, wanted, {});
        for (const RowMove& move : plan.moves)
            BOOST_TEST(move.row > 0, move);
        BOOST_TEST(followed(old, wanted, plan) == wanted, each);
    }
}

BOOST_AUTO_TEST_CASE(many_scattered_moves_are_dearer_than_writing) {
    const Digests old = rowsUpTo(200'000);
    Digests wanted;
    for (std::size_t row = 0; row < old.size(); ++row) {
        if (row % 1'000 == 500)
            wanted.push_back(10'000'000 + old[row]);
        wanted.push_back(old[row]);
    }
    const RangePlan plan = planOf(old, wanted, {.width = 10, .movedWidth = 10});
    BOOST_TEST(plan.moves.size() == 1U);
    BOOST_TEST(followed(old, wanted, plan) == wanted, each);
}

BOOST_AUTO_TEST_CASE(rows_in_another_order_are_written) {
    const Digests old = rowsUpTo(10);
    const Digests wanted(old.rbegin(), old.rend());
    const RangePlan plan = planOf(old, wanted, {});
    BOOST_TEST(plan.moves.empty());
    BOOST_TEST(followed(old, wanted, plan) == wanted, each);
    BOOST_TEST(changedRows(old, wanted, aligned(old, wanted)) == 0);
}

BOOST_AUTO_TEST_CASE(a_range_that_overwrites_moves_nothing) {
    const Digests old = rowsUpTo(10);
    Digests wanted = old;
    wanted.insert(wanted.begin() + 5, 7'770);
    const RangePlan plan = planOf(old, wanted, {.movesCells = false});
    BOOST_TEST(plan.moves.empty());
    BOOST_TEST(plan.differing == (Runs{{5, 6}}), each);
}

BOOST_AUTO_TEST_CASE(without_keys_rows_are_compared_where_they_stand) {
    const Digests old = rowsUpTo(4);
    Digests wanted = rowsUpTo(5);
    wanted[1] += 1;
    const RangePlan plan = planRange(old, wanted, std::nullopt, {});
    BOOST_TEST(plan.moves == (Moves{{3, 1, true}}), each);
    BOOST_TEST(plan.differing == (Runs{{1, 1}, {3, 2}}), each);
    BOOST_TEST(changedRows(old, wanted, std::nullopt) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_written) {
    Digests old = rowsUpTo(4);
    old[2] = unknownDigest;
    const RangePlan plan = planRange(old, rowsUpTo(4), std::nullopt, {});
    BOOST_TEST(plan.differing == (Runs{{2, 1}}), each);
}

/// Every way of taking rows out of six and putting others in.
BOOST_AUTO_TEST_CASE(every_plan_leads_to_what_is_wanted) {
    const Digests old = rowsUpTo(6);
    for (unsigned gone = 0; gone < 64; ++gone)
        for (unsigned added = 0; added < 128; ++added) {
            Digests wanted;
            for (std::size_t row = 0; row <= 6; ++row) {
                if ((added >> row & 1U) != 0)
                    wanted.push_back(7'000 + row * 10);
                if (row < 6 && (gone >> row & 1U) == 0)
                    wanted.push_back(old[row]);
            }
            if (wanted.empty())
                continue;
            const RangePlan plan = planOf(old, wanted, {});
            if (followed(old, wanted, plan) != wanted)
                BOOST_ERROR("without rows " << gone << " and with " << added
                                            << " the plan leads elsewhere");
        }
}

BOOST_AUTO_TEST_SUITE_END()
