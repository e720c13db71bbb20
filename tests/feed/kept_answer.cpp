// SPDX-License-Identifier: MPL-2.0
// A second fetch of the same question: pages that have not changed are not sent again.
#include "feed/kept_answer.hpp"
#include "feed/long_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>

namespace {

using namespace odc;
using namespace odc::test;

const odata::Query all{.resource = "Set"};

struct Once {
    base::Table table;
    feed::FetchSummary summary;
    std::shared_ptr<const feed::KeptAnswer> answer;
};

Once fetchOnce(const LongService& service, const std::shared_ptr<const feed::KeptAnswer>& known) {
    Once once;
    feed::Spool rows(1'000);
    auto summary =
        service.script.open()->fetch(all, known,
                                     [&](const base::Schema& schema, base::Batch&& batch) {
                                         auto kept = rows.append(batch);
                                         once.table.schema = schema;
                                         once.table.batches.push_back(std::move(batch));
                                         return kept;
                                     },
                                     {});
    BOOST_REQUIRE_MESSAGE(summary, explain(summary));
    once.summary = *summary;
    once.answer = std::make_shared<feed::KeptAnswer>(
        feed::KeptAnswer{summary->schema, summary->kept, summary->count,
                         std::make_shared<feed::Spool>(std::move(rows))});
    return once;
}

/// `change` is made between the first fetch and the second one.
struct Twice {
    explicit Twice(LongService::Habits habits, int rows = 200) : service(rows, habits) {
        first = fetchOnce(service, nullptr);
    }
    void again(std::function<void(std::vector<int>&)> change) {
        service.onRequest = [change = std::move(change),
                             isDone = false](int, std::vector<int>& rows) mutable {
            if (!isDone)
                change(rows);
            isDone = true;
        };
        second = fetchOnce(service, first.answer);
    }

    LongService service;
    Once first;
    Once second;
};

const LongService::Habits skipping{.hasEtags = true};
const LongService::Habits linking{.honoursSkip = false, .hasEtags = true};

} // namespace

BOOST_AUTO_TEST_SUITE(kept_answer)

BOOST_AUTO_TEST_CASE(where_nothing_changed_no_page_is_sent_again) {
    for (const auto& habits : {skipping, linking}) {
        Twice fetched(habits);
        BOOST_TEST(fetched.first.answer->isWhole());
        fetched.again([](std::vector<int>&) {});
        BOOST_TEST(fetched.second.summary.isUnchanged);
        BOOST_TEST(fetched.second.summary.rows == 200);
        BOOST_TEST(fetched.second.summary.pagesUnchanged == fetched.first.summary.pages);
        BOOST_TEST(fetched.service.unchangedPages() == fetched.first.summary.pages);
        BOOST_TEST(fetched.second.table.batches.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_page_that_changed_comes_among_those_that_did_not) {
    for (const auto& habits : {skipping, linking}) {
        Twice fetched(habits);
        fetched.again([](std::vector<int>& rows) { rows[150] = 7'777; });
        std::vector<std::int64_t> wanted = range(1, 200);
        wanted[150] = 7'777;
        BOOST_TEST(!fetched.second.summary.isUnchanged);
        BOOST_TEST(idsOf(fetched.second.table) == wanted, boost::test_tools::per_element());
        BOOST_TEST(fetched.second.summary.pagesUnchanged > 0);
        BOOST_TEST(fetched.second.summary.pagesUnchanged < fetched.second.summary.pages);
    }
}

BOOST_AUTO_TEST_CASE(rows_new_at_the_end_come) {
    for (const auto& habits : {skipping, linking}) {
        Twice fetched(habits);
        fetched.again([](std::vector<int>& rows) { rows.push_back(201); });
        BOOST_TEST(idsOf(fetched.second.table) == range(1, 201), boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(rows_new_in_the_middle_shift_all_that_follow) {
    for (const auto& habits : {skipping, linking}) {
        Twice fetched(habits);
        fetched.again([](std::vector<int>& rows) { rows.insert(rows.begin() + 90, 7'777); });
        std::vector<std::int64_t> wanted = range(1, 200);
        wanted.insert(wanted.begin() + 90, 7'777);
        BOOST_TEST(idsOf(fetched.second.table) == wanted, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(what_came_twice_can_be_asked_for_a_third_time) {
    Twice fetched(skipping);
    fetched.again([](std::vector<int>& rows) { rows[150] = 7'777; });
    BOOST_TEST(fetched.second.answer->isWhole());
    fetched.first = fetched.second;
    fetched.again([](std::vector<int>&) {});
    BOOST_TEST(fetched.second.summary.isUnchanged);
}

BOOST_AUTO_TEST_CASE(without_validators_nothing_is_kept) {
    Twice fetched(LongService::Habits{});
    BOOST_TEST(fetched.first.summary.kept.empty());
    fetched.again([](std::vector<int>&) {});
    BOOST_TEST(idsOf(fetched.second.table) == range(1, 200), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
