// SPDX-License-Identifier: MPL-2.0
#include "feed/address.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc;

http::Url url(const char* text) {
    auto parsed = http::parseUrl(text);
    BOOST_REQUIRE_MESSAGE(parsed, text);
    return *parsed;
}

/// Where a link leads from page /r.svc/Set of https://h/r.svc.
base::Result<http::Url> follow(const char* link, const char* base = "", bool isJson = false,
                               const char* page = "https://h/r.svc/Set") {
    const http::Url root = url("https://h/r.svc");
    const http::Url from = url(page);
    return feed::followNextLink({.root = root, .page = from, .base = base, .isJson = isJson}, link);
}

} // namespace

BOOST_AUTO_TEST_SUITE(addresses)

BOOST_AUTO_TEST_CASE(requests_lie_below_the_root) {
    BOOST_TEST(feed::below(url("https://h/r.svc"), "Set?$top=5").text() ==
               "https://h/r.svc/Set?$top=5");
    BOOST_TEST(feed::below(url("https://h/r.svc/"), "").text() == "https://h/r.svc/");
    BOOST_TEST(feed::below(url("https://h"), "Set").text() == "https://h/Set");
}

BOOST_AUTO_TEST_CASE(relative_link_is_resolved_on_xml_base) {
    auto next = follow("Rooms?$skiptoken=97", "https://h/r.svc/");
    BOOST_REQUIRE(next);
    BOOST_TEST(next->text() == "https://h/r.svc/Rooms?$skiptoken=97");
}

BOOST_AUTO_TEST_CASE(relative_link_without_base_is_resolved_on_the_page) {
    auto next = follow("?$skiptoken=2");
    BOOST_REQUIRE(next);
    BOOST_TEST(next->text() == "https://h/r.svc/Set?$skiptoken=2");
}

BOOST_AUTO_TEST_CASE(relative_link_in_json_is_meant_from_the_root) {
    auto next = follow("Set(1)/Items?$skiptoken=2", "", true, "https://h/r.svc/Set(1)/Items");
    BOOST_REQUIRE(next);
    BOOST_TEST(next->text() == "https://h/r.svc/Set(1)/Items?$skiptoken=2");
}

BOOST_AUTO_TEST_CASE(relative_link_in_json_is_resolved_on_the_context_url) {
    const char* const page = "https://h/r.svc/Set(1)/Items";
    const auto lead = [&](const char* context) {
        auto next = follow("Set(1)/Items?$skip=2", context, true, page);
        BOOST_REQUIRE_MESSAGE(next, test::explain(next));
        return next->text();
    };
    const std::string inRoot = "https://h/r.svc/Set(1)/Items?$skip=2";
    BOOST_TEST(lead("https://h/r.svc/$metadata#Set(1)/Items") == inRoot);
    BOOST_TEST(lead("http://h/r.svc/$metadata#Set(1)/Items") == inRoot);
    BOOST_TEST(lead("https://h/other/$metadata#Items") == "https://h/other/Set(1)/Items?$skip=2");
    // Relative ones, right and wrong.
    BOOST_TEST(lead("../$metadata#Items") == inRoot);
    BOOST_TEST(lead("$metadata#Items") == inRoot);
    BOOST_TEST(lead("https://h/r.svc/Items") == inRoot);
    auto query = follow("?$skip=2", "https://h/r.svc/$metadata#Items", true, page);
    BOOST_REQUIRE(query);
    BOOST_TEST(query->text() == "https://h/r.svc/Set(1)/Items?$skip=2");
}

BOOST_AUTO_TEST_CASE(context_on_another_host_takes_no_link_there) {
    auto next = follow("Set?$skip=2", "https://elsewhere/r.svc/$metadata#Set", true);
    BOOST_REQUIRE(!next);
    BOOST_TEST(base::nameOf(next.error().kind) == "refusedByPolicy");
}

BOOST_AUTO_TEST_CASE(forgotten_slash_behind_the_port_is_put_in) {
    const http::Url root = url("http://127.0.0.1:4114/Demo.svc");
    for (const char* link : {"http://127.0.0.1:4114Demo.svc/Set?$skip=5",
                             "http://localhost:4114Demo.svc/Set?$skip=5"}) {
        auto next = feed::followNextLink({.root = root, .page = root}, link);
        BOOST_REQUIRE_MESSAGE(next, test::explain(next));
        BOOST_TEST(next->text() == "http://127.0.0.1:4114/Demo.svc/Set?$skip=5");
    }
}

BOOST_AUTO_TEST_CASE(unusable_base_is_passed_over) {
    auto next = follow("Set?$skiptoken=2", "http://127.0.0.1:9x/Demo.svc//");
    BOOST_REQUIRE_MESSAGE(next, test::explain(next));
    BOOST_TEST(next->text() == "https://h/r.svc/Set?$skiptoken=2");
}

BOOST_AUTO_TEST_CASE(spaces_and_other_letters_are_encoded) {
    auto next = follow("https://h/r.svc/Set?$filter=Name eq 'Jörg'&$skiptoken=2");
    BOOST_REQUIRE_MESSAGE(next, test::explain(next));
    BOOST_TEST(next->text() == "https://h/r.svc/Set?$filter=Name%20eq%20'J%C3%B6rg'&$skiptoken=2");
}

BOOST_AUTO_TEST_CASE(http_link_of_an_https_service_stays_on_https) {
    auto next = follow("http://h/r.svc/Set?$skiptoken=2");
    BOOST_REQUIRE_MESSAGE(next, test::explain(next));
    BOOST_TEST(next->text() == "https://h/r.svc/Set?$skiptoken=2");
}

BOOST_AUTO_TEST_CASE(localhost_stands_for_the_loopback_address_that_was_asked) {
    const http::Url root = url("http://127.0.0.1:8080/r.svc");
    auto next = feed::followNextLink({.root = root, .page = root},
                                     "http://localhost:8080/r.svc/Set?$skiptoken=2");
    BOOST_REQUIRE_MESSAGE(next, test::explain(next));
    BOOST_TEST(next->text() == "http://127.0.0.1:8080/r.svc/Set?$skiptoken=2");
}

BOOST_AUTO_TEST_CASE(other_origins_are_refused) {
    for (const char* link :
         {"https://elsewhere/r.svc/Set?$skiptoken=2", "//elsewhere/Set", "https://h:8443/r.svc/Set",
          "http://h:8080/r.svc/Set", "https://h@elsewhere/r.svc"}) {
        auto next = follow(link);
        BOOST_TEST_CONTEXT(link) {
            BOOST_REQUIRE(!next);
            BOOST_TEST(base::nameOf(next.error().kind) == "refusedByPolicy");
        }
    }
}

BOOST_AUTO_TEST_CASE(link_that_is_no_address_is_an_error) {
    auto next = follow("file:///etc/passwd");
    BOOST_REQUIRE(!next);
    BOOST_TEST(base::nameOf(next.error().kind) == "badResponse");
}

BOOST_AUTO_TEST_SUITE_END()
