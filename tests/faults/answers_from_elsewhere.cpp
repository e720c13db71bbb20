// SPDX-License-Identifier: MPL-2.0
// A service that answers a request for data with the address of a file on another server, as
// Microsoft Graph does with its reports: the file is read, and that server learns nothing.
#include "faults/faulty_service.hpp"
#include "support/explain.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::test;
using base::ErrorKind;

namespace {

const http::Headers csvType{{"Content-Type", "application/octet-stream"}};
const std::string csv = "\xEF\xBB\xBFName,Seats\r\nRoom 1,1\r\nRoom 2,2\r\n";

/// Asks for a password, sets a cookie and sends on to the other server.
Behaviour sendsOnTo(const std::string& location) {
    return [location](const SeenRequest& seen) {
        if (http::headerOf(seen.headers, "Authorization").empty())
            return honest(401, {{"WWW-Authenticate", "Basic realm=\"House\""}}, "");
        return honest(302, {{"Location", location}, {"Set-Cookie", "session=7; Path=/"}}, "");
    };
}

base::Result<feed::Service::Fetched> fetchAs(const FaultyService& house,
                                             const base::Policy& policy) {
    feed::Connection connection;
    connection.root = *http::parseUrl(house.server.origin() + "/House.svc/");
    connection.policy = policy;
    connection.headers = {{"X-Api-Key", "key"}};
    connection.credentials = http::Credentials{house.server.origin(), "ann", "secret"};
    feed::Service service(curlTransport(), house.clock, connection);
    return service.fetchTable({.resource = "Rooms"}, {});
}

void requireNothingTold(const MisbehavingServer& other) {
    const auto seen = other.requests();
    BOOST_REQUIRE(seen.size() == 1U);
    BOOST_TEST(seen[0].target == "/report.csv?sig=key");
    for (const auto& [name, value] : seen[0].headers)
        BOOST_TEST((name == "Host" || name == "User-Agent" || name == "Accept" ||
                    name == "Accept-Encoding" || name == "MaxDataServiceVersion" ||
                    name == "DataServiceVersion"),
                   name << ": " << value);
}

} // namespace

BOOST_AUTO_TEST_SUITE(answers_from_elsewhere)

BOOST_AUTO_TEST_CASE(file_on_another_server_is_read_and_no_password_sent_there) {
    const MisbehavingServer other(answers(200, csvType, csv));
    const FaultyService house(sendsOnTo(other.origin() + "/report.csv?sig=key"));
    base::Policy policy = house.policy;
    policy.mayRedirectToOtherOrigins = true;
    const auto got = fetchAs(house, policy);
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(seatsOf(got->table) == std::vector<std::int64_t>({1, 2}),
               boost::test_tools::per_element());
    requireNothingTold(other);
}

BOOST_AUTO_TEST_CASE(origin_that_is_listed_gets_no_password_either) {
    const MisbehavingServer other(answers(200, csvType, csv));
    const FaultyService house(sendsOnTo(other.origin() + "/report.csv?sig=key"));
    base::Policy policy = house.policy;
    policy.origins.insert(other.origin());
    const auto got = fetchAs(house, policy);
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(got->summary.rows == 2);
    requireNothingTold(other);
}

BOOST_AUTO_TEST_CASE(refusal_names_the_other_server_and_keeps_its_key) {
    const MisbehavingServer other(answers(200, csvType, csv));
    const FaultyService house(sendsOnTo(other.origin() + "/report.csv?sig=key"));
    const auto got = fetchAs(house, house.policy);
    BOOST_REQUIRE(!got);
    BOOST_TEST(base::nameOf(got.error().kind) == "refusedByPolicy");
    BOOST_TEST(got.error().message.find(other.origin()) != std::string::npos, got.error().message);
    BOOST_TEST((got.error().message + got.error().where).find("sig=") == std::string::npos,
               got.error().message << " at " << got.error().where);
    BOOST_TEST(other.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(third_server_in_the_row_is_reached_and_told_nothing) {
    const MisbehavingServer last(answers(200, csvType, csv));
    const MisbehavingServer middle(redirects(302, last.origin() + "/report.csv?sig=key"));
    const FaultyService house(sendsOnTo(middle.origin() + "/x"));
    base::Policy policy = house.policy;
    policy.mayRedirectToOtherOrigins = true;
    const auto got = fetchAs(house, policy);
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    requireNothingTold(last);
}

BOOST_AUTO_TEST_SUITE_END()
