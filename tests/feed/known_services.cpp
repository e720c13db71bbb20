// SPDX-License-Identifier: MPL-2.0
#include "feed/known_services.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc;

feed::Connection at(const char* root) {
    feed::Connection connection;
    connection.root = *http::parseUrl(root);
    return feed::adapted(std::move(connection));
}

} // namespace

BOOST_AUTO_TEST_SUITE(known_services)

BOOST_AUTO_TEST_CASE(reporting_service_gets_its_version_header) {
    const auto connection = at("https://h/ecp/ReportingWebService/Reporting.svc");
    BOOST_TEST(http::headerOf(connection.headers, "X-RWS-Version") == "2013-V1");
    BOOST_TEST(at("https://h/Demo.svc").headers.empty());
}

BOOST_AUTO_TEST_CASE(header_that_is_there_already_stays) {
    feed::Connection connection;
    connection.root = *http::parseUrl("https://h/ecp/reportingwebservice/reporting.svc");
    connection.headers = {{"x-rws-version", "2014-V2"}};
    BOOST_TEST((feed::adapted(connection).headers == connection.headers));
}

BOOST_AUTO_TEST_CASE(microsoft_graph_may_send_on_to_other_servers) {
    BOOST_TEST(at("https://graph.microsoft.com/v1.0").policy.mayRedirectToOtherOrigins);
    for (const char* root : {"http://graph.microsoft.com/v1.0", "https://graph.microsoft.com.evil/",
                             "https://services.odata.org/V4/"})
        BOOST_TEST(!at(root).policy.mayRedirectToOtherOrigins, root);
}

BOOST_AUTO_TEST_SUITE_END()
