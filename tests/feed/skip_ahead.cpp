// SPDX-License-Identifier: MPL-2.0
// What is read by $skip instead of by links: the same rows in the same order, whatever the service
// makes of it.
#include "feed/host_limits.hpp"
#include "feed/long_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <condition_variable>

namespace {

using namespace odc;
using namespace odc::test;

const odata::Query all{.resource = "Set"};

feed::Service::Fetched fetched(const LongService& service, const odata::Query& query = all) {
    auto result = service.script.open()->fetchTable(query, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    return std::move(*result);
}

void checkRows(const feed::Service::Fetched& result, int last) {
    BOOST_TEST(idsOf(result.table) == range(1, last), boost::test_tools::per_element());
    BOOST_TEST(result.summary.rows == last);
}

/// Lets requests with $skip through only when so many of them are there at once.
class TogetherTransport final : public http::Transport {
public:
    TogetherTransport(std::shared_ptr<ScriptedTransport> inner, int wanted)
        : inner_(std::move(inner)), wanted_(wanted) {}

    http::Result<http::ResponseHead> send(const http::Request& request,
                                          const http::ResponseSink& sink,
                                          const std::stop_token& stop) override {
        // The first of them goes alone: it shows whether the service does as it is asked.
        if (request.url.query.find("$skip=") != std::string::npos && seen_++ > 0) {
            std::unique_lock lock(mutex_);
            ++here_;
            changed_.notify_all();
            isTogether =
                changed_.wait_for(lock, std::chrono::seconds(10), [&] { return here_ >= wanted_; });
        }
        return inner_->send(request, sink, stop);
    }

    std::atomic<bool> isTogether = false;

private:
    std::shared_ptr<ScriptedTransport> inner_;
    const int wanted_;
    std::atomic<int> seen_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    int here_ = 0;
};

} // namespace

BOOST_AUTO_TEST_SUITE(skip_ahead)

BOOST_AUTO_TEST_CASE(short_feeds_are_read_by_their_links_alone) {
    const LongService service(60, {});
    checkRows(fetched(service), 60);
    BOOST_TEST(service.skipRequests().empty());
}

BOOST_AUTO_TEST_CASE(more_pages_than_allowed_are_an_error_that_names_the_address) {
    LongService service(805, {});
    service.script.connection.policy.maxPages = 5;
    const auto result = service.script.open()->fetchTable(all, {});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "tooLarge");
    BOOST_TEST(result.error().where.starts_with(std::string(setUrl) + "?"), result.error().where);
    BOOST_TEST(!service.skipRequests().empty());
}

BOOST_AUTO_TEST_CASE(long_feeds_are_read_by_skip_in_key_order_and_counted) {
    const LongService service(805, {});
    const auto result = fetched(service);
    checkRows(result, 805);
    BOOST_TEST((result.summary.count == 805));
    BOOST_TEST(result.summary.warnings.empty());
    const auto skips = service.skipRequests();
    BOOST_REQUIRE(!skips.empty());
    BOOST_TEST(skips.front() ==
               "GET https://h/r.svc/Set?$orderby=Id&$top=20&$skip=50&$inlinecount=allpages");
    // 3 pages by links, 10 rows of the first by $skip, then 19 a page.
    BOOST_TEST(result.summary.pages == 3 + 1 + (805 - 70 + 18) / 19);
    BOOST_TEST(service.script.dataRequests().size() == result.summary.requests.size());
}

BOOST_AUTO_TEST_CASE(several_pages_are_asked_for_at_once) {
    const LongService service(1'000, {});
    const auto together = std::make_shared<TogetherTransport>(service.script.transport, 8);
    feed::Service opened(together, service.script.clock, service.script.connection);
    auto result = opened.fetchTable(all, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    checkRows(*result, 1'000);
    BOOST_TEST(together->isTogether);
}

BOOST_AUTO_TEST_CASE(no_more_pages_are_under_way_than_the_window_holds) {
    const LongService service(2'000, {});
    std::int64_t rows = 0;
    std::size_t farthest = 0;
    auto result = service.script.open()->fetch(
        all,
        [&](const base::Schema&, base::Batch&& batch) -> base::Result<void> {
            rows += static_cast<std::int64_t>(batch.rowCount);
            const auto sent = service.script.dataRequests().size() * 20;
            farthest = std::max(farthest, sent - std::min(sent, static_cast<std::size_t>(rows)));
            return {};
        },
        {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_TEST(rows == 2'000);
    // Eight pages, and the rows that pages have in common.
    BOOST_TEST(farthest <= 9U * 20 + result->pages);
}

BOOST_AUTO_TEST_CASE(services_that_read_skip_otherwise_are_read_by_their_links) {
    const std::pair<const char*, LongService::Habits> odd[] = {
        {"$skip is passed over", {.honoursSkip = false}},
        {"$top is passed over", {.honoursTop = false}},
        {"$orderby is passed over and $skip as well",
         {.honoursSkip = false, .honoursOrder = false}},
        {"$skip is refused", {.maxSkip = 0}},
    };
    for (const auto& [what, habits] : odd) {
        const LongService service(500, habits);
        BOOST_TEST_CONTEXT(what) {
            const auto opened = service.script.open();
            for (int time = 0; time < 2; ++time) {
                auto result = opened->fetchTable(all, {});
                BOOST_REQUIRE_MESSAGE(result, explain(result));
                checkRows(*result, 500);
            }
            BOOST_TEST(service.skipRequests().size() == 1U); // what was found is remembered
        }
    }
}

BOOST_AUTO_TEST_CASE(what_the_metadata_says_cannot_be_done_is_not_tried) {
    const std::string sap = R"(xmlns:sap="http://www.sap.com/Protocols/SAPData" )";
    const LongService pageless(200, {.ofSet = sap + R"(sap:pageable="false")"});
    checkRows(fetched(pageless), 200);
    BOOST_TEST(pageless.skipRequests().empty());
    BOOST_TEST(!pageless.script.open()->plan(all, {})->mayReadAhead);
    const LongService countless(200, {.ofSet = sap + R"(sap:countable="false")"});
    checkRows(fetched(countless), 200);
    BOOST_TEST(!countless.skipRequests().empty());
    for (const std::string& line : countless.script.dataRequests())
        BOOST_TEST(line.find("count") == std::string::npos, line);
}

BOOST_AUTO_TEST_CASE(own_order_that_is_not_the_keys_is_kept) {
    const LongService service(500, {.isDescending = true});
    auto ids = idsOf(fetched(service).table);
    std::ranges::reverse(ids);
    BOOST_TEST(ids == range(1, 500), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rows_of_a_service_that_does_not_count_come_one_page_after_the_other) {
    const LongService service(300, {.counts = false});
    const auto result = fetched(service);
    checkRows(result, 300);
    BOOST_TEST(!result.summary.count.has_value());
}

BOOST_AUTO_TEST_CASE(shorter_pages_than_asked_for_leave_no_gap) {
    for (const bool links : {true, false}) {
        const LongService service(500, {.skipPageRows = 13, .linksPages = links});
        const auto result = fetched(service, {.resource = "Set", .wantsCount = true});
        BOOST_TEST_CONTEXT(links) {
            checkRows(result, 500);
            BOOST_TEST(result.summary.warnings.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(rows_that_go_or_come_meanwhile_shift_nothing) {
    for (const bool isGoing : {true, false}) {
        LongService service(600, {});
        service.onRequest = [&](int answers, std::vector<int>& rows) {
            if (answers != 8)
                return;
            if (isGoing)
                rows.erase(rows.begin() + 2, rows.begin() + 7);
            else
                rows.insert(rows.begin(), {-3, -2, -1});
        };
        BOOST_TEST_CONTEXT(isGoing) {
            checkRows(fetched(service), 600);
        }
    }
}

BOOST_AUTO_TEST_CASE(service_that_stops_skipping_is_read_on_by_its_links) {
    const LongService service(700, {.maxSkip = 300});
    checkRows(fetched(service), 700);
}

BOOST_AUTO_TEST_CASE(top_and_skip_of_the_user_are_kept_to) {
    const LongService service(900, {});
    const auto result = fetched(service, {.resource = "Set", .top = 333});
    checkRows(result, 333);
    for (const std::string& line : service.skipRequests())
        BOOST_TEST(line.find("$top=") != std::string::npos, line);
}

BOOST_AUTO_TEST_CASE(failure_of_one_page_ends_the_fetch) {
    LongService service(900, {});
    int broken = 0;
    service.onRequest = [&](int answers, std::vector<int>&) {
        if (answers == 20)
            broken = answers;
    };
    service.script.transport->on("https://h/r.svc/Set?$orderby=Id&$top=20&$skip=145",
                                 answer(401, "text/plain", "Who?"));
    auto result = service.script.open()->fetchTable(all, {});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "signInNeeded");
    BOOST_TEST(broken < 40);
}

BOOST_AUTO_TEST_CASE(busy_service_is_asked_less_and_again) {
    LongService service(900, {});
    const std::string busy = "https://h/r.svc/Set?$orderby=Id&$top=20&$skip=145";
    Answer turnedAway = answer(429, "text/plain", "Slow down.");
    turnedAway.headers.emplace_back("Retry-After", "3");
    service.script.transport->on(busy, turnedAway);
    service.script.transport->on(busy, answer(200, "application/json", [] {
                                     std::string rows;
                                     for (int id = 146; id <= 165; ++id)
                                         rows += (rows.empty() ? "" : ",") +
                                                 (R"({"Id":)" + std::to_string(id) + "}");
                                     return R"({"value":[)" + rows + "]}";
                                 }()));
    service.script.connection.limits = std::make_shared<feed::HostLimits>();
    checkRows(fetched(service), 900);
    BOOST_TEST(service.script.connection.limits->allowance("https://h:443") < 8);
}

BOOST_AUTO_TEST_CASE(answer_cut_without_a_link_is_read_on_where_the_count_says_more) {
    const LongService service(100, {.pageRows = 30, .linksPages = false});
    const auto result = fetched(service);
    checkRows(result, 100);
    BOOST_TEST(result.summary.requests[1] == "GET https://h/r.svc/Set/$count");
    BOOST_TEST(result.summary.warnings.empty());
}

BOOST_AUTO_TEST_CASE(answer_cut_without_a_link_or_a_way_to_go_on_is_warned_of) {
    const LongService service(100, {.pageRows = 30, .honoursSkip = false, .linksPages = false});
    const auto result = fetched(service);
    checkRows(result, 30);
    BOOST_TEST(result.summary.warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(rows_without_their_key_are_read_by_links) {
    const LongService service(500, {});
    const auto result = fetched(service, {.resource = "Set", .select = {"Name"}});
    BOOST_TEST(result.summary.rows == 500);
    BOOST_TEST(service.skipRequests().empty());
    // Told by a request of its own.
    BOOST_TEST((result.summary.count == 500));
    BOOST_TEST(result.summary.requests[3] == "GET https://h/r.svc/Set/$count");
}

BOOST_AUTO_TEST_CASE(stop_ends_pages_that_are_under_way) {
    LongService service(900, {});
    std::stop_source stop;
    service.onRequest = [&](int answers, std::vector<int>&) {
        if (answers == 12)
            stop.request_stop();
    };
    auto result = service.script.open()->fetchTable(all, {stop.get_token()});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "cancelled");
}

BOOST_AUTO_TEST_SUITE_END()
