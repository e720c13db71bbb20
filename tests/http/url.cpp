// SPDX-License-Identifier: MPL-2.0
#include "http/url.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>
#include <vector>

using namespace odc;

namespace {

http::Url parsed(std::string_view text) {
    auto url = http::parseUrl(text);
    BOOST_REQUIRE_MESSAGE(url, text << ": " << (url ? "" : url.error().message));
    return *url;
}

std::string resolved(std::string_view base, std::string_view reference) {
    auto url = http::resolve(parsed(base), reference);
    return url ? url->text() : "refused: " + url.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(parts_are_taken_apart_and_put_together) {
    const auto url =
        parsed("https://ann:s%40crt@Example.ORG:8443/a%20b/Set('x')?$top=1&q=a+b#part");
    BOOST_TEST(url.scheme == "https");
    BOOST_TEST(url.host == "example.org");
    BOOST_TEST(url.port == 8443);
    BOOST_TEST(url.path == "/a%20b/Set('x')");
    BOOST_TEST(url.query == "$top=1&q=a+b");
    BOOST_TEST(url.user == "ann");
    BOOST_TEST(url.password == "s@crt");
    BOOST_TEST(url.text() == "https://example.org:8443/a%20b/Set('x')?$top=1&q=a+b");
    BOOST_TEST(url.origin() == "https://example.org:8443");
}

BOOST_AUTO_TEST_CASE(default_port_is_known_but_not_written) {
    BOOST_TEST(parsed("https://example.org").text() == "https://example.org/");
    BOOST_TEST(parsed("https://example.org:443/x").text() == "https://example.org/x");
    BOOST_TEST(parsed("HTTP://example.org").origin() == "http://example.org:80");
}

BOOST_AUTO_TEST_CASE(ipv6_keeps_its_brackets) {
    const auto url = parsed("http://[::1]:81/x");
    BOOST_TEST(url.host == "[::1]");
    BOOST_TEST(url.origin() == "http://[::1]:81");
    BOOST_TEST(http::isLoopback(url));
}

BOOST_AUTO_TEST_CASE(pasted_spaces_and_letters_are_percent_encoded) {
    BOOST_TEST(parsed("https://h/s/Set?$filter=Name eq 'Zürich'").text() ==
               "https://h/s/Set?$filter=Name%20eq%20'Z%C3%BCrich'");
    BOOST_TEST(parsed("  https://h/a  \n").text() == "https://h/a");
}

BOOST_AUTO_TEST_CASE(what_is_no_web_address_is_refused_with_a_sentence) {
    for (const char* text :
         {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "https://",
          "http://h:99999/", "http://a b/", "javascript:alert(1)", "https://h/\x01"}) {
        const auto url = http::parseUrl(text);
        BOOST_REQUIRE_MESSAGE(!url, text);
        BOOST_TEST((url.error().kind == base::ErrorKind::wrongUsage), text);
        BOOST_TEST(url.error().message.ends_with("."), url.error().message);
    }
}

BOOST_AUTO_TEST_CASE(references_resolve_as_rfc_3986_section_5_4_says) {
    const std::vector<std::pair<const char*, const char*>> examples = {
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g/"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q"},
        {"g#s", "http://a/b/c/g"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"https://z/q?w", "https://z/q?w"},
    };
    for (const auto& [reference, expected] : examples)
        BOOST_TEST(resolved("http://a/b/c/d;p?q", reference) == expected,
                   reference << " gave " << resolved("http://a/b/c/d;p?q", reference) << ", not "
                             << expected);
}

BOOST_AUTO_TEST_CASE(next_links_as_services_write_them_resolve) {
    BOOST_TEST(resolved("http://h:8080/S.svc/", "Rooms?$skiptoken=97") ==
               "http://h:8080/S.svc/Rooms?$skiptoken=97");
    BOOST_TEST(resolved("http://h/S.svc/Rooms?$top=3", "?$skiptoken='a b'") ==
               "http://h/S.svc/Rooms?$skiptoken='a%20b'");
    BOOST_TEST(resolved("http://h/S.svc/Rooms", "Rooms?$filter=Link eq 'http://x/y'") ==
               "http://h/S.svc/Rooms?$filter=Link%20eq%20'http://x/y'");
    BOOST_TEST(resolved("http://h/S.svc/", "Rooms('1')/Seats") ==
               "http://h/S.svc/Rooms('1')/Seats");
}

BOOST_AUTO_TEST_CASE(other_schemes_do_not_come_in_by_reference) {
    for (const char* reference : {"ftp://x/y", "file:///etc/passwd"})
        BOOST_TEST(!http::resolve(parsed("http://h/"), reference), reference);
}

BOOST_AUTO_TEST_CASE(the_machine_itself_is_told_from_other_hosts) {
    for (const char* text : {"http://localhost/", "http://LOCALHOST./", "http://127.0.0.1/",
                             "http://127.1/", "http://127.9.8.7:81/", "http://[::1]/"})
        BOOST_TEST(http::isLoopback(parsed(text)), text);
    for (const char* text : {"http://localhost.example.org/", "http://127.example.org/",
                             "http://10.0.0.1/", "http://[::2]/", "http://example.org/"})
        BOOST_TEST(!http::isLoopback(parsed(text)), text);
}

BOOST_AUTO_TEST_SUITE_END()
