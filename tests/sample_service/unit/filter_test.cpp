// SPDX-License-Identifier: MPL-2.0
#include "sample_service/unit/asking.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc::sample;
using namespace odc::sample::test;

/// The named property of every row in one answer.
std::vector<std::string> texts(Service& service, const std::string& question,
                               const std::string& name) {
    const Response response = ask(service, question, {});
    BOOST_TEST_REQUIRE(response.status == 200, response.body);
    std::vector<std::string> found;
    for (const std::string& property :
         allBetween(response.body, "<d:" + name + " ", "</d:" + name + ">"))
        found.push_back(property.substr(property.find('>') + 1));
    return found;
}

BOOST_AUTO_TEST_SUITE(filter)

BOOST_AUTO_TEST_CASE(a_half_open_range_gives_exactly_the_days_asked_for) {
    Service service(july2014());
    BOOST_TEST(texts(service,
                     "CsActiveUserDaily?$filter=Date%20gt%20datetime'2014-02-28T00:00:00'%20and%"
                     "20Date%20le%20"
                     "datetime'2014-03-02T00%3A00%3A00'",
                     "Date") ==
               (std::vector<std::string>{"2014-03-01T00:00:00", "2014-03-02T00:00:00"}));
    BOOST_TEST(
        texts(service, "CsActiveUserDaily?$filter=Date+eq+datetime'2014-01-01T00:00:00'", "Date") ==
        std::vector<std::string>{"2014-01-01T00:00:00"}); // plus signs are spaces
}

BOOST_AUTO_TEST_CASE(unknown_names_and_mixed_types_are_refused) {
    Service service(july2014());
    for (const char* filter :
         {"Missing%20eq%201", "Date%20eq%201", "ActiveUsers", "ActiveUsers%20eq",
          "Date/Year%20eq%201", "ActiveUsers%20has%201", "nosuch(ActiveUsers)%20eq%201"}) {
        const Response response =
            ask(service, std::string("CsActiveUserDaily?$filter=") + filter, {});
        BOOST_TEST(response.status == 400, filter);
        BOOST_TEST(response.body.find("<message xml:lang=\"en-US\">") != std::string::npos, filter);
    }
}

BOOST_AUTO_TEST_CASE(mail_of_a_span_is_numbered_anew_and_says_its_span) {
    Service service(july2014());
    const std::string span =
        "MessageTrace?$filter=StartDate%20eq%20datetime'2014-07-08T00:00:00'%20and%20"
        "EndDate%20eq%20datetime'2014-07-09T00:00:00'";
    const auto received = texts(service, span, "Received");
    BOOST_TEST(received.size() > 500u);
    for (const std::string& moment : received)
        BOOST_TEST(moment.starts_with("2014-07-08T"), moment);
    BOOST_TEST(texts(service, span, "Index").front() == "0");
    BOOST_TEST(texts(service, span, "StartDate").front() == "2014-07-08T00:00:00");
    BOOST_TEST(texts(service, span, "EndDate").back() == "2014-07-09T00:00:00");
    BOOST_TEST(texts(service, span + "%20and%20Size%20gt%201000000", "Index").size() <
               received.size());
    BOOST_TEST(ask(service, "MessageTrace?$filter=EndDate%20eq%20datetime'2014-07-09T00:00:00'", {})
                   .status == 400);
}

BOOST_AUTO_TEST_CASE(a_filter_counts_before_skip_and_top) {
    Service service(july2014());
    const std::string body =
        ask(service, "CsActiveUserDaily?$filter=ID%20le%2020&$skip=5&$top=3&$inlinecount=allpages",
            {})
            .body;
    BOOST_TEST(allBetween(body, "<m:count>", "<").at(0) == "20");
    BOOST_TEST(countOf(body, "<entry>") == 3u);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
