// SPDX-License-Identifier: MPL-2.0
#include "sample_service/unit/asking.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc::sample;
using namespace odc::sample::test;

constexpr std::string_view base =
    "http://reports.example:8080/ecp/ReportingWebService/Reporting.svc/";

/// The next link of a feed without the base of the service; empty on the last page.
std::string nextOf(const std::string& body) {
    const auto links = allBetween(body, R"(<link rel="next" href=")", "\"");
    if (links.empty())
        return {};
    BOOST_TEST_REQUIRE(links[0].starts_with(base));
    std::string link = links[0].substr(base.size());
    for (std::size_t at = link.find("&amp;"); at != std::string::npos; at = link.find("&amp;"))
        link.erase(at + 1, 4);
    return link;
}

/// The named number of every row, over all pages.
std::vector<std::string> numbers(Service& service, std::string question, const std::string& name,
                                 int& pages) {
    std::vector<std::string> found;
    for (pages = 0; !question.empty(); ++pages) {
        const Response response = ask(service, question, {});
        BOOST_TEST_REQUIRE(response.status == 200, response.body);
        for (std::string& number :
             allBetween(response.body, "<d:" + name + " m:type=\"Edm.Int64\">", "<"))
            found.push_back(std::move(number));
        for (std::string& number :
             allBetween(response.body, "<d:" + name + " m:type=\"Edm.Int32\">", "<"))
            found.push_back(std::move(number));
        question = nextOf(response.body);
    }
    return found;
}

BOOST_AUTO_TEST_SUITE(paging)

BOOST_AUTO_TEST_CASE(message_trace_comes_in_pages_of_2000_rows) {
    Service service(july2014());
    const Response first = ask(service, "MessageTrace", {});
    BOOST_TEST(countOf(first.body, "<entry>") == 2000u);
    BOOST_TEST(nextOf(first.body) == "MessageTrace?$skiptoken=1999");
    int pages = 0;
    const auto found = numbers(service, "MessageTrace", "Index", pages);
    BOOST_TEST(pages == 4);
    for (std::size_t row = 0; row < found.size(); ++row)
        BOOST_TEST(found[row] == std::to_string(row));
}

BOOST_AUTO_TEST_CASE(pages_together_are_the_whole) {
    ServiceOptions options = july2014();
    Service whole(options);
    options.pageSize = 100;
    Service paged(options);
    int pages = 0;
    for (const char* question :
         {"CsActiveUserDaily", "CsActiveUserDaily?$orderby=ActiveUsers%20desc,Date",
          "CsActiveUserDaily?$skip=250", "CsActiveUserDaily?$top=230",
          "CsActiveUserDaily?$skip=33&$top=201&$select=ID", "CsActiveUserDaily?$top=100",
          "CsActiveUserDaily?$skip=1000"}) {
        const auto wanted = numbers(whole, question, "ID", pages);
        BOOST_TEST(pages == 1);
        const auto found = numbers(paged, question, "ID", pages);
        BOOST_TEST(found == wanted, question);
        BOOST_TEST(pages == static_cast<int>(std::max<std::size_t>(1, (wanted.size() + 99) / 100)),
                   question);
    }
}

BOOST_AUTO_TEST_CASE(a_next_link_keeps_what_was_asked_as_it_was_written) {
    ServiceOptions options = july2014();
    options.pageSize = 10;
    Service service(options);
    const Response first =
        ask(service,
            "CsActiveUserDaily?$orderby=Date%20desc&$top=25&$skip=5&rws-version=2013-V1&$select=ID",
            {});
    BOOST_TEST(nextOf(first.body) == "CsActiveUserDaily?$orderby=Date%20desc&rws-version=2013-V1&$"
                                     "select=ID&$top=15&$skiptoken=14");
}

BOOST_AUTO_TEST_CASE(the_count_is_of_all_pages_and_ignores_skip_and_top) {
    ServiceOptions options = july2014();
    options.pageSize = 10;
    Service service(options);
    const std::string question = "CsActiveUserDaily?$inlinecount=allpages&$top=20&$skip=3";
    BOOST_TEST(allBetween(ask(service, question, {}).body, "<m:count>", "<").at(0) == "559");
    const std::string verbose = ask(service, question + "&$format=json", {}).body;
    BOOST_TEST(verbose.find(R"("__count":"559","__next":"http://reports.example:8080/)") !=
               std::string::npos);
    const std::string light = ask(service, question, {{"Accept", "application/json"}}).body;
    BOOST_TEST(light.find(R"("odata.count":"559","value":[)") != std::string::npos);
    BOOST_TEST(light.find(R"(],"odata.nextLink":"http://reports.example:8080/)") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
