// SPDX-License-Identifier: MPL-2.0
#include "report/combine.hpp"

#include "report/reason.hpp"
#include "report/rows.hpp"
#include "report/tables.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>

using namespace odc;
using namespace odc::report;
using base::ValueKind;
using test::Cell;
using test::Cells;

namespace {

const std::vector<std::string> names{"left", "right"};

Result<base::Table> combined(const Combine& how, base::Table left, base::Table right) {
    std::vector<base::Table> tables;
    tables.push_back(std::move(left));
    tables.push_back(std::move(right));
    return combine(how, std::move(tables), names);
}

base::Table minutes(const Cells& rows, std::size_t batchRows) {
    return test::tableOf({{"Date", ValueKind::dateTime}, {"Minutes", ValueKind::integer}}, rows,
                         batchRows);
}

base::Table sessions(const Cells& rows, std::size_t batchRows) {
    return test::tableOf({{"Sessions", ValueKind::real}, {"Date", ValueKind::dateTime}}, rows,
                         batchRows);
}

void checkCells(const Result<base::Table>& table, const Cells& expected) {
    BOOST_REQUIRE_MESSAGE(table.has_value(), test::reasonOf(table));
    const Cells found = test::cellsOf(*table);
    BOOST_TEST((found == expected), "found\n"
                                        << test::written(found) << "expected\n"
                                        << test::written(expected));
}

} // namespace

BOOST_AUTO_TEST_SUITE(combine_tables)

BOOST_AUTO_TEST_CASE(inner_join_keeps_what_both_have_in_the_left_order) {
    checkCells(
        combined({CombineKind::innerJoin, {"Date"}},
                 minutes({{"2014-07-03", "30"}, {"2014-07-02", "20"}, {"2014-07-01", "10"}}, 2),
                 sessions({{"1", "2014-07-01"}, {"3", "2014-07-03"}, {"4", "2014-07-04"}}, 2)),
        {{"2014-07-03T00:00:00", "30", "3"}, {"2014-07-01T00:00:00", "10", "1"}});
}

BOOST_AUTO_TEST_CASE(left_join_has_nulls_where_the_right_has_no_row) {
    checkCells(combined({CombineKind::leftJoin, {"Date"}},
                        minutes({{"2014-07-02", "20"}, {"2014-07-01", "10"}, {Cell(), "5"}}, 2),
                        sessions({{"1", "2014-07-01"}, {"9", Cell()}}, 1)),
               {{"2014-07-02T00:00:00", "20", Cell()},
                {"2014-07-01T00:00:00", "10", "1"},
                {Cell(), "5", Cell()}});
}

BOOST_AUTO_TEST_CASE(a_key_that_stands_twice_on_the_right_is_an_error_that_names_it) {
    const auto table =
        combined({CombineKind::innerJoin, {"Date"}}, minutes({{"2014-07-02", "20"}}, 9),
                 sessions({{"1", "2014-07-01"}, {"2", "2014-07-01"}}, 1));
    BOOST_REQUIRE(!table.has_value());
    BOOST_TEST((table.error().kind == base::ErrorKind::badResponse));
    BOOST_TEST(table.error().message ==
               "right has more than one row for Date 2014-07-01T00:00:00, so it is not clear which "
               "to join. Nothing was changed.");
}

BOOST_AUTO_TEST_CASE(parts_of_a_key_are_kept_apart) {
    const std::vector<std::pair<std::string, ValueKind>> keys{{"A", ValueKind::text},
                                                              {"B", ValueKind::text}};
    auto columns = keys;
    columns.emplace_back("Value", ValueKind::integer);
    checkCells(combined({CombineKind::innerJoin, {"A", "B"}},
                        test::tableOf(keys, {{"a", "bc"}, {"ab", "c"}}, 9),
                        test::tableOf(columns, {{"ab", "c", "1"}, {"a", "bc", "2"}}, 9)),
               {{"a", "bc", "2"}, {"ab", "c", "1"}});
}

BOOST_AUTO_TEST_CASE(a_column_that_both_have_is_refused) {
    const auto table = combined({CombineKind::innerJoin, {"Date"}}, minutes({}, 9), minutes({}, 9));
    BOOST_REQUIRE(!table.has_value());
    BOOST_TEST(table.error().message ==
               "left and right both have a column Minutes. Leave it out of one source's “select”.");
}

BOOST_AUTO_TEST_CASE(a_key_that_a_source_lacks_is_refused) {
    const auto table =
        combined({CombineKind::leftJoin, {"Sessions"}}, minutes({}, 9), sessions({}, 9));
    BOOST_REQUIRE(!table.has_value());
    BOOST_TEST(table.error().message ==
               "The report joins on Sessions, which left does not have. Add "
               "it to the source's “select”.");
}

BOOST_AUTO_TEST_CASE(append_puts_columns_together_by_path) {
    checkCells(combined({CombineKind::append, {}},
                        minutes({{"2014-07-01", "10"}, {"2014-07-02", "20"}}, 1),
                        sessions({{"1.5", "2014-07-03"}}, 1)),
               {{"2014-07-01T00:00:00", "10", Cell()},
                {"2014-07-02T00:00:00", "20", Cell()},
                {"2014-07-03T00:00:00", Cell(), "1.5"}});
}

BOOST_AUTO_TEST_CASE(append_of_a_column_of_two_kinds_is_refused) {
    const auto table = combined({CombineKind::append, {}}, minutes({}, 9),
                                test::tableOf({{"Minutes", ValueKind::text}}, {{"ten"}}, 9));
    BOOST_REQUIRE(!table.has_value());
    BOOST_TEST((table.error().kind == base::ErrorKind::badResponse));
}

BOOST_AUTO_TEST_CASE(random_joins_equal_a_row_by_row_search) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::map<std::string, std::string> right;
        for (int count = static_cast<int>(random() % 12); count > 0; --count)
            right["k" + std::to_string(random() % 20)] = std::to_string(random() % 100);
        Cells rightRows;
        for (const auto& [key, value] : right)
            rightRows.push_back({key, value});
        std::ranges::shuffle(rightRows, random);
        Cells leftRows;
        for (int count = static_cast<int>(random() % 30); count > 0; --count)
            leftRows.push_back({random() % 9 ? Cell("k" + std::to_string(random() % 20)) : Cell(),
                                std::to_string(count)});
        const bool isInner = random() % 2 == 0;
        Cells expected;
        for (const auto& row : leftRows) {
            const auto found = row[0] ? right.find(*row[0]) : right.end();
            if (found != right.end())
                expected.push_back({row[0], row[1], found->second});
            else if (!isInner)
                expected.push_back({row[0], row[1], Cell()});
        }
        checkCells(combined({isInner ? CombineKind::innerJoin : CombineKind::leftJoin, {"Key"}},
                            test::tableOf({{"Key", ValueKind::text}, {"L", ValueKind::integer}},
                                          leftRows, random() % 5 + 1),
                            test::tableOf({{"Key", ValueKind::text}, {"R", ValueKind::decimal}},
                                          rightRows, random() % 5 + 1)),
                   expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()
