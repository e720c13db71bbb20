// SPDX-License-Identifier: MPL-2.0
#include "http/address.hpp"
#include "http/proxy.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

using namespace odc;

namespace {

http::AddressBytes address(const char* text) {
    const auto bytes = http::parseAddress(text);
    BOOST_REQUIRE_MESSAGE(bytes, text);
    return *bytes;
}

std::string proxyOf(const char* url, const std::map<std::string, std::string>& variables) {
    return http::proxyFor(*http::parseUrl(url),
                          [&](std::string_view name) -> std::optional<std::string> {
                              const auto found = variables.find(std::string(name));
                              if (found == variables.end())
                                  return std::nullopt;
                              return found->second;
                          });
}

} // namespace

BOOST_AUTO_TEST_SUITE(address_and_proxy)

BOOST_AUTO_TEST_CASE(private_and_special_addresses_are_told_from_public_ones) {
    for (const char* text : {"0.0.0.0",
                             "10.1.2.3",
                             "100.64.0.1",
                             "100.127.255.255",
                             "127.0.0.1",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.0.1",
                             "198.18.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fc00::1",
                             "fd12:3456::1",
                             "fe80::1",
                             "ff02::1",
                             "::ffff:10.0.0.1",
                             "::ffff:127.0.0.1",
                             "64:ff9b::a00:1",
                             "2002:7f00:1::",
                             "2001:db8::1",
                             "2001::1"})
        BOOST_TEST(!http::isPublicAddress(address(text)), text);
    for (const char* text :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
          "172.32.0.0", "192.167.0.1", "192.169.0.1", "223.255.255.255", "2606:4700::1111",
          "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::"})
        BOOST_TEST(http::isPublicAddress(address(text)), text);
}

BOOST_AUTO_TEST_CASE(the_machine_itself_is_known_in_all_spellings) {
    for (const char* text : {"127.0.0.1", "127.255.0.3", "::1", "[::1]", "::ffff:127.0.0.1"})
        BOOST_TEST(http::isLoopbackAddress(address(text)), text);
    for (const char* text : {"128.0.0.1", "10.0.0.1", "::2", "::"})
        BOOST_TEST(!http::isLoopbackAddress(address(text)), text);
}

BOOST_AUTO_TEST_CASE(names_are_no_addresses) {
    for (const char* text : {"localhost", "1.2.3", "1.2.3.4.5", "", "[]", "example.org"})
        BOOST_TEST(!http::parseAddress(text).has_value(), text);
    BOOST_TEST(http::formatAddress(address("fe80::1%eth0")) == "fe80::1");
}

BOOST_AUTO_TEST_CASE(proxy_is_chosen_by_the_scheme) {
    const std::map<std::string, std::string> variables{{"http_proxy", "http://p:1"},
                                                       {"HTTPS_PROXY", "http://p:2"}};
    BOOST_TEST(proxyOf("http://example.org/", variables) == "http://p:1");
    BOOST_TEST(proxyOf("https://example.org/", variables) == "http://p:2");
    BOOST_TEST(proxyOf("https://example.org/", {{"all_proxy", "socks5h://p:3"}}) ==
               "socks5h://p:3");
    BOOST_TEST(proxyOf("http://example.org/", {{"HTTP_PROXY", "http://stranger"}}) == "");
    BOOST_TEST(proxyOf("http://example.org/", {}) == "");
}

BOOST_AUTO_TEST_CASE(this_machine_is_never_reached_through_a_proxy) {
    const std::map<std::string, std::string> variables{{"http_proxy", "http://p:1"}};
    for (const char* url : {"http://localhost/", "http://127.0.0.1:8080/", "http://[::1]/"})
        BOOST_TEST(proxyOf(url, variables) == "", url);
}

BOOST_AUTO_TEST_CASE(no_proxy_covers_domains_addresses_and_networks) {
    const std::string list =
        "intern.example, .corp.example,*.dev.example 10.0.0.0/8,192.168.1.5, fd00::/8";
    for (const char* host :
         {"intern.example", "a.intern.example", "INTERN.example.", "x.corp.example", "corp.example",
          "y.dev.example", "10.200.0.1", "192.168.1.5", "[fd00::7]"})
        BOOST_TEST(http::isCoveredBy(list, host), host);
    for (const char* host :
         {"example", "notintern.example", "11.0.0.1", "192.168.1.50", "[fe80::1]", "example.org"})
        BOOST_TEST(!http::isCoveredBy(list, host), host);
    BOOST_TEST(http::isCoveredBy("*", "example.org"));
    BOOST_TEST(!http::isCoveredBy("", "example.org"));
    BOOST_TEST(!http::isCoveredBy("10.0.0.0/99,10.0.0.0/x", "10.0.0.1"));
    BOOST_TEST(proxyOf("http://a.example/",
                       {{"http_proxy", "http://p:1"}, {"NO_PROXY", "example"}}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
